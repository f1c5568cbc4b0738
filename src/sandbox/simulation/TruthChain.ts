import { toHex } from 'viem'
import type { Random } from './random.js'

/** A token transfer, as its sender meant it. */
export type TrueTransfer = {
  readonly token: string
  readonly to: string
  readonly amount: bigint
}

/** A transaction with its transfers, in the order of their logs. */
export type TrueTransaction = {
  readonly hash: `0x${string}`
  readonly transfers: readonly TrueTransfer[]
}

/** A block on whichever fork. */
export type TrueBlock = {
  readonly number: number
  readonly hash: string
  readonly parent: TrueBlock | undefined
  /** Unix seconds. */
  readonly time: number
  readonly transactions: readonly TrueTransaction[]
  /** Which state of the chain first had it. */
  readonly born: number
}

/** What the network was at some moment. */
export type TrueState = {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly head: TrueBlock
  readonly safe: number
  readonly finalized: number
}

/** Blocks behind the head. No reorg reaches below what is finalized. */
const safeDepth = 24
const finalizedDepth = 70

const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const sender = topicOf('0x52908400098527886E0F7030069857D2E4169EE7')

/** A network as it really is, with everything that it has ever been. */
export class TruthChain {
  /** Every state, oldest first; the last one is now. */
  readonly states: TrueState[] = []
  readonly byHash = new Map<string, TrueBlock>()
  readonly byTransaction = new Map<string, TrueBlock[]>()
  readonly byReceiver = new Map<string, Set<TrueBlock>>()
  /** How often a reorg of a depth happened. */
  readonly reorgs = new Map<number, number>()
  /** Receivers that had a transfer in a block that a reorg took away. */
  readonly struck = new Set<string>()

  constructor(
    readonly name: string,
    /** Milliseconds between two blocks. */
    readonly blockTime: number,
    private readonly random: Random,
    private readonly clock: { readonly now: number },
  ) {
    const first = Math.floor(clock.now / 1_000)
    // The first one of all is older than anything that is looked for.
    let block = this.make(undefined, first - 10_000, [])
    for (let at = 0; at < 300; at += 1) block = this.make(block, first - 100, [])
    this.become(block)
  }

  get now(): TrueState {
    return this.states.at(-1) as TrueState
  }

  get head(): TrueBlock {
    return this.now.head
  }

  /** Adds a block to the head. */
  mine(transactions: readonly TrueTransaction[], time: number): void {
    this.become(this.make(this.head, time, transactions))
  }

  /**
   * Replaces the newest blocks by a longer fork.
   *
   * @param depth blocks; fewer where the rest is finalized
   * @param remain what becomes of a transaction: itself, another one, or nothing
   * @returns the real depth
   */
  reorg(
    depth: number,
    remain: (transaction: TrueTransaction) => TrueTransaction | undefined,
  ): number {
    const old = this.head
    const ancestor = ancestorAt(old, Math.max(old.number - depth, this.now.finalized))
    if (ancestor === undefined || ancestor === old) return 0
    const pending: TrueTransaction[] = []
    const times: number[] = []
    for (const block of blocksAbove(old, ancestor.number)) {
      times.push(block.time)
      for (const transaction of block.transactions) {
        for (const { to } of transaction.transfers) this.struck.add(to)
        const remains = remain(transaction)
        if (remains !== undefined) pending.push(remains)
      }
    }
    let block = ancestor
    const count = times.length
    for (const [at, time] of times.entries()) {
      const last = at === count - 1
      const taken = pending.splice(0, last ? pending.length : this.random.int(0, 2))
      block = this.make(block, time, this.random.chance(0.5) ? taken : taken.reverse())
    }
    this.become(this.make(block, old.time, []))
    this.reorgs.set(count, (this.reorgs.get(count) ?? 0) + 1)
    return count
  }

  /** True when a block is part of what a head stands on. */
  static holds(head: TrueBlock, block: TrueBlock): boolean {
    return ancestorAt(head, block.number) === block
  }

  private make(
    parent: TrueBlock | undefined,
    time: number,
    transactions: readonly TrueTransaction[],
  ): TrueBlock {
    const block = {
      number: parent === undefined ? 0 : parent.number + 1,
      hash: this.random.hash(),
      parent,
      time: Math.max(time, parent?.time ?? 0),
      transactions,
      born: this.states.length,
    }
    this.byHash.set(block.hash, block)
    for (const { hash, transfers } of transactions) {
      this.byTransaction.set(hash, [...(this.byTransaction.get(hash) ?? []), block])
      for (const { to } of transfers) {
        this.byReceiver.set(to, (this.byReceiver.get(to) ?? new Set()).add(block))
      }
    }
    return block
  }

  private become(head: TrueBlock): void {
    this.states.push({
      at: this.clock.now,
      head,
      safe: head.number - safeDepth,
      finalized: head.number - finalizedDepth,
    })
  }
}

/** The block at a height below a head; nothing above the head or below the first block. */
export function ancestorAt(head: TrueBlock, number: number): TrueBlock | undefined {
  let block: TrueBlock | undefined = head
  while (block !== undefined && block.number > number) block = block.parent
  return block?.number === number ? block : undefined
}

/** The blocks from above a height up to a head, oldest first. */
export function blocksAbove(head: TrueBlock, number: number): TrueBlock[] {
  const blocks: TrueBlock[] = []
  for (let block: TrueBlock | undefined = head; block !== undefined; block = block.parent) {
    if (block.number <= number) break
    blocks.push(block)
  }
  return blocks.reverse()
}

/** A block as JSON-RPC has it. */
export function headerOf(block: TrueBlock | undefined) {
  if (block === undefined) return null
  return {
    number: toHex(block.number),
    hash: block.hash,
    parentHash: block.parent?.hash ?? `0x${'00'.repeat(32)}`,
    timestamp: toHex(block.time),
    transactions: block.transactions.map(({ hash }) => hash),
  }
}

/** A block's transfer logs as JSON-RPC has them. */
export function logsOf({ number, hash, transactions }: TrueBlock) {
  let index = -1
  return transactions.flatMap((transaction) =>
    transaction.transfers.map(({ token, to, amount }) => {
      index += 1
      return {
        address: token,
        topics: [transferTopic, sender, topicOf(to)],
        data: `0x${amount.toString(16).padStart(64, '0')}`,
        blockHash: hash,
        blockNumber: toHex(number),
        logIndex: toHex(index),
        transactionHash: transaction.hash,
        removed: false,
      }
    }),
  )
}

function topicOf(address: string): string {
  return `0x${address.slice(2).toLowerCase().padStart(64, '0')}`
}
