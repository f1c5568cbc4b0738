import {
  canonicalTransfers,
  confirmationsOf,
  type Derived,
  type Facts,
  lastQuote,
  type UnixSeconds,
} from '../payment/index.js'
import type { PaymentView } from './paymentView.js'
import type { FiatAmount } from './primitives.js'

/** What a payment is, apart from its facts. */
export type PaymentIdentity = {
  readonly id: string
  readonly store: string
  readonly order: string
  readonly cart: string
  /** First name and last initial of who ordered. */
  readonly customer?: string
  /** What the shop is called. */
  readonly storeName?: string
  readonly total: FiatAmount
  readonly openedAt: UnixSeconds
  readonly treasury: `0x${string}`
  readonly factory: `0x${string}`
  readonly address: `0x${string}`
}

/** Builds the view that the shopper's page gets, from a payment's facts and what follows from them. */
export function paymentViewOf({
  payment,
  sequence,
  facts,
  derived,
}: {
  payment: PaymentIdentity
  sequence: number
  facts: Facts
  derived: Derived
}): PaymentView {
  const { customer, storeName } = payment
  const { rate, expiresAt } = lastQuote(facts.quotes)
  const remaining = derived.due - derived.received
  return {
    id: payment.id,
    sequence,
    status: derived.status,
    exceptions: [...derived.exceptions].sort(),
    order: {
      store: payment.store,
      id: payment.order,
      cart: payment.cart,
      ...(storeName === undefined ? {} : { storeName }),
      ...(customer === undefined ? {} : { customer }),
    },
    total: payment.total,
    ...(rate === undefined
      ? {}
      : { rate: { perUsdc: rate.perUsdc, source: rate.source, at: isoTime(rate.at) } }),
    due: derived.due.toString(),
    received: derived.received.toString(),
    remaining: (remaining > 0n ? remaining : 0n).toString(),
    openedAt: isoTime(payment.openedAt),
    expiresAt: isoTime(expiresAt),
    treasury: payment.treasury,
    factory: payment.factory,
    address: payment.address,
    networks: facts.networks.map(({ chain, token, confirmations }) => ({
      chain,
      token: token as `0x${string}`,
      confirmations,
    })),
    transfers: transfersOf(facts),
  }
}

/** The transfers that count, oldest block first. */
function transfersOf(facts: Facts): PaymentView['transfers'] {
  return canonicalTransfers(facts.transfers)
    .flatMap((transfer) => {
      const network = facts.networks.find(
        ({ chain, token }) => chain === transfer.chain && token === transfer.token,
      )
      if (network === undefined) return []
      return {
        chain: transfer.chain,
        transactionHash: transfer.transactionHash as `0x${string}`,
        amount: transfer.amount.toString(),
        blockNumber: transfer.blockNumber,
        blockTime: isoTime(transfer.blockTime),
        confirmations: Math.min(confirmationsOf(transfer, facts.heads), network.confirmations),
        required: network.confirmations,
      }
    })
    .sort((a, b) => a.blockTime.localeCompare(b.blockTime) || a.blockNumber - b.blockNumber)
}

function isoTime(seconds: UnixSeconds): string {
  return new Date(seconds * 1_000).toISOString()
}
