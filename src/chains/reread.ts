import { type FoundTransfers, readAgreed } from './agreedTransfers.js'
import { type Block, readBlock } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import { largestRange, type Receivers, readTransferRange, type TransferLog } from './logs.js'
import type { Providers } from './providers.js'
import type { Rpc } from './rpc.js'
import { tipBlocks, tokensOf, type WatchedTransfer } from './watch.js'

/** What a second reading remembers, and where it puts what the first one missed. */
export type RereadChain = {
  /** Blocks below the cursor that are remembered, newest first. */
  readonly blocks: () => Promise<readonly Block[]>
  /** The last block that was read a second time; nothing at the very first start. */
  readonly position: () => Promise<number | undefined>
  readonly receivers: () => Promise<Receivers>
  /** Of these logs, those that are not known. */
  readonly unknown: (logs: readonly TransferLog[]) => Promise<readonly TransferLog[]>
  /** Goes on to a block, unless it was replaced meanwhile. */
  readonly append: (upTo: Block, missed: FoundTransfers) => Promise<void>
}

const nothing: FoundTransfers = { blocks: [], transfers: [] }

/** Milliseconds of blocks that are read again at once. */
const spanTime = 30_000

/**
 * Makes a second reading of a chain, some way behind the head. A provider that leaves out a log, or
 * answers with a part of them, is noticed within a minute.
 *
 * Two providers read each span: nobody remembers who was the reader then, and of two different ones
 * at most one is bad. What only one of them knows is not believed.
 *
 * @returns a step, which takes the last block that was read by the watcher: `missed` when it found what the reader had left out, `disputed` when a provider
 * has something else there
 */
export function rereaderOf({
  definition,
  providers,
  chain,
}: {
  definition: ChainDefinition
  providers: Providers
  chain: RereadChain
}): (cursor: { readonly number: number }) => Promise<'idle' | 'advanced' | 'missed' | 'disputed'> {
  const tokens = tokensOf(definition)
  const wanted = Math.max(1, Math.floor(spanTime / definition.blockTime))
  let range = largestRange
  let turn = 1

  return async function step(cursor) {
    const last = cursor.number - tipBlocks
    const position = await chain.position()
    if (position !== undefined && last - position < wanted) return 'idle'
    const blocks = await chain.blocks()
    if (position === undefined) {
      // Whatever was read already was read once.
      const first = blocks.at(-1)
      if (first !== undefined) await chain.append(first, nothing)
      return 'idle'
    }
    const above = blocks.filter(({ number }) => number > position)
    const end =
      above.find(({ number }) => number <= Math.min(last, position + largestRange)) ?? above.at(-1)
    if (end === undefined || end.number > last) return 'idle'

    const all = providers.all()
    const found = new Map<string, WatchedTransfer>()
    const between = new Map<string, Block>()
    let readings = 0
    let isDisputed = false
    for (let at = 0; at < all.length && readings < Math.min(2, all.length); at += 1) {
      const rpc = all[(at + turn) % all.length] as Rpc
      const missed = await readAgain(rpc, position + 1, end).catch(() => 'unknown' as const)
      if (missed === 'disputed') isDisputed = true
      if (missed === 'disputed' || missed === 'unknown') continue
      readings += 1
      for (const one of missed.transfers) found.set(`${one.blockHash}/${one.logIndex}`, one)
      for (const block of missed.blocks) between.set(block.hash, block)
    }
    turn += 1
    if (readings < Math.min(2, all.length)) return isDisputed ? 'disputed' : 'idle'
    await chain.append(end, { blocks: [...between.values()], transfers: [...found.values()] })
    return found.size > 0 ? 'missed' : 'advanced'
  }

  /** What a provider has up to a block and we have not, when two providers have it. */
  async function readAgain(
    rpc: Rpc,
    from: number,
    end: Block,
  ): Promise<FoundTransfers | 'disputed' | 'unknown'> {
    // One that has not come that far would answer with a part.
    const latest = await readBlock(rpc, 'latest')
    if (latest === undefined || latest.number - tipBlocks < end.number) return 'unknown'
    if (!(await hasBlock())) return 'disputed'
    const receivers = await chain.receivers()
    const asked = { rpc, tokens, receivers, fromBlock: from, toBlock: end.number, range }
    const { logs, range: next } = await readTransferRange(asked)
    range = next
    const missed = await chain.unknown(logs)
    const others = providers.all().filter(({ name }) => name !== rpc.name)
    const agreed = await readAgreed({ rpc, others, logs: missed })
    const isAgreed = agreed.transfers.length === missed.length
    return isAgreed && (await hasBlock()) ? agreed : 'disputed'

    async function hasBlock(): Promise<boolean> {
      return (await readBlock(rpc, end.number))?.hash === end.hash
    }
  }
}
