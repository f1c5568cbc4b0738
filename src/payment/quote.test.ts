import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quote, quoteLifetime, rateLifetime, toleranceOf } from './quote.js'

describe('quote', () => {
  test('takes one USDC for one dollar, for half an hour', () => {
    expect(quote({ total: { amount: '25.50', currency: 'USD' }, now: 1_000 })).toEqual({
      ok: true,
      value: { number: 1, due: 25_500_000n, quotedAt: 1_000, expiresAt: 1_000 + quoteLifetime },
    })
    expect(quoteLifetime).toBe(1_800)
  })

  test('ends when it is asked to', () => {
    expect(quote({ total: { amount: '1', currency: 'USD' }, now: 5, lifetime: 60 })).toMatchObject({
      value: { expiresAt: 65 },
    })
  })

  test('counts the quotes of a payment', () => {
    expect(quote({ total: { amount: '1', currency: 'USD' }, number: 2, now: 5 })).toMatchObject({
      value: { number: 2 },
    })
  })

  test('refuses a currency that it has no rate for', () => {
    expect(quote({ total: { amount: '25.50', currency: 'EUR' }, now: 0 })).toEqual({
      ok: false,
      code: 'currency_unsupported',
      message: 'There is no rate for EUR.',
    })
  })

  test('refuses an amount that the currency cannot have', () => {
    expect(quote({ total: { amount: '25.505', currency: 'USD' }, now: 0 })).toMatchObject({
      ok: false,
      code: 'amount_too_precise',
    })
  })

  describe('with a rate', () => {
    const rate = { currency: 'EUR', perUsdc: '0.92', source: 'coinbase', at: 1_000 }
    const total = { amount: '92.00', currency: 'EUR' }

    test('divides by it, and freezes it with its source and time', () => {
      expect(quote({ total, rate, now: 1_000 })).toMatchObject({
        ok: true,
        value: { due: 100_000_000n, rate },
      })
    })

    test.each([
      ['0.03', '0.92', 32_609n],
      ['1', '3', 333_334n],
      ['1250', '155.123456789012345678', 8_058_098n],
      ['10', '1', 10_000_000n],
    ])('rounds %s at %s up to the next atomic unit', (amount, perUsdc, due) => {
      const result = quote({
        total: { amount, currency: 'EUR' },
        rate: { ...rate, perUsdc },
        now: 1_000,
      })
      expect(result).toMatchObject({ value: { due } })
    })

    test('never asks for less than the total is worth, nor for a whole unit more', () => {
      fc.assert(
        fc.property(
          fc.bigInt({ min: 1n, max: 100_000_000n }),
          fc.bigInt({ min: 100_000n, max: 1_000_000_000n }),
          (cents, millionths) => {
            const result = quote({
              total: {
                amount: `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`,
                currency: 'EUR',
              },
              rate: {
                ...rate,
                perUsdc: `${millionths / 1_000_000n}.${(millionths % 1_000_000n).toString().padStart(6, '0')}`,
              },
              now: 1_000,
            })
            if (!result.ok) return result.code === 'amount_too_large'
            // In units of 10^-12 of the currency: worth of due, against the total.
            const worth = result.value.due * millionths
            const total = cents * 10_000_000_000n
            return worth >= total && worth - total < millionths
          },
        ),
      )
    })

    test.each([
      ['too old', 1_000 + rateLifetime + 1],
      ['from the future', 1_000 - rateLifetime - 1],
    ])('refuses one that is %s', (_name, now) => {
      expect(quote({ total, rate, now })).toEqual({
        ok: false,
        code: 'rate_stale',
        message: 'The rate for EUR is too old.',
      })
      expect(quote({ total, rate, now: now < 1_000 ? now + 1 : now - 1 })).toMatchObject({
        ok: true,
      })
    })

    test.each(['0', '0.0', '-1', '1e3', '', 'x', '0.92x', 'x0.92'])(
      'refuses the rate “%s”',
      (perUsdc) => {
        const result = quote({ total, rate: { ...rate, perUsdc }, now: 1_000 })
        expect(result).toEqual({
          ok: false,
          code: 'currency_unsupported',
          message: 'The rate is not a positive number.',
        })
      },
    )

    test('refuses a rate of another currency', () => {
      expect(quote({ total, rate: { ...rate, currency: 'GBP' }, now: 1_000 })).toMatchObject({
        code: 'currency_unsupported',
      })
    })

    test('refuses a sum that is too large, or too precise, in USDC too', () => {
      const small = { ...rate, perUsdc: '0.000001' }
      expect(quote({ total, rate: small, now: 1_000 })).toMatchObject({ code: 'amount_too_large' })
      expect(
        quote({ total: { amount: '1.005', currency: 'EUR' }, rate, now: 1_000 }),
      ).toMatchObject({ code: 'amount_too_precise' })
    })

    test('is left alone by dollars', () => {
      const dollars = { amount: '92.00', currency: 'USD' }
      expect(quote({ total: dollars, rate: { ...rate, currency: 'USD' }, now: 1_000 })).toEqual({
        ok: true,
        value: { number: 1, due: 92_000_000n, quotedAt: 1_000, expiresAt: 2_800 },
      })
    })
  })
})

describe('toleranceOf', () => {
  test('is frozen in the quote', () => {
    const total = { amount: '20.00', currency: 'USD' }
    expect(quote({ total, now: 1_000, tolerance: { basisPoints: 50 } })).toMatchObject({
      value: { due: 20_000_000n, tolerance: 100_000n },
    })
  })

  const due = 20_000_000n
  test.each([
    ['nothing', {}, 0n],
    ['a share', { basisPoints: 50 }, 100_000n],
    ['an amount', { amount: 250_000n }, 250_000n],
    ['the smaller of both', { basisPoints: 50, amount: 250_000n }, 100_000n],
    ['the smaller of both', { basisPoints: 500, amount: 250_000n }, 250_000n],
    ['always less than what is due', { amount: 99_000_000n }, due - 1n],
  ] as const)('%s', (_name, tolerance, expected) => {
    expect(toleranceOf(due, tolerance)).toBe(expected)
  })
})
