import { PayWithUsdcError } from '../errors/index.js'
import { type Block, misanswer, readBlock, readBlockBefore } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import { logReaderOf } from './logReader.js'
import { type Ignored, largestRange, type Receivers, type TransferLog } from './logs.js'
import type { Rpc } from './rpc.js'
import { type PlacedTransfer, placeTransfer } from './verifyTransfer.js'

/** A transfer in a block whose time is known. */
export type WatchedTransfer = PlacedTransfer & {
  /** Unix seconds. */
  readonly blockTime: number
}

/** What a watcher remembers, and where it puts what it finds. */
export type WatchedChain = {
  /** The last block that was read; nothing at the very first start. */
  readonly cursor: () => Promise<Block | undefined>
  /** When the first payment was opened that may be paid here, Unix seconds; nothing when none was. */
  readonly since: () => Promise<number | undefined>
  /** Blocks below the cursor that are remembered, newest first, the cursor included. */
  readonly blocks: () => Promise<readonly Block[]>
  /** The receivers to look for. */
  readonly receivers: () => Promise<Receivers>
  /**
   * Appends blocks, oldest first, with everything that they hold for us, in one transaction; unless
   * `cursor` is not the last block any more, because another endpoint has gone on meanwhile.
   */
  readonly append: (
    blocks: readonly Block[],
    transfers: readonly WatchedTransfer[],
    cursor: Block | undefined,
  ) => Promise<void>
  /** Takes back every block above the common ancestor; unless `cursor` is not the last block any more. */
  readonly rewind: (ancestor: Block, cursor: Block) => Promise<void>
}

/** What one step found. */
export type StepOutcome = 'idle' | 'advanced' | 'reorg'

/** Numbers are trusted only so far behind the head; nearer to it blocks are asked for by hash. */
export const tipBlocks = 20

/**
 * A fork that is shorter by more takes nothing away before it has grown: providers that are behind show
 * the fork that a reorg has left, and two of them agree.
 */
const shorterBlocks = 3

/** How far below the first block of all another one is remembered: deeper than any reorg that is known of. */
const anchorDepth = 256

/** Chains with blocks under a second are read only up to {@link tipBlocks} behind the head. */
function lagOf({ blockTime }: Pick<ChainDefinition, 'blockTime'>): number {
  return blockTime < 1_000 ? tipBlocks : 0
}

/** Seconds by which a network's clock and ours may differ. */
export const clockSkew = 600

/** USDC, and the other dollars that shoppers send by mistake. */
export function tokensOf({
  usdc,
  otherDollars,
}: Pick<ChainDefinition, 'usdc' | 'otherDollars'>): readonly string[] {
  return [usdc, ...otherDollars.map(({ address }) => address)]
}

/**
 * Makes a watcher of one chain. Each call of the returned function reads on from the cursor: at
 * most one range while it is far behind, then block by block, each by its hash.
 *
 * What a provider does not answer, or answers wrongly, leaves the cursor where it is.
 *
 * @throws PayWithUsdcError retryable ones from the provider; `reorg_too_deep` when no remembered
 * block is canonical any more
 */
export function watcherOf({
  definition,
  rpc,
  chain,
  isGone = async () => true,
  isKnown = async () => true,
  onIgnored,
}: {
  definition: ChainDefinition
  rpc: Rpc
  chain: WatchedChain
  /**
   * Asks somebody else whether a block that this provider has replaced is gone. False leaves
   * everything as it is. @default the provider is believed
   */
  isGone?: (block: Block) => Promise<boolean>
  /** Asks somebody else whether the first block of all is there. @default the provider is believed */
  isKnown?: (block: Block) => Promise<boolean>
  /** Told of transfers to our receivers that do not count. @default nobody is */
  onIgnored?: (ignored: Ignored) => void
}): () => Promise<StepOutcome> {
  const readLogs = logReaderOf({ tokens: tokensOf(definition), onIgnored })
  /** Blocks that each provider, by its name, may be asked for at once. */
  const ranges = new Map<string, number>()

  return async function step() {
    const latest = await readBlock(rpc, 'latest')
    if (latest === undefined) throw misanswer(rpc, 'no newest block')
    const cursor = await chain.cursor()
    if (cursor === undefined) return begin(latest)

    const target = latest.number - lagOf(definition)
    if (target <= cursor.number) return isSameChain(latest, cursor)
    if (latest.number - cursor.number > tipBlocks) return catchUp(cursor, latest)
    return advance(cursor, latest)
  }

  /**
   * The first block of all: whatever came before it was before the first payment. A provider that was
   * out of reach when that was opened may answer only now. An older block is remembered with it, to
   * which the watcher can go back when the first one is replaced.
   */
  async function begin(latest: Block): Promise<StepOutcome> {
    const since = await chain.since()
    // Others may not have come to the newest one yet.
    for (const behind of new Set([lagOf(definition), tipBlocks])) {
      const newest = Math.max(0, latest.number - behind)
      const time = since === undefined ? Number.POSITIVE_INFINITY : since - clockSkew
      const first = await readBlockBefore({ rpc, time, upTo: newest })
      if (!(await isKnown(first))) continue
      const older = await readBlock(rpc, Math.max(0, first.number - anchorDepth))
      if (older === undefined && first.number > anchorDepth) throw misanswer(rpc, 'no older block')
      const anchors = older !== undefined && older.number < first.number ? [older] : []
      for (const anchor of anchors) if (!(await isKnown(anchor))) return 'idle'
      await chain.append([...anchors, first], await transfersOf(first), undefined)
      return 'advanced'
    }
    return 'idle'
  }

  /** Nothing new above the cursor: is what was read last still there? */
  async function isSameChain(latest: Block, cursor: Block): Promise<StepOutcome> {
    if (latest.hash === cursor.hash) return 'idle'
    const height = Math.min(latest.number, cursor.number)
    const known =
      height === cursor.number
        ? cursor
        : (await chain.blocks()).find(({ number }) => number <= height)
    if (known === undefined) return rewind(latest.number)
    const same = known.number === latest.number ? latest : await readBlock(rpc, known.number)
    // The same chain, only shorter: a node that lags. What was read stays read.
    return same?.hash === known.hash ? 'idle' : rewind(latest.number)
  }

  /** Reads the next block by its number, checks that it stands on the cursor, and its logs by hash. */
  async function advance(cursor: Block, latest: Block): Promise<StepOutcome> {
    const number = cursor.number + 1
    const next = number === latest.number ? latest : await readBlock(rpc, number)
    if (next === undefined) throw misanswer(rpc, `no block ${number} below the newest`)
    if (next.parentHash !== cursor.hash) return rewind(latest.number)
    await chain.append([next], await transfersOf(next), cursor)
    return 'advanced'
  }

  /** What a block holds for us, asked for by its hash. */
  async function transfersOf(block: Block): Promise<WatchedTransfer[]> {
    const span = { blockHash: block.hash }
    const logs = await readLogs({ rpc, receivers: await chain.receivers(), span })
    const transfers = []
    for (const log of logs) {
      transfers.push({ ...(await placeTransfer({ rpc, log })), blockTime: block.time })
    }
    return transfers
  }

  /** Reads a range that ends well behind the head, and checks it at both ends and at each hit. */
  async function catchUp(cursor: Block, latest: Block): Promise<StepOutcome> {
    const fromBlock = cursor.number + 1
    const range = ranges.get(rpc.name) ?? largestRange
    const toBlock = Math.min(latest.number - tipBlocks, cursor.number + range)
    // First the last one: when it is still there in the end, nothing below it was replaced meanwhile.
    const last = await readBlock(rpc, toBlock)
    if (last === undefined) throw misanswer(rpc, `no block ${toBlock}`)
    const first = toBlock === fromBlock ? last : await readBlock(rpc, fromBlock)
    if (first === undefined) throw misanswer(rpc, `no block ${fromBlock}`)
    if (first.parentHash !== cursor.hash) return rewind(latest.number)

    let logs: TransferLog[]
    try {
      const span = { fromBlock, toBlock }
      logs = await readLogs({ rpc, receivers: await chain.receivers(), span })
    } catch (error) {
      if (!(error instanceof PayWithUsdcError) || error.code !== 'rpc_range_refused') throw error
      if (toBlock === fromBlock) throw error
      ranges.set(rpc.name, Math.floor((toBlock - cursor.number) / 2))
      return 'idle'
    }
    // A refusal may have been a bad moment: little by little it is asked for more again.
    ranges.set(rpc.name, Math.min(largestRange, range + Math.ceil(range / 8)))

    const hits = new Map<string, Block>()
    const transfers = []
    for (const log of logs) {
      // By its number: a backend that is behind can answer with logs of a fork that is gone.
      const block = hits.get(log.blockHash) ?? (await readBlock(rpc, log.blockNumber))
      if (block?.hash !== log.blockHash) throw misanswer(rpc, 'a log in a block that is not there')
      hits.set(log.blockHash, block)
      transfers.push({ ...(await placeTransfer({ rpc, log })), blockTime: block.time })
    }
    const again = await readBlock(rpc, toBlock)
    if (again?.hash !== last.hash) return 'idle'

    // Not the first one: it was read once, perhaps of a backend on another fork.
    const blocks = new Map([...hits.values(), last].map((block) => [block.number, block]))
    await chain.append(
      [...blocks.values()].sort((a, b) => a.number - b.number),
      transfers,
      cursor,
    )
    return 'advanced'
  }

  /** Goes back to the last remembered block that is still canonical, when somebody else agrees. */
  async function rewind(newest: number): Promise<StepOutcome> {
    const remembered = await chain.blocks()
    const [cursor] = remembered
    if (cursor === undefined || newest < cursor.number - shorterBlocks) return 'idle'
    const ancestor = await newestShared(remembered.filter(({ number }) => number <= newest))
    if (ancestor === cursor) return 'idle'
    // When the lowest one is gone, all above it are. It is the one that a provider behind knows first.
    const lowest = remembered.at(ancestor === undefined ? -1 : remembered.indexOf(ancestor) - 1)
    if (lowest !== undefined && !(await isGone(lowest))) return 'idle'
    if (ancestor !== undefined) {
      await chain.rewind(ancestor, cursor)
      return 'reorg'
    }
    throw new PayWithUsdcError(
      'reorg_too_deep',
      `${definition.name} has replaced every block that is remembered.`,
      { hint: 'Check that the provider serves the right network, then rescan it.' },
    )
  }

  /** The newest of these blocks that the provider still has, found in steps that double, then halve. */
  async function newestShared(blocks: readonly Block[]): Promise<Block | undefined> {
    const isShared = async (at: number) => {
      const block = blocks[at]
      if (block === undefined) return false
      const there = await readBlock(rpc, block.number)
      // No answer does not say that it was replaced.
      if (there === undefined) throw misanswer(rpc, `no block ${block.number} below the newest`)
      return there.hash === block.hash
    }
    let replaced = -1
    let shared = 0
    for (let stride = 1; !(await isShared(shared)); stride *= 2) {
      if (shared >= blocks.length - 1) return undefined
      replaced = shared
      shared = Math.min(shared + stride, blocks.length - 1)
    }
    while (shared - replaced > 1) {
      const middle = Math.floor((shared + replaced) / 2)
      if (await isShared(middle)) shared = middle
      else replaced = middle
    }
    return blocks[shared]
  }
}

/** JSON-RPC requests a day while a chain is followed at its head and nothing is paid. */
export function requestsPerDay({
  blockTime,
  pollInterval,
}: {
  blockTime: number
  pollInterval: number
}): number {
  const day = 86_400_000
  const polls = day / pollInterval
  // A fast chain: newest block, first and last of the range, logs, the last once more.
  if (lagOf({ blockTime }) > 0) return Math.round(polls * 5)
  // Any other: the newest block at each poll, and for each block its logs; blocks that fell
  // between two polls are read by number.
  const blocks = day / blockTime
  return Math.round(polls + blocks + Math.max(0, blocks - polls))
}

/** Milliseconds between two polls: the block time, at least one second; two for fast chains. */
export function pollIntervalOf({ blockTime }: Pick<ChainDefinition, 'blockTime'>): number {
  return lagOf({ blockTime }) > 0 ? 2_000 : Math.max(1_000, blockTime)
}
