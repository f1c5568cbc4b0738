import { describe, expect, test } from 'vitest'
import type { Check } from './compare.js'
import { parseCode } from './parseCode.js'
import { reportOf, write } from './report.js'

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const own = 'https://pay.example/storefront.js?endpoint=https://pay.example&treasury=0x'
const check = (result: Check['result']): Check => ({
  what: 'code: receiver',
  result,
  seen: 'one',
  expected: 'other',
})

function report({
  codes = [address],
  results = ['right'] as Check['result'][],
  status = 'waiting' as string | undefined,
  scripts = [{ src: own, integrity: 'sha384-x' }],
  requested = [own],
  claimed = [] as string[],
} = {}) {
  return reportOf({
    visit: {
      url: 'https://shop.example',
      codes,
      requested,
      order: '1',
      element: {},
      scripts,
      inlineScripts: 2,
    },
    order: {
      store: 's',
      order: '1',
      cart: 'c',
      endpoint: 'https://e',
      pinned: [],
      total: 5n,
      claimed,
    },
    codes: codes.map(parseCode),
    checks: results.map(check),
    status,
  })
}

describe('the verdict', () => {
  test.each([
    ['all is right', {}, 0, 'pays this order'],
    ['something is unknown', { results: ['right', 'unknown'] as const }, 0, 'pays this order'],
    ['one thing is wrong', { results: ['right', 'wrong'] as const }, 1, 'wrong: code: receiver'],
    [
      'something is wrong, and no code is seen',
      { codes: [], results: ['wrong'] as const },
      1,
      'wrong',
    ],
    ['no code is seen', { codes: [] }, 2, 'No payment code was seen. Open it'],
    [
      'only a code of something else is seen',
      { codes: ['https://a'] },
      2,
      'No payment code was seen.',
    ],
    ['it is paid, so there is no code', { codes: [], status: 'paid' }, 2, 'the payment is paid'],
  ])('when %s', (_, change, exitCode, verdict) => {
    const { results, ...others } = { results: ['right'] as readonly Check['result'][], ...change }
    const made = report({ ...others, results: [...results] })
    expect(made.exitCode).toBe(exitCode)
    expect(made.verdict).toContain(verdict)
  })

  test('when the endpoint says nothing', () => {
    const made = reportOf({
      visit: {
        url: 'https://s',
        codes: [address],
        requested: [],
        order: '1',
        element: {},
        scripts: [],
        inlineScripts: 0,
      },
      order: {
        store: 's',
        order: '1',
        cart: 'c',
        endpoint: 'https://e',
        pinned: [],
        total: 5n,
        claimed: [],
      },
      codes: [parseCode(address)],
      checks: [check('right')],
      status: undefined,
    })
    expect(made.exitCode).toBe(2)
    expect(made.verdict).toContain('The endpoint did not say')
  })
})

describe('the scripts', () => {
  test('are listed with their hashes, also those that left the page', () => {
    const gone = 'https://evil.example/a.js'
    expect(report({ requested: [own, gone] }).scripts).toEqual([
      { src: own, integrity: 'sha384-x' },
      { src: gone, integrity: null },
    ])
  })

  test.each([
    ['without integrity', [{ src: own, integrity: '' }], 'has no integrity'],
    ['that is not there', [], 'None of our scripts'],
  ])('one of ours %s is warned of', (_, scripts, warning) => {
    const { warnings, exitCode } = report({ scripts, requested: [] })
    expect(warnings).toEqual([expect.stringContaining(warning)])
    expect(exitCode).toBe(0)
  })
})

describe('the report for a person', () => {
  test('names each value that was compared, and who claimed what', () => {
    const text = write(report({ results: ['right', 'wrong', 'unknown'], claimed: ['order'] }))
    expect(text).toContain('order     1 (claimed by the page)')
    expect(text).toContain('cart      c\n')
    expect(text).toContain('✓ code: receiver\n    seen      one\n    expected  other')
    expect(text).toContain('✗ code: receiver')
    expect(text).toContain('? code: receiver')
    expect(text).toContain('! The order was taken from the page.')
    expect(text.endsWith(report({ results: ['wrong'] }).verdict)).toBe(true)
  })

  test('prints nothing that a terminal would obey', () => {
    const scripts = [{ src: `${own}&\u001b[2J`, integrity: '\u001b[31m' }]
    expect(write(report({ scripts }))).not.toContain('\u001b')
  })
})
