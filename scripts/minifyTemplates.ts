import type { Plugin } from 'vite'

/** Takes the indentation out of lit's `html` templates, and the white space out of its `css` ones. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!/\/src\/(element|wallets)\/.*\.ts$/.test(id)) return null
      return { code: shortenTemplates(code), map: null }
    },
  }
}

/** Shortens the text of every tagged `html`, `svg` and `css` template, and leaves all code as it is. */
export function shortenTemplates(code: string): string {
  let out = ''
  let at = 0
  // Each entry is an open template: what shortens its text, and how many braces of a `${…}` are open.
  const stack: { shorten: Shorten; braces: number }[] = []
  while (at < code.length) {
    const top = stack.at(-1)
    if (top !== undefined && top.braces === 0) {
      const text = /^(?:\\[\s\S]|(?!\$\{)[^\\`])*/.exec(code.slice(at))?.[0] ?? ''
      const isFirst = out.endsWith('`')
      at += text.length
      const end = code.startsWith('${', at) ? '${' : '`'
      out += top.shorten(text, { isFirst, isLast: end === '`' })
      if (end === '`') stack.pop()
      else top.braces = 1
      out += end
      at += end.length
      continue
    }
    const skipped = /^(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")/.exec(
      code.slice(at),
    )?.[0]
    if (skipped !== undefined) {
      out += skipped
      at += skipped.length
      continue
    }
    const char = code[at] ?? ''
    if (char === '`') stack.push({ shorten: shortenerOf(out), braces: 0 })
    else if (top !== undefined && char === '{') top.braces++
    else if (top !== undefined && char === '}') top.braces--
    out += char
    at++
  }
  return out
}

/** Where a piece of text stands in its template. */
type Place = { readonly isFirst: boolean; readonly isLast: boolean }

type Shorten = (text: string, place: Place) => string

function shortenerOf(before: string): Shorten {
  const tag = /\b(html|svg|css)\s*$/.exec(before)?.[1]
  if (tag === undefined) return (text) => text
  return tag === 'css' ? shortenCss : shortenHtml
}

/**
 * One space for every line break, and none between two tags or at the ends: no template has `<pre>`,
 * or words in two tags on two lines.
 */
const shortenHtml = (text: string, { isFirst, isLast }: Place): string =>
  text
    .replace(/>\s*\n\s*</g, '><')
    .replace(/^\s*\n\s*/, isFirst ? '' : ' ')
    .replace(/\s*\n\s*$/, isLast ? '' : ' ')
    .replace(/\s*\n\s*/g, ' ')

/** No template has white space that matters inside a CSS string. */
const shortenCss = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s?([{};,])\s?/g, '$1')
    .replace(/:\s/g, ':')
    .replace(/;}/g, '}')
    .replace(/([\s:,(-])0\.(\d)/g, '$1.$2')
