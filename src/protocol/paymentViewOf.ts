import {
  type Derived,
  depthOf,
  type Facts,
  lastQuote,
  type Stray,
  shownConfirmations,
  sortTransfers,
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

/** A payment that the shopper signed and that is under way. */
export type LiveAuthorization = {
  readonly attempt: number
  readonly chain: string
  readonly validBefore: UnixSeconds
  readonly cancelable: boolean
}

/** Builds the view that the shopper's page gets, from a payment's facts and what follows from them. */
export function paymentViewOf({
  payment,
  sequence,
  facts,
  derived,
  authorization,
  nextAttempt = 0,
}: {
  payment: PaymentIdentity
  sequence: number
  facts: Facts
  derived: Derived
  authorization?: LiveAuthorization | undefined
  /** @default 0 */
  nextAttempt?: number
}): PaymentView {
  const { customer, storeName } = payment
  const { rate, expiresAt } = lastQuote(facts.quotes)
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
    remaining: derived.remaining.toString(),
    openedAt: isoTime(payment.openedAt),
    expiresAt: isoTime(expiresAt),
    treasury: payment.treasury,
    factory: payment.factory,
    address: payment.address,
    networks: facts.networks.map((network) => {
      const { confirmations, tag } = depthOf(network, derived.due)
      return {
        chain: network.chain,
        token: network.token as `0x${string}`,
        confirmations,
        ...(tag === undefined ? {} : { until: tag }),
      }
    }),
    transfers: transfersOf(facts, derived.due),
    ...(derived.strays.length === 0 ? {} : { strays: derived.strays.map(strayOf) }),
    ...coinsOf(facts),
    ...(authorization && {
      authorization: { ...authorization, validBefore: isoTime(authorization.validBefore) },
    }),
    ...(nextAttempt > 0 && { nextAttempt }),
  }
}

function coinsOf({ coins = [] }: Facts): Pick<PaymentView, 'coins'> {
  if (coins.length === 0) return {}
  return { coins: coins.map(({ chain, amount }) => ({ chain, amount: amount.toString() })) }
}

function strayOf({ transfer, reason }: Stray) {
  return {
    chain: transfer.chain,
    token: transfer.token as `0x${string}`,
    transactionHash: transfer.transactionHash as `0x${string}`,
    amount: transfer.amount.toString(),
    reason,
  }
}

/** The transfers that count, oldest block first. */
function transfersOf(facts: Facts, due: bigint): PaymentView['transfers'] {
  return sortTransfers(facts)
    .credited.map(({ transfer, network }) => {
      const depth = depthOf(network, due)
      return {
        chain: transfer.chain,
        transactionHash: transfer.transactionHash as `0x${string}`,
        amount: transfer.amount.toString(),
        blockNumber: transfer.blockNumber,
        blockTime: isoTime(transfer.blockTime),
        confirmations: shownConfirmations(transfer, depth, facts.heads),
        required: depth.confirmations,
      }
    })
    .sort((a, b) => a.blockTime.localeCompare(b.blockTime) || a.blockNumber - b.blockNumber)
}

function isoTime(seconds: UnixSeconds): string {
  return new Date(seconds * 1_000).toISOString()
}
