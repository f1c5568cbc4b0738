import type { AtomicUsdc } from '../money/index.js'
import type { Facts } from './facts.js'
import { isConfirmed, isLate, lastQuote, sortTransfers, sumOf } from './transfers.js'

/** Where a payment stands: `waiting → seen → confirmed → paid`, or `expired`, or `canceled`. */
export type Status = 'waiting' | 'seen' | 'confirmed' | 'paid' | 'expired' | 'canceled'

/** What is unusual about a payment. Several can hold at once. */
export type Exception =
  | 'underpaid'
  | 'overpaid'
  | 'late'
  | 'wrong_token'
  | 'wrong_chain'
  | 'duplicate'
  | 'held'
  | 'order_changed'
  | 'reversed'

/** What follows from the facts. */
export type Derived = {
  readonly status: Status
  /** A set: no order, no repetition. */
  readonly exceptions: ReadonlySet<Exception>
  /** What the order costs now. */
  readonly due: AtomicUsdc
  /** What is on the canonical chains. */
  readonly received: AtomicUsdc
  /** True when the store should now be asked to take the payment. */
  readonly tellStore: boolean
}

/**
 * Derives status and exceptions from the facts. Nothing else sets a status.
 *
 * The whole table stands in `docs/status.md`, and the tests are generated from it.
 */
export function derive(facts: Facts): Derived {
  const { due } = lastQuote(facts.quotes)
  const { credited, wrongToken, wrongChain } = sortTransfers(facts)
  const transfers = credited.map(({ transfer }) => transfer)
  const received = sumOf(transfers)
  const confirmed = sumOf(
    credited
      .filter(({ transfer, network }) => isConfirmed(transfer, network, facts.heads))
      .map(({ transfer }) => transfer),
  )

  const exceptions = new Set<Exception>()
  if (received > 0n && received < due) exceptions.add('underpaid')
  if (received > due) exceptions.add('overpaid')
  if (transfers.some((transfer) => isLate(transfer, facts.quotes))) exceptions.add('late')
  if (transfers.filter(({ amount }) => amount >= due).length > 1) exceptions.add('duplicate')
  if (wrongToken.length > 0) exceptions.add('wrong_token')
  if (wrongChain.length > 0) exceptions.add('wrong_chain')
  if (facts.held) exceptions.add('held')
  if (isOrderChanged(facts, due, received)) exceptions.add('order_changed')
  if (received < facts.acceptedDue) exceptions.add('reversed')

  const status = statusOf(facts, { due, received, confirmed })
  const tellStore = status === 'confirmed' && !facts.held && facts.store === 'unasked'
  return { status, exceptions, due, received, tellStore }
}

function statusOf(
  facts: Facts,
  sums: { due: AtomicUsdc; received: AtomicUsdc; confirmed: AtomicUsdc },
): Status {
  // `paid` latches: a reorg after it raises `reversed` and moves nothing.
  if (facts.store === 'accepted') return 'paid'
  if (facts.order === 'canceled') return 'canceled'
  if (sums.confirmed >= sums.due) return 'confirmed'
  if (sums.received >= sums.due) return 'seen'
  return isExpired(facts) ? 'expired' : 'waiting'
}

/** Only when every network has been read past the end of the quote: until then money may be under way. */
function isExpired({ networks, heads, quotes }: Facts): boolean {
  const { expiresAt } = lastQuote(quotes)
  return networks.every(({ chain }) =>
    heads.some((head) => head.chain === chain && head.time > expiresAt),
  )
}

function isOrderChanged(facts: Facts, due: AtomicUsdc, received: AtomicUsdc): boolean {
  const canceled = facts.order === 'canceled'
  if (facts.store === 'accepted') return canceled || facts.acceptedDue !== due
  return facts.store === 'changed' || (canceled && received > 0n)
}
