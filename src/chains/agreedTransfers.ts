import { type Block, readBlock } from './blocks.js'
import type { TransferLog } from './logs.js'
import type { Rpc } from './rpc.js'
import { placeTransfer, verifyTransfer } from './verifyTransfer.js'
import type { WatchedTransfer } from './watch.js'

/** Transfers that were found later than their blocks were read, and those blocks. */
export type FoundTransfers = {
  readonly blocks: readonly Block[]
  readonly transfers: readonly WatchedTransfer[]
}

/**
 * Of the logs that one provider has, those that another one has too; an only provider is believed.
 * Whoever remembers such a transfer remembers its block: what is not remembered cannot be told from
 * what a reorg took away.
 *
 * @param others the other providers
 * @throws PayWithUsdcError those of the provider, all retryable
 */
export async function readAgreed({
  rpc,
  others,
  logs,
}: {
  rpc: Rpc
  others: readonly Rpc[]
  logs: readonly TransferLog[]
}): Promise<FoundTransfers> {
  const blocks = new Map<string, Block>()
  const transfers: WatchedTransfer[] = []
  for (const log of logs) {
    // By its number: by its hash one that is gone would be answered too.
    const block = blocks.get(log.blockHash) ?? (await readBlock(rpc, log.blockNumber))
    if (block?.hash !== log.blockHash) continue
    const transfer = { ...(await placeTransfer({ rpc, log })), blockTime: block.time }
    if (others.length > 0 && !(await isKnownToOne(others, transfer))) continue
    blocks.set(block.hash, block)
    transfers.push(transfer)
  }
  return { blocks: [...blocks.values()], transfers }
}

async function isKnownToOne(rpcs: readonly Rpc[], transfer: WatchedTransfer): Promise<boolean> {
  for (const rpc of rpcs) {
    if ((await verifyTransfer({ rpc, transfer }).catch(() => undefined)) === true) return true
  }
  return false
}
