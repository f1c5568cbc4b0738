import { describe, expect, test } from 'vitest'
import { problemOf, problemOfRequirement, promiseRows, requirementRows } from './promises.js'

const files: Record<string, string> = {
  'src/a.test.ts': "test('keeps its word', () => undefined)",
  'docs/a.png': '',
}
const check = (promise: string, proof: string) =>
  problemOf({ promise, proof, line: 1 }, (path) => files[path])

describe('promiseRows', () => {
  test('reads the rows of every table, and no heads', () => {
    const text =
      '# Promises\n\n| promise | proof |\n|---|---|\n| a | `b` |\n| with \\| bar | c |\n\ntext | no row'
    expect(promiseRows(text)).toEqual([
      { promise: 'a', proof: '`b`', line: 5 },
      { promise: 'with | bar', proof: 'c', line: 6 },
    ])
  })
})

describe('problemOf', () => {
  test.each([
    '`src/a.test.ts › keeps its word`',
    'picture: docs/a.png',
    'figure: npm run bench = 12 kB',
    'not met: there is no such machine here',
    '`src/a.test.ts › keeps its word`; picture: docs/a.png',
  ])('takes %s', (proof) => {
    expect(check('a promise', proof)).toBeUndefined()
  })

  test.each([
    ['', 'the proof is empty'],
    ['`src/b.test.ts › keeps its word`', 'there is no file src/b.test.ts'],
    ['`src/a.test.ts › breaks it`', 'src/a.test.ts has no test “breaks it”'],
    ['`src/a.test.ts`', 'src/a.test.ts is named without a test'],
    ['picture: docs/b.png', 'there is no file docs/b.png'],
    ['figure: ', 'there is no file figure:'],
    ['`src/a.test.ts › keeps its word`; `src/b.test.ts › x`', 'there is no file src/b.test.ts'],
  ])('refuses %j', (proof, problem) => {
    expect(check('a promise', proof)).toBe(problem)
  })

  test('refuses an empty promise', () => {
    expect(check('', 'picture: docs/a.png')).toBe('the promise is empty')
  })
})

describe('the ASVS table', () => {
  const page = [
    '# Page',
    '| item | other table |',
    '## OWASP ASVS 5.0',
    '| item | about | test |',
    '|---|---|---|',
    '| 1.1.1 | words | `src/a.test.ts › keeps its word` |',
    '| 12.1.1 | TLS | yours: the reverse proxy |',
    '## The next part',
    '| a | b |',
  ].join('\n')

  test('is read to the end of its part, without what is the deployment’s own', () => {
    expect(requirementRows(page)).toEqual([
      { promise: '1.1.1 | words', proof: '`src/a.test.ts › keeps its word`', line: 6 },
    ])
    expect(requirementRows('# Another page')).toEqual([])
  })

  test.each([
    ['`src/a.test.ts › keeps its word`', undefined],
    ['`src/a.test.ts › breaks it`', 'src/a.test.ts has no test “breaks it”'],
    ['`src/a.test.ts`', 'src/a.test.ts is named without a test'],
    ['`npm run campaign -- fuzz`', 'there is no file npm run campaign -- fuzz'],
    ['figure: npm run bench = 12 kB', 'a requirement is shown by tests, not “figure”'],
    [
      '`src/a.test.ts › keeps its word`; not met: there is no such machine here',
      'a requirement is shown by tests, not “not met”',
    ],
  ])('takes tests and nothing else: %s', (proof, problem) => {
    const row = { promise: '1.1.1 | words', proof, line: 1 }
    expect(problemOfRequirement(row, (path) => files[path])).toBe(problem)
  })
})
