import { describe, expect, test } from 'vitest'
import { base } from '../chains/definitions/base.js'
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
