import type { AtomicUsdc } from '../money/index.js'
import { depthOf, isDeep, needsPerson } from './depth.js'
import type { Facts, Transfer } from './facts.js'
import { needsDecision, verdictOf } from './screening.js'
import { isLate, lastQuote, sortTransfers, sumOf, worthOf } from './transfers.js'

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

/** Money that arrived at the payment's address and does not count for the order. */
export type Stray = {
  readonly transfer: Transfer
  readonly reason: 'wrong_token' | 'wrong_chain'
}

/** What follows from the facts. */
export type Derived = {
  readonly status: Status
  /** A set: no order, no repetition. */
  readonly exceptions: ReadonlySet<Exception>
  /** What the order costs now. */
  readonly due: AtomicUsdc
  /** What is on the canonical chains. */
  readonly received: AtomicUsdc
  /** What is still to be paid; 0 once no more is missing than the merchant tolerates. */
  readonly remaining: AtomicUsdc
  /** What the merchant owes back: more than was due, or all of it for a canceled order. */
  readonly owedBack: AtomicUsdc
  /** What arrived and does not count, and why. */
  readonly strays: readonly Stray[]
  /** True when the store should now be asked to take the payment. */
  readonly tellStore: boolean
}

/**
 * Derives status and exceptions from the facts. Nothing else sets a status.
 *
 * The whole table stands in `docs/status.md`, and the tests are generated from it.
 */
export function derive(facts: Facts): Derived {
  const { due, tolerance = 0n } = lastQuote(facts.quotes)
  const least = due - tolerance
  const { credited, wrongToken, wrongChain } = sortTransfers(facts)
  const worth = ({ transfer }: { transfer: Transfer }) => worthOf(transfer, facts.quotes)
  const counted = total(credited.map(worth))
  const confirmed = total(
    credited
      .filter(
        ({ transfer, network }) =>
          transfer.verified &&
          isDeep(transfer, depthOf(network, due), facts.heads) &&
          (facts.hold === 'released' || verdictOf(network, transfer) === 'clear'),
      )
      .map(worth),
  )
  const isHeld =
    facts.hold === 'held' ||
    (facts.hold === 'none' &&
      credited.some(
        ({ transfer, network }) => needsPerson(network, due) || needsDecision(network, transfer),
      ))

  const isOverpaid = counted > due
  const exceptions = new Set<Exception>()
  if (counted > 0n && counted < least) exceptions.add('underpaid')
  if (isOverpaid) exceptions.add('overpaid')
  if (credited.some(({ transfer }) => isLate(transfer, facts.quotes))) exceptions.add('late')
  if (credited.filter((one) => worth(one) >= due).length > 1) exceptions.add('duplicate')
  if (wrongToken.length > 0 || (facts.coins ?? []).length > 0) exceptions.add('wrong_token')
  if (wrongChain.length > 0) exceptions.add('wrong_chain')
  if (isHeld) exceptions.add('held')
  if (isOrderChanged(facts, due, counted)) exceptions.add('order_changed')
  if (counted < facts.acceptedDue - tolerance) exceptions.add('reversed')

  const status = statusOf(facts, { least, counted, confirmed })
  return {
    status,
    exceptions,
    due,
    received: sumOf(credited.map(({ transfer }) => transfer)),
    remaining: counted >= least ? 0n : due - counted,
    owedBack: facts.order === 'canceled' ? counted : isOverpaid ? counted - due : 0n,
    strays: straysOf(wrongToken, wrongChain),
    tellStore: status === 'confirmed' && !isHeld && facts.store === 'unasked',
  }
}

/** In the order of their blocks. */
function straysOf(wrongToken: readonly Transfer[], wrongChain: readonly Transfer[]): Stray[] {
  const key = ({ transfer: { transactionHash, indexInTransaction } }: Stray) =>
    `${transactionHash}/${indexInTransaction}`
  return [
    ...wrongToken.map((transfer) => ({ transfer, reason: 'wrong_token' as const })),
    ...wrongChain.map((transfer) => ({ transfer, reason: 'wrong_chain' as const })),
  ].sort((a, b) => a.transfer.blockTime - b.transfer.blockTime || key(a).localeCompare(key(b)))
}

const total = (amounts: readonly AtomicUsdc[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

function statusOf(
  facts: Facts,
  sums: { least: AtomicUsdc; counted: AtomicUsdc; confirmed: AtomicUsdc },
): Status {
  // `paid` latches: a reorg after it raises `reversed` and moves nothing.
  if (facts.store === 'accepted') return 'paid'
  if (facts.order === 'canceled') return 'canceled'
  if (sums.confirmed >= sums.least) return 'confirmed'
  if (sums.counted >= sums.least) return 'seen'
  return isExpired(facts) ? 'expired' : 'waiting'
}

/** Only when every network has been read past the end of the quote: until then money may be under way. */
function isExpired({ networks, heads, quotes }: Facts): boolean {
  const { expiresAt } = lastQuote(quotes)
  return networks.every(({ chain }) =>
    heads.some((head) => head.chain === chain && head.time > expiresAt),
  )
}

function isOrderChanged(facts: Facts, due: AtomicUsdc, counted: AtomicUsdc): boolean {
  const canceled = facts.order === 'canceled'
  if (facts.store === 'accepted') return canceled || facts.acceptedDue !== due
  return facts.store === 'changed' || (canceled && counted > 0n)
}
