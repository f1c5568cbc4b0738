import type { AtomicUsdc } from '../money/index.js'
import type { Facts, Network, Quote, Transfer } from './facts.js'
import { rateUnits } from './quote.js'

/**
 * The transfers that are on the canonical chain now, each counted once.
 *
 * Two providers on two forks can both report the same transaction: of those only the one in
 * the higher block counts, because it is the less confirmed.
 */
export function canonicalTransfers(transfers: readonly Transfer[]): Transfer[] {
  const counted = new Map<string, Transfer>()
  for (const transfer of transfers) {
    if (!transfer.canonical) continue
    const key = `${transfer.chain}/${transfer.transactionHash}/${transfer.indexInTransaction}`
    const other = counted.get(key)
    if (other === undefined || rank(transfer) > rank(other)) counted.set(key, transfer)
  }
  return [...counted.values()]
}

/** Sorts by block number, then by block hash. */
function rank({ blockNumber, blockHash }: Transfer): string {
  return `${blockNumber.toString().padStart(16, '0')}/${blockHash}`
}

/** True when a transfer's block came after the end of the last quote that had begun by then. */
export function isLate(transfer: Transfer, quotes: readonly Quote[]): boolean {
  const begun = quotes.filter(({ quotedAt }) => quotedAt <= transfer.blockTime)
  return begun.length > 0 && begun.every(({ expiresAt }) => transfer.blockTime > expiresAt)
}

/** The quote in force: the one that was made last. */
export function lastQuote(quotes: readonly Quote[]): Quote {
  const [first, ...others] = quotes
  if (first === undefined) throw new RangeError('A payment has at least one quote.')
  return others.reduce((last, quote) => (quote.number > last.number ? quote : last), first)
}

/**
 * What a transfer counts for in USDC of the last quote, rounded down. Money that came while an
 * earlier quote was in force was priced at that quote's rate; late money counts at the last one.
 */
export function worthOf(transfer: Transfer, quotes: readonly Quote[]): AtomicUsdc {
  const last = lastQuote(quotes)
  const inForce = quotes.filter(
    ({ quotedAt, expiresAt }) => quotedAt <= transfer.blockTime && transfer.blockTime <= expiresAt,
  )
  const { rate: then } = inForce.length === 0 ? last : lastQuote(inForce)
  const { rate: now } = last
  if (then === undefined || then.currency !== now?.currency) return transfer.amount
  return (transfer.amount * rateUnits(then.perUsdc)) / rateUnits(now.perUsdc)
}

/** Sum of the amounts. */
export function sumOf(transfers: readonly Transfer[]): AtomicUsdc {
  return transfers.reduce((sum, { amount }) => sum + amount, 0n)
}

/** Splits the canonical transfers into what counts for the order and what went astray. */
export function sortTransfers({ transfers, networks }: Pick<Facts, 'transfers' | 'networks'>): {
  readonly credited: readonly { readonly transfer: Transfer; readonly network: Network }[]
  readonly wrongToken: readonly Transfer[]
  readonly wrongChain: readonly Transfer[]
} {
  const credited: { transfer: Transfer; network: Network }[] = []
  const wrongToken: Transfer[] = []
  const wrongChain: Transfer[] = []
  for (const transfer of canonicalTransfers(transfers)) {
    const network = networks.find(({ chain }) => chain === transfer.chain)
    if (network === undefined) wrongChain.push(transfer)
    else if (!isTaken(network, transfer)) wrongToken.push(transfer)
    else credited.push({ transfer, network })
  }
  return { credited, wrongToken, wrongChain }
}

/** USDC, or a token that the merchant takes for it. */
function isTaken({ token, accepts }: Network, transfer: Transfer): boolean {
  return transfer.token === token || accepts?.includes(transfer.token) === true
}
