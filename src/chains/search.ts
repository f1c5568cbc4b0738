import { readBlock, readBlockBefore, readBlockByHash } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import { type Receivers, readTransferRange } from './logs.js'
import type { Rpc } from './rpc.js'
import { placeTransfer } from './verifyTransfer.js'
import { clockSkew, tipBlocks, tokensOf, type WatchedTransfer } from './watch.js'

/**
 * Searches a chain once more for the transfers to some receivers: when money lies there that the
 * watcher never saw. One provider's answer; whoever counts what is found asks a second one.
 *
 * @param since Unix seconds: when the first of these receivers was given to somebody
 * @param upTo the last block that the watcher has read; the newest blocks below it are its own work
 * @throws PayWithUsdcError those of the provider, all retryable
 */
export async function searchTransfers({
  rpc,
  definition,
  receivers,
  since,
  upTo,
}: {
  rpc: Rpc
  definition: ChainDefinition
  receivers: Receivers
  since: number
  upTo: number
}): Promise<WatchedTransfer[]> {
  const toBlock = upTo - tipBlocks
  const latest = await readBlock(rpc, 'latest')
  // One that has not come that far would answer with a part.
  if (toBlock < 0 || latest === undefined || latest.number < upTo) return []
  const first = await readBlockBefore({ rpc, time: since - clockSkew, upTo: toBlock })
  const { logs } = await readTransferRange({
    rpc,
    tokens: tokensOf(definition),
    receivers,
    fromBlock: first.number,
    toBlock,
  })
  const transfers: WatchedTransfer[] = []
  for (const log of logs) {
    const block = await readBlockByHash(rpc, log.blockHash)
    if (block === undefined) continue
    transfers.push({ ...(await placeTransfer({ rpc, log })), blockTime: block.time })
  }
  return transfers
}
