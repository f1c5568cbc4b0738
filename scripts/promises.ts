// `docs/promises.md` says what is promised and what proves it. Every proof must exist.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A row of `docs/promises.md`. */
export type PromiseRow = { readonly promise: string; readonly proof: string; readonly line: number }

/** Reads the rows: every table line with two cells that is not a head or a rule. */
export function promiseRows(text: string): PromiseRow[] {
  return text.split('\n').flatMap((line, at) => {
    const cells = /^\|(.*)\|(.*)\|$/.exec(line.replaceAll('\\|', '¦'))
    if (cells === null || /^[\s|:-]+$/.test(line) || /^\|\s*promise\s*\|/.test(line)) return []
    const [promise = '', proof = ''] = cells
      .slice(1)
      .map((cell) => cell.replaceAll('¦', '|').trim())
    return [{ promise, proof, line: at + 1 }]
  })
}

/**
 * Says what is wrong with a row; nothing when all is well.
 *
 * A proof is one or more of, joined by `;`: `path/to/file › title of a test`, `picture: path`,
 * `figure: npm command … = what was measured`, or `not met: why`.
 *
 * @param read gives a file's text, or nothing when there is none
 */
export function problemOf(
  { promise, proof }: PromiseRow,
  read: (path: string) => string | undefined,
): string | undefined {
  if (promise === '') return 'the promise is empty'
  if (proof === '') return 'the proof is empty'
  for (const part of proof.split(/;\s+(?=`|picture: |figure: |not met: )/)) {
    const plain = part.replaceAll('`', '').trim()
    const [path = '', title] = plain.split(' › ')
    if (/^(figure|not met): .{10,}/.test(plain)) continue
    const file = plain.startsWith('picture: ') ? plain.slice('picture: '.length) : path
    const text = read(file)
    if (text === undefined) return `there is no file ${file}`
    if (plain.startsWith('picture: ')) continue
    if (title === undefined) return `${file} is named without a test`
    if (!text.includes(title)) return `${file} has no test “${title}”`
  }
  return undefined
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..')
  const page = 'docs/promises.md'
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
  const rows = promiseRows(read(page) ?? '')
  const problems = rows.flatMap((row) => {
    const problem = problemOf(row, read)
    return problem === undefined ? [] : [`${page}:${row.line}: ${problem}`]
  })
  if (rows.length === 0) problems.push(`${page}: no rows`)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${rows.length} promises, ${problems.length} without a proof\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
