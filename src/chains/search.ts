import { type FoundTransfers, readAgreed } from './agreedTransfers.js'
import { type NumberedHash, readBlock, readBlockBefore } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import { type Receivers, readTransferRange } from './logs.js'
import type { Rpc } from './rpc.js'
import { clockSkew, tipBlocks, tokensOf } from './watch.js'

/**
 * Searches a chain once more for the transfers to some receivers: when money lies there that the
 * watcher never saw.
 *
 * @param others the other providers; one of them has to have what is found, too
 * @param since Unix seconds: when the first of these receivers was given to somebody
 * @param upTo the last block that the watcher has read; the newest blocks below it are its own work
 * @returns nothing when the provider is on another fork, or has not come that far
 * @throws PayWithUsdcError those of the provider, all retryable
 */
export async function searchTransfers({
  rpc,
  others,
  definition,
  receivers,
  since,
  upTo,
}: {
  rpc: Rpc
  others: readonly Rpc[]
  definition: ChainDefinition
  receivers: Receivers
  since: number
  upTo: NumberedHash
}): Promise<FoundTransfers> {
  const hasBlock = async () => (await readBlock(rpc, upTo.number))?.hash === upTo.hash
  const toBlock = upTo.number - tipBlocks
  if (toBlock < 0 || !(await hasBlock())) return nothing
  const first = await readBlockBefore({ rpc, time: since - clockSkew, upTo: toBlock })
  const { logs } = await readTransferRange({
    rpc,
    tokens: tokensOf(definition),
    receivers,
    fromBlock: first.number,
    toBlock,
  })
  const found = await readAgreed({ rpc, others, logs })
  return (await hasBlock()) ? found : nothing
}

const nothing: FoundTransfers = { blocks: [], transfers: [] }
