import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatUsdc, maximumUsdc, parseAmount } from './usdc.js'

describe('parseAmount', () => {
  test.each([
    ['25.5', 25_500_000n],
    ['25.50', 25_500_000n],
    ['0.000001', 1n],
    ['2.01', 2_010_000n],
    ['007', 7_000_000n],
    ['10000000', maximumUsdc],
    ['00000000000000000001', 1_000_000n],
  ])('reads %s exactly', (text, amount) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: amount })
  })

  test.each([
    ['', 'amount_malformed'],
    ['abc', 'amount_malformed'],
    ['1e3', 'amount_malformed'],
    ['1,5', 'amount_malformed'],
    [' 1', 'amount_malformed'],
    ['1 ', 'amount_malformed'],
    ['1.', 'amount_malformed'],
    ['.5', 'amount_malformed'],
    ['1.2.3', 'amount_malformed'],
    ['١', 'amount_malformed'],
    ['+1', 'amount_malformed'],
    ['1-', 'amount_malformed'],
    ['-1', 'amount_not_positive'],
    ['0', 'amount_not_positive'],
    ['0.000000', 'amount_not_positive'],
    ['0.0000001', 'amount_too_precise'],
    ['10000000.000001', 'amount_too_large'],
    ['123456789012345678901', 'amount_too_large'],
    ['000000000000000000001', 'amount_too_large'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseAmount(text)).toMatchObject({
      ok: false,
      code,
      message: expect.stringMatching(/\.$/),
    })
  })

  test('keeps to the decimals of the currency', () => {
    expect(parseAmount('1.23', 2)).toEqual({ ok: true, value: 1_230_000n })
    expect(parseAmount('1.234', 2)).toEqual({
      ok: false,
      code: 'amount_too_precise',
      message: 'The amount has more than 2 decimals.',
    })
  })

  test('says what to write instead', () => {
    expect(parseAmount('-1')).toMatchObject({ message: 'The amount must be above zero.' })
    expect(parseAmount('0')).toMatchObject({ message: 'The amount must be above zero.' })
    expect(parseAmount('x')).toMatchObject({ message: expect.stringContaining('25.50') })
    expect(parseAmount('99999999999')).toMatchObject({ message: 'The amount is above 10,000,000.' })
  })
})

describe('formatUsdc', () => {
  test.each([
    [0n, '0.00'],
    [1n, '0.000001'],
    [25_500_000n, '25.50'],
    [25_000_000n, '25.00'],
    [25_123_000n, '25.123'],
    [100_000n, '0.10'],
    [-1_500_000n, '-1.50'],
    [1_234_567_890_123n, '1234567.890123'],
  ])('writes %s as %s', (amount, text) => {
    expect(formatUsdc(amount)).toBe(text)
  })

  test('comes back unchanged through parseAmount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: maximumUsdc }), (amount) => {
        expect(parseAmount(formatUsdc(amount))).toEqual({ ok: true, value: amount })
      }),
    )
  })
})
