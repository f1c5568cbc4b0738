import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  formatDecimal,
  isSameDecimal,
  negateDecimal,
  parseDecimal,
} from './decimal.js'

function read(text: string) {
  const decimal = parseDecimal(text)
  if (decimal === undefined) throw new Error(`${text} is no decimal`)
  return decimal
}

describe('a decimal', () => {
  test.each([
    ['25.5000', '25.50'],
    ['25.0000', '25.00'],
    ['25', '25.00'],
    ['0.0000', '0.00'],
    ['25.5050', '25.505'],
    ['0.0001', '0.0001'],
    ['-1.2500', '-1.25'],
    ['-0.5', '-0.50'],
    ['99999999999999999999.9999', '99999999999999999999.9999'],
  ])('%s is written as %s: no digit is lost', (text, written) => {
    expect(formatDecimal(read(text))).toBe(written)
  })

  test.each(['', '1e3', '1,5', ' 1', '1.', '.5', '+1', 'NaN', '1.0000000000000', '1.2.3'])(
    '%j is none',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )

  test('is subtracted exactly, whatever the scales', () => {
    const amount = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
    fc.assert(
      fc.property(amount, amount, ([a, aScale], [b, bScale]) => {
        const [one, other] = [
          { value: a, scale: aScale },
          { value: b, scale: bScale },
        ]
        const sum = addDecimals(one, other)
        expect(isSameDecimal(addDecimals(sum, negateDecimal(other)), one)).toBe(true)
        expect(isSameDecimal(read(formatDecimal(sum)), sum)).toBe(true)
      }),
    )
  })
})
