import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount, formatFiat } from './format.js'

describe('formatAmount', () => {
  test.each([
    [0n, 'en', '0.00'],
    [1n, 'en', '0.000001'],
    [25_500_000n, 'en', '25.50'],
    [2_010_000n, 'en', '2.01'],
    [1_234_567_891_234n, 'en', '1,234,567.891234'],
    [1_234_500_000n, 'de', '1.234,50'],
    [25_500_000n, 'zh-CN', '25.50'],
    [1_234_500_000n, 'ar-EG', '1,234.50'],
  ])('%s in %s is %s', (amount, locale, text) => {
    expect(formatAmount(amount, locale)).toBe(text)
  })

  test('no digit is ever lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (amount) => {
        const [whole = '', fraction = ''] = formatAmount(amount, 'en')
          .replaceAll(',', '')
          .split('.')
        expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(amount)
      }),
    )
  })
})

describe('formatFiat', () => {
  test.each([
    ['25.5', 'USD', 'en', '25.50 USD'],
    ['1234', 'JPY', 'en', '1,234 JPY'],
    ['182.00', 'CNY', 'zh-CN', '182.00 CNY'],
  ])('%s %s in %s is %s', (amount, currency, locale, text) => {
    expect(formatFiat({ amount, currency }, locale)).toBe(text)
  })
})
