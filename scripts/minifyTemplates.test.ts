// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are what is tested
import { describe, expect, test } from 'vitest'
import { shortenTemplates } from './minifyTemplates.js'

describe('shortenTemplates', () => {
  test.each([
    ['html', 'html`\n  <p>\n    a b\n  </p>`', 'html`<p> a b </p>`'],
    [
      'tags below each other',
      'html`<a>\n  <b\n    c=${d}\n  >${e} ${f}\n  </b>\n</a>`',
      'html`<a><b c=${d} >${e} ${f} </b></a>`',
    ],
    [
      'nested html',
      'html`<a>\n ${x ? html`\n <b></b>` : ""}\n</a>`',
      'html`<a> ${x ? html`<b></b>` : ""} </a>`',
    ],
    [
      'css',
      'css`\n  .a > b {\n    gap: 0.5rem 1px; /* note */\n    color: red;\n  }\n`',
      'css` .a > b{gap:.5rem 1px;color:red}`',
    ],
    [
      'css values that need their spaces',
      'css`a { b: calc(1px + 0.5em) }`',
      'css`a{b:calc(1px + .5em)}`',
    ],
    [
      'css selectors that need theirs',
      'css`:host(:not([x])) .a :is(b) {}`',
      'css`:host(:not([x])) .a :is(b){}`',
    ],
    ['css with a fragment', 'css`a {\n ${dark}\n}`', 'css`a{${dark}}`'],
  ])('shortens %s', (_name, code, short) => {
    expect(shortenTemplates(code)).toBe(short)
  })

  test.each([
    ['a plain template', 'const a = `x\n\n  y`'],
    ['a plain template inside code of a template', 'html`${f(`a\n  b`)}`'],
    ['a string with a backtick', "const a = 'html`\\n  x'"],
    ['a comment with a backtick', '// html`\n\nconst a = 1'],
    ['braces in the code of a template', 'html`${{ a: { b: 1 } }\n  .a.b}`'],
    ['an escaped backtick', 'html`\\`a  b`'],
  ])('leaves %s', (_name, code) => {
    expect(shortenTemplates(code)).toBe(code)
  })
})
