import { type Block, fromQuantity, misanswer, readBlock } from './blocks.js'
import type { Rpc } from './rpc.js'

/** What a provider says of itself. */
export type Probe = {
  readonly chainId: number
  readonly head: Block
  /** Of the two requests, the slower one's time. */
  readonly milliseconds: number
  /** Milliseconds since 1970 when it was asked for the head, in the middle. */
  readonly at: number
}

/**
 * Asks a provider which network it serves and how far it is.
 *
 * @param now milliseconds since 1970
 * @throws PayWithUsdcError `rpc_failed`, `rpc_misanswer`
 */
export async function probe({ rpc, now }: { rpc: Rpc; now: () => number }): Promise<Probe> {
  const start = now()
  const chainId = fromQuantity(rpc, await rpc.request('eth_chainId', []))
  const middle = now()
  const head = await readBlock(rpc, 'latest')
  if (head === undefined) throw misanswer(rpc, 'no head')
  const end = now()
  const milliseconds = Math.round(Math.max(middle - start, end - middle))
  return { chainId, head, milliseconds, at: (middle + end) / 2 }
}
