import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatUsdc } from '../../money/index.js'
import { withdrawalOf } from './withdrawal.js'

const due = 25_500_000n

describe('what to enter at an exchange', () => {
  test.each([
    ['no fee', '', true, 25_500_000n],
    ['a fee on top', '0.5', false, 25_500_000n],
    ['a fee that is taken out', '0.5', true, 26_000_000n],
    ['a comma', ' 0,5 ', true, 26_000_000n],
    ['the smallest fee', '0.000001', true, 25_500_001n],
    ['zero', '0', true, 25_500_000n],
  ])('%s', (_name, fee, isDeducted, amount) => {
    expect(withdrawalOf({ due, fee, isDeducted })).toBe(amount)
  })

  test.each(['abc', '-1', '1e3', '0.0000001', '1.2.3', '1,000.5', '1000.000001', 'Infinity', '٣'])(
    'the fee "%s" is no amount',
    (fee) => {
      expect(withdrawalOf({ due, fee, isDeducted: true })).toBeUndefined()
    },
  )

  test('what arrives after the fee is what is due, for any amounts', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 13n), fc.bigInt(0n, 10n ** 9n), (sum, fee) => {
        const entered = withdrawalOf({ due: sum, fee: formatUsdc(fee), isDeducted: true })
        expect((entered ?? 0n) - fee).toBe(sum)
      }),
    )
  })
})
