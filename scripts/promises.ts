// `docs/promises.md` says what is promised and what proves it, and `docs/security.md` which test shows each
// requirement of OWASP ASVS. Every proof must exist.
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

/** Reads the rows of a page's ASVS table. What is the deployment's own part (`yours: …`) has no test. */
export function requirementRows(text: string): PromiseRow[] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^## OWASP ASVS/.test(line))
  if (start === -1) return []
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '))
  const end = length === -1 ? lines.length : start + 1 + length
  const section = lines.map((line, at) => (at > start && at < end ? line : '')).join('\n')
  return promiseRows(section).filter(
    ({ promise, proof }) => !/^item\s*\|/.test(promise) && !/^yours: .{5,}/.test(proof),
  )
}

/**
 * Says what is wrong with a row of the ASVS table: only tests show a requirement.
 *
 * @param read gives a file's text, or nothing when there is none
 */
export function problemOfRequirement(
  row: PromiseRow,
  read: (path: string) => string | undefined,
): string | undefined {
  const other = /(?:^|;\s+)(picture|figure|not met): /.exec(row.proof)?.[1]
  return other === undefined
    ? problemOf(row, read)
    : `a requirement is shown by tests, not “${other}”`
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
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
  const pages = [
    { page: 'docs/promises.md', rowsOf: promiseRows, judge: problemOf },
    { page: 'docs/security.md', rowsOf: requirementRows, judge: problemOfRequirement },
  ]
  for (const { page, rowsOf, judge } of pages) {
    const rows = rowsOf(read(page) ?? '')
    const problems = rows.flatMap((row) => {
      const problem = judge(row, read)
      return problem === undefined ? [] : [`${page}:${row.line}: ${problem}`]
    })
    if (rows.length === 0) problems.push(`${page}: no rows`)
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    process.stdout.write(`${page}: ${rows.length} rows, ${problems.length} without a proof\n`)
    if (problems.length > 0) process.exitCode = 1
  }
}
