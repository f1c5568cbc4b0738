import type { openPayment, ReadTransfer } from '../../database/index.js'

const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const at0 = 1_700_000_000
const addressOf = (at: number): `0x${string}` => `0x${at.toString(16).padStart(40, '0')}`

/** The payment with a number: what the writer writes and the reader expects. */
export function paymentOf(at: number): Omit<Parameters<typeof openPayment>[0], 'database'> {
  return {
    payment: {
      id: `pay_${at}`,
      store: 'sandbox',
      order: `${at}`,
      cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
      total: { amount: '1.00', currency: 'USD' },
      openedAt: at0,
      treasury: addressOf(1),
      factory: addressOf(2),
      address: addressOf(1_000_000 + at),
    },
    networks: [{ chain: 'eip155:8453', token, confirmations: 3 }],
    quote: { number: 1, due: 1_000_000n, quotedAt: at0, expiresAt: at0 + 1_800 },
  }
}

/** The one transfer to it. */
export function transferOf(at: number): ReadTransfer {
  return {
    blockHash: `0xb${at}`,
    blockNumber: 100 + at,
    blockTime: at0,
    logIndex: 0,
    token,
    transactionHash: `0xt${at}`,
    indexInTransaction: 0,
    from: addressOf(3),
    to: addressOf(1_000_000 + at),
    amount: 1_000_000n,
  }
}
