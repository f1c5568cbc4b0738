import type { ChainDefinition } from '../../chains/definition.js'
import { mainnets } from '../../chains/definitions/mainnets.js'
import type { PaymentView, TransferView } from '../../protocol/index.js'
import { factory, receiverOf, saltOf } from '../../receiver/index.js'

/** The order that tests and the gallery pay. */
export const order = {
  store: 'sandbox',
  id: '1042',
  cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
}

/** The shop's treasury in tests and in the gallery. */
export const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

/** The address of {@link order}, derived as the element derives it. */
export const address = receiverOf({
  treasury,
  salt: saltOf({ store: order.store, order: order.id, cart: order.cart }),
})

/** When the example payments were opened. */
export const openedAt = Date.parse('2026-01-05T10:00:00Z')

/** A true view of {@link order} as an honest endpoint sends it; `changes` go over it. */
export function viewOf(
  changes: Partial<PaymentView> = {},
  chains: readonly ChainDefinition[] = mainnets,
): PaymentView {
  return {
    id: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c',
    sequence: 1,
    status: 'waiting',
    exceptions: [],
    order,
    total: { amount: '25.50', currency: 'USD' },
    due: '25500000',
    received: '0',
    remaining: '25500000',
    openedAt: new Date(openedAt).toISOString(),
    expiresAt: new Date(openedAt + 15 * 60_000).toISOString(),
    treasury,
    factory: factory.address,
    address,
    networks: chains.map(({ id, usdc, confirmations }) => ({
      chain: `eip155:${id}`,
      token: usdc,
      confirmations,
    })),
    transfers: [],
    ...changes,
  }
}

/** A transfer of atomic USDC to {@link address}. */
export function transferOf(changes: Partial<TransferView> = {}): TransferView {
  return {
    chain: 'eip155:8453',
    transactionHash: `0x${'ab'.repeat(32)}`,
    amount: '25500000',
    blockNumber: 100,
    blockTime: new Date(openedAt + 60_000).toISOString(),
    confirmations: 1,
    required: 3,
    ...changes,
  }
}

const paidInFull = { received: '25500000', remaining: '0' }
const done = transferOf({ confirmations: 3 })

/** An order in another currency, with what its total was converted with. */
export const euros = viewOf({
  total: { amount: '23.46', currency: 'EUR' },
  rate: { perUsdc: '0.92', source: 'coinbase', at: new Date(openedAt).toISOString() },
})

/** Every state that a shopper can see, by the name that the gallery gives it. */
export const states = {
  waiting: viewOf(),
  underpaid: viewOf({
    exceptions: ['underpaid'],
    received: '10000000',
    remaining: '15500000',
    transfers: [transferOf({ amount: '10000000', confirmations: 3 })],
  }),
  checking: viewOf({ expiresAt: new Date(openedAt - 1_000).toISOString() }),
  seen: viewOf({ status: 'seen', ...paidInFull, transfers: [transferOf()] }),
  confirmed: viewOf({ status: 'confirmed', ...paidInFull, transfers: [done] }),
  paid: viewOf({ status: 'paid', ...paidInFull, transfers: [done] }),
  expired: viewOf({ status: 'expired' }),
  canceled: viewOf({ status: 'canceled' }),
  overpaid: viewOf({
    status: 'paid',
    exceptions: ['overpaid'],
    received: '30000000',
    remaining: '0',
    transfers: [transferOf({ amount: '30000000', confirmations: 3 })],
  }),
  late: viewOf({ status: 'confirmed', exceptions: ['late'], ...paidInFull, transfers: [done] }),
  duplicate: viewOf({
    status: 'paid',
    exceptions: ['duplicate'],
    received: '51000000',
    remaining: '0',
    transfers: [done, transferOf({ transactionHash: `0x${'cd'.repeat(32)}`, confirmations: 3 })],
  }),
  held: viewOf({ status: 'confirmed', exceptions: ['held'], ...paidInFull, transfers: [done] }),
  order_changed: viewOf({
    status: 'confirmed',
    exceptions: ['order_changed'],
    ...paidInFull,
    transfers: [done],
  }),
  reversed: viewOf({ status: 'paid', exceptions: ['reversed'], ...paidInFull }),
  wrong_token: viewOf({ exceptions: ['wrong_token'] }),
  wrong_chain: viewOf({
    exceptions: ['wrong_chain'],
    transfers: [transferOf({ chain: 'eip155:56', confirmations: 3 })],
  }),
} as const satisfies Record<string, PaymentView>

/** The name of a state. */
export type StateName = keyof typeof states
