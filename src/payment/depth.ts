import type { AtomicUsdc } from '../money/index.js'
import type { Depth, Head, Network, Transfer } from './facts.js'

/** How deep a network's transfers have to lie for an order of this price: never one transfer's amount. */
export function depthOf(network: Network, due: AtomicUsdc): Depth {
  return tierOf(network, due) ?? network
}

/** True where an order is too large for one provider's word. */
export function needsPerson(network: Network, due: AtomicUsdc): boolean {
  return network.alone === true && tierOf(network, due) !== undefined
}

function tierOf({ tiers }: Network, due: AtomicUsdc) {
  return tiers?.findLast(({ above }) => due > above)
}

/** Confirmations as they are shown: up to those asked for, and the last one only when the tag is there. */
export function shownConfirmations(
  transfer: Transfer,
  depth: Depth,
  heads: readonly Head[],
): number {
  if (isDeep(transfer, depth, heads)) return depth.confirmations
  return Math.min(confirmationsOf(transfer, heads), depth.confirmations - 1)
}

/** Blocks on top of a transfer, its own included; 0 while its chain's head is unknown or below it. */
function confirmationsOf(transfer: Transfer, heads: readonly Head[]): number {
  const head = headOf(transfer, heads)
  return head === undefined ? 0 : Math.max(0, head.number - transfer.blockNumber + 1)
}

/** True when a transfer is as deep as is asked for. Never because nobody knows. */
export function isDeep(transfer: Transfer, depth: Depth, heads: readonly Head[]): boolean {
  if (depth.tag === undefined) return confirmationsOf(transfer, heads) >= depth.confirmations
  const tagged = headOf(transfer, heads)?.[depth.tag] ?? Number.NaN
  return tagged >= transfer.blockNumber
}

const headOf = ({ chain }: Transfer, heads: readonly Head[]) =>
  heads.find((head) => head.chain === chain)
