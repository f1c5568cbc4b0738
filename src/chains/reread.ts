import { readBlock, readBlockByHash } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import { type Receivers, readTransferLogs, type TransferLog } from './logs.js'
import type { Providers } from './providers.js'
import type { Rpc } from './rpc.js'
import { placeTransfer, verifyTransfer } from './verifyTransfer.js'
import { tipBlocks, tokensOf, type WatchedTransfer } from './watch.js'

/** What a second reading remembers, and where it puts what the first one missed. */
export type RereadChain = {
  /** The last block that was read by the watcher. */
  readonly cursor: () => Promise<{ readonly number: number } | undefined>
  /** The last block that was read a second time; nothing at the very first start. */
  readonly position: () => Promise<number | undefined>
  readonly receivers: () => Promise<Receivers>
  /** Of these logs, those that are not known. */
  readonly unknown: (logs: readonly TransferLog[]) => Promise<readonly TransferLog[]>
  readonly append: (upTo: number, missed: readonly WatchedTransfer[]) => Promise<void>
}

/** Milliseconds of blocks that are read again at once. */
const spanTime = 30_000

/** Blocks of the largest range that is read again. */
const largestSpan = 1_000

/**
 * Makes a second reading of a chain, at another provider, some way behind the head. A provider that
 * leaves out a log, or answers with a part of them, is noticed within a minute. What only one
 * provider knows is not believed: a second one has to have it too.
 *
 * @returns a step: `missed` when it found what the reader had left out
 */
export function rereaderOf({
  definition,
  providers,
  chain,
}: {
  definition: ChainDefinition
  providers: Providers
  chain: RereadChain
}): () => Promise<'idle' | 'advanced' | 'missed' | 'disputed'> {
  const wanted = Math.max(1, Math.floor(spanTime / definition.blockTime))
  let range = largestSpan
  let turn = 0

  return async function step() {
    const cursor = await chain.cursor()
    if (cursor === undefined) return 'idle'
    const last = cursor.number - tipBlocks
    const position = await chain.position()
    if (position === undefined) {
      await chain.append(last, [])
      return 'idle'
    }
    if (last - position < wanted) return 'idle'
    const others = providers.others()
    const rpc = others[turn % others.length]
    if (rpc === undefined) return 'idle'
    const span = { fromBlock: position + 1, toBlock: Math.min(last, position + range) }
    try {
      // One that has not come that far would answer with a part.
      const newest = await readBlock(rpc, 'latest')
      if (newest === undefined || newest.number < span.toBlock) throw new Behind()
      const tokens = tokensOf(definition)
      const receivers = await chain.receivers()
      const logs = await readTransferLogs({ rpc, tokens, receivers, span })
      const missed = await chain.unknown(logs)
      const found = await agreed(rpc, missed)
      if (found.length < missed.length) {
        turn += 1
        return 'disputed'
      }
      await chain.append(span.toBlock, found)
      return found.length > 0 ? 'missed' : 'advanced'
    } catch (error) {
      turn += 1
      if ((error as { code?: string }).code === 'rpc_range_refused' && range > 1) {
        turn -= 1
        range = Math.max(1, Math.floor(range / 2))
        return 'idle'
      }
      if (error instanceof Behind) return 'idle'
      throw error
    }
  }

  /** Those that another provider has too. */
  async function agreed(rpc: Rpc, logs: readonly TransferLog[]): Promise<WatchedTransfer[]> {
    const found: WatchedTransfer[] = []
    for (const log of logs) {
      const block = await readBlockByHash(rpc, log.blockHash)
      if (block === undefined) continue
      const transfer = { ...(await placeTransfer({ rpc, log })), blockTime: block.time }
      for (const witness of [...providers.others(), providers.reader]) {
        if (witness.name === rpc.name) continue
        if (!(await verifyTransfer({ rpc: witness, transfer }).catch(() => false))) continue
        found.push(transfer)
        break
      }
    }
    return found
  }
}

class Behind extends Error {}
