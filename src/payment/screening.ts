import type { Network, Transfer, Verdict } from './facts.js'

/**
 * What the sources of a network say of a transfer's sender together: one that flags it is enough, and
 * all have to clear it. Nothing while one of them has not answered yet.
 */
export function verdictOf(network: Network, transfer: Transfer): Verdict | undefined {
  const { screens = [] } = network
  const verdicts = screens.map(
    (source) => transfer.screenings?.find((screening) => screening.source === source)?.verdict,
  )
  if (verdicts.includes('flagged')) return 'flagged'
  if (verdicts.includes('unavailable')) return 'unavailable'
  return verdicts.includes(undefined) ? undefined : 'clear'
}

/** True where a person has to decide: a source flags the sender, or could not be asked. */
export function needsDecision(network: Network, transfer: Transfer): boolean {
  const verdict = verdictOf(network, transfer)
  return verdict === 'flagged' || verdict === 'unavailable'
}
