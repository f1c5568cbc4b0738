import { describe, expect, test } from 'vitest'
import { quote, quoteLifetime } from './quote.js'

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
})
