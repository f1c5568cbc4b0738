import { describe, expect, test } from 'vitest'
import { base } from '../chains/definitions/base.js'
import type { Finding } from '../database/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { ChainConfig } from './config.js'
import { noticeOf } from './notice.js'

const transactionHash = `0x${'ab'.repeat(32)}` as const
const stray = { token: base.usdc, transactionHash, amount: '5' }
const config = { chains: [{ definition: base } as ChainConfig] }

function payment(change: Partial<PaymentView>): PaymentView {
  return { due: '20000000', received: '20000000', exceptions: [], ...change } as PaymentView
}

describe('noticeOf', () => {
  test.each<[string, Partial<PaymentView>]>([
    ['The network took a transfer back', { exceptions: ['reversed'] }],
    ['The payment is held', { exceptions: ['held'] }],
    ['The order was changed or canceled', { exceptions: ['order_changed'] }],
    ['5.50 USDC too much arrived', { exceptions: ['overpaid'], received: '25500000' }],
    [
      'https://basescan.org/tx/0xabab',
      {
        exceptions: ['wrong_token'],
        strays: [{ ...stray, chain: 'eip155:8453', reason: 'wrong_token' }],
      },
    ],
    [
      '1.5 ETH at https://basescan.org/address/0xcd',
      {
        exceptions: ['wrong_token'],
        address: '0xcd',
        coins: [{ chain: 'eip155:8453', amount: '1500000000000000000' }],
      },
    ],
    [
      'is safe: eip155:1 0xabab',
      {
        exceptions: ['wrong_chain'],
        strays: [{ ...stray, chain: 'eip155:1', reason: 'wrong_chain' }],
      },
    ],
  ])('%s', (words, change) => {
    expect(noticeOf(payment(change), config)).toContain(words)
  })

  describe('of a payment that the screening holds', () => {
    const sender = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    const finding: Finding = {
      ...{ chain: 'eip155:8453', transactionHash, sender, source: 'usdc', verdict: 'flagged' },
      ...{ at: 1_700_000_000, reason: undefined },
    }
    const held = (findings: Finding[], change: Partial<PaymentView> = {}) =>
      noticeOf(payment({ id: 'pay_1', exceptions: ['held'], ...change }), config, findings)

    test('names transfer, sender, source and time, and what a person can do', () => {
      expect(held([finding])).toBe(
        `The payment is held: the order stays unpaid until somebody lets it go. The sender ${sender} is on USDC’s blacklist (2023-11-14T22:13:20.000Z): https://basescan.org/tx/${transactionHash}. Let it go with PUT /v1/payments/pay_1/hold {"hold":"released"}, or refund it by hand; nothing is sent back automatically.`,
      )
    })

    test('says what could not be found out, and why, beside what was', () => {
      const silent = { ...finding, source: 'chainalysis', reason: 'its providers do not answer' }
      const text = held([finding, { ...silent, verdict: 'unavailable' }])
      expect(text).toContain('is on USDC’s blacklist (')
      expect(text).toContain(
        `Whether the sender ${sender} is on Chainalysis’ list of sanctions could not be found out (2023-11-14T22:13:20.000Z, its providers do not answer): https://basescan.org/`,
      )
    })

    test('says of a paid order that nothing was changed', () => {
      const text = held([finding], { status: 'paid' })
      expect(text).toContain('the order was paid before: nothing was changed.')
      expect(text).not.toContain('stays unpaid')
    })

    test('names nobody once it is let go', () => {
      expect(held([finding], { exceptions: [] })).toBe('Nothing is left to look at.')
    })
  })

  test('says of an order that was paid twice only that', () => {
    const twice = payment({ exceptions: ['duplicate', 'overpaid'], received: '40000000' })
    expect(noticeOf(twice, config)).toBe(
      'It was paid twice. 20.00 USDC are too much and belong to the shopper.',
    )
  })

  test('says so when nothing is left', () => {
    expect(noticeOf(payment({ exceptions: ['late'] }), config)).toBe('Nothing is left to look at.')
  })
})
