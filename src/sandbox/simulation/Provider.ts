import type { Rpc } from '../../chains/rpc.js'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Random } from './random.js'
import {
  ancestorAt,
  blocksAbove,
  headerOf,
  logsOf,
  type TrueBlock,
  type TrueTransaction,
  TruthChain,
} from './TruthChain.js'
import type { VirtualClock } from './VirtualClock.js'

/** What goes wrong, in the order in which it is printed. */
export const faultKinds = [
  'timeout',
  'too many requests',
  'null receipt',
  'null block',
  'answer of another chain',
  'range refused',
  'all tokens refused',
  'lagging node',
  'truncated range',
  'truncated block',
  'lie: leaves out',
  'lie: invents',
  'lie: alters',
  'lie: own fork',
  'lie: tags',
  'dropped wake-up',
  'restart',
  'answer after a restart',
  'store too late',
  'store fails',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** How often each fault fired. */
export type Faults = Map<FaultKind, number>

/** What is silently wrong with a provider. One of three may be, the others fail only openly. */
export type Flaw =
  | 'truncates'
  | 'leaves out'
  | 'invents'
  | 'alters'
  | 'own fork'
  | 'tags'
  | 'another chain'

/** The largest lag of a node, in states of its chain. */
const maximumLag = 20

/** Milliseconds until an answer is given up. */
const timeout = 10_000

/** A provider of a chain: slow, faulty, behind, and at most one of them a liar. */
export class Provider {
  /** Share of the requests that fail openly. */
  faultRate: number
  isFlawed = true
  private lag = 0
  /** The head of a fork that nobody else has. */
  private ownHead: TrueBlock | undefined
  private readonly ownBlocks = new Map<string, TrueBlock>()
  private readonly invented = new Map<string, readonly TrueTransaction[]>()

  constructor(
    private readonly options: {
      readonly name: string
      readonly truth: TruthChain
      readonly other: TruthChain
      readonly random: Random
      readonly clock: VirtualClock
      readonly faults: Faults
      readonly faultRate: number
      readonly flaw: Flaw | undefined
      /** The most blocks that a range of logs may have. */
      readonly rangeLimit: number
      /** Refuses to search for logs of every token. */
      readonly wantsAddress: boolean
      /** A payment that nobody has made. */
      readonly invent: () => TrueTransaction
    },
  ) {
    this.faultRate = options.faultRate
  }

  get name(): string {
    return this.options.name
  }

  /** Answers after a while of virtual time, or fails. */
  readonly request: Rpc['request'] = async (method, params) => {
    const { random, clock, other, flaw } = this.options
    await clock.sleep(random.int(5, 120))
    if (random.chance(this.faultRate)) {
      const kind = this.openFaultOf(method)
      this.fire(kind)
      if (kind === 'timeout') await clock.sleep(timeout)
      if (kind === 'timeout' || kind === 'too many requests') throw this.failed(kind)
      return null
    }
    if (flaw === 'another chain' && this.isFlawed && random.chance(0.1)) {
      this.fire('answer of another chain')
      return this.answer(other, other.head, method, params)
    }
    this.move()
    const { truth } = this.options
    const isOwn = this.ownHead !== undefined
    const { states } = truth
    const view = states[Math.max(0, states.length - 1 - this.lag)]?.head ?? truth.head
    if (this.lag > 0) this.fire('lagging node')
    const answer = this.answer(truth, this.ownHead ?? view, method, params)
    if (isOwn) this.fire('lie: own fork')
    return answer
  }

  private openFaultOf(method: string): FaultKind {
    const kinds: FaultKind[] = ['timeout', 'too many requests']
    if (method === 'eth_getTransactionReceipt') kinds.push('null receipt', 'null receipt')
    if (method.startsWith('eth_getBlock')) kinds.push('null block', 'null block')
    return this.options.random.pick(kinds)
  }

  /** Now and then a node falls behind or catches up, and a liar begins or ends a fork. */
  private move(): void {
    const { random, truth, flaw } = this.options
    if (random.chance(0.03)) this.lag = random.chance(0.5) ? 0 : random.int(1, maximumLag)
    if (this.faultRate === 0) this.lag = 0
    if (!this.isFlawed) this.ownHead = undefined
    if (flaw !== 'own fork' || !this.isFlawed) return
    if (this.ownHead === undefined) {
      // Often what a reorg has just taken away: it goes on as if nothing had been.
      const { states } = truth
      const before = states.findLast(({ head }) => !TruthChain.holds(truth.head, head))?.head
      if (before !== undefined && random.chance(0.1)) this.ownHead = before
      else if (random.chance(0.02)) this.ownHead = ancestorAt(truth.head, truth.head.number - 2)
    } else if (random.chance(0.005)) this.ownHead = undefined
    while (this.ownHead !== undefined && this.ownHead.number < truth.head.number) {
      const parent: TrueBlock = this.ownHead
      const block: TrueBlock = {
        number: parent.number + 1,
        hash: random.hash(),
        parent,
        time: Math.max(parent.time, truth.head.time),
        transactions: random.chance(0.1) ? [this.options.invent()] : [],
        born: 0,
      }
      this.ownBlocks.set(block.hash, block)
      this.ownHead = block
    }
  }

  private answer(
    chain: TruthChain,
    head: TrueBlock,
    method: string,
    params: readonly unknown[],
  ): unknown {
    switch (method) {
      case 'eth_getBlockByNumber':
        return headerOf(this.blockAt(chain, head, String(params[0])))
      case 'eth_getBlockByHash':
        return headerOf(this.known(chain, head, String(params[0])))
      case 'eth_getLogs':
        return this.logs(chain, head, params[0] as Record<string, unknown>)
      case 'eth_getTransactionReceipt':
        return this.receipt(chain, head, String(params[0]))
      default:
        throw new Error(`not simulated: ${method}`)
    }
  }

  private blockAt(chain: TruthChain, head: TrueBlock, tag: string): TrueBlock | undefined {
    if (tag === 'latest') return head
    if (tag !== 'safe' && tag !== 'finalized') return ancestorAt(head, Number(tag))
    if (this.isFlawed && this.options.flaw === 'tags') {
      this.fire('lie: tags')
      return head
    }
    const state = chain.states.findLast((one) => one.head === head)
    const behind = state === undefined ? 0 : head.number - state[tag]
    return ancestorAt(head, head.number - behind)
  }

  /** A block that this node has heard of, on whichever fork. */
  private known(chain: TruthChain, head: TrueBlock, hash: string): TrueBlock | undefined {
    const block = this.ownBlocks.get(hash) ?? chain.byHash.get(hash)
    if (block === undefined || this.ownHead !== undefined) return block
    return block.born <= chain.states.findLastIndex((one) => one.head === head) ? block : undefined
  }

  private logs(chain: TruthChain, head: TrueBlock, filter: Record<string, unknown>): unknown {
    const { address, topics, blockHash, fromBlock, toBlock } = filter
    const blocks = []
    if (address === undefined && this.options.wantsAddress) {
      this.fire('all tokens refused')
      throw new PayWithUsdcError('rpc_range_refused', `${this.name}: specify an address`, {
        retryable: true,
      })
    }
    if (blockHash === undefined) {
      const [from, to] = [Number(fromBlock), Number(toBlock)]
      if (to - from >= this.options.rangeLimit) {
        this.fire('range refused')
        throw new PayWithUsdcError('rpc_range_refused', `${this.name}: block range`, {
          retryable: true,
        })
      }
      // A node that has not come that far answers with a silent part.
      const last = ancestorAt(head, Math.min(to, head.number))
      if (last !== undefined) blocks.push(...blocksAbove(last, from - 1))
    } else {
      const block = this.known(chain, head, String(blockHash))
      if (block === undefined) throw this.failed('unknown block')
      blocks.push(block)
    }
    const to = (topics as unknown[])[2] as string[] | undefined
    const logs = blocks
      .flatMap((block) => this.logsOf(chain, block))
      .filter((log) => address === undefined || [address].flat().includes(log.address))
      .filter((log) => to === undefined || to.includes(log.topics[2] ?? ''))
    return this.shorten(logs, blockHash === undefined)
  }

  /** The logs of a block, with what the liar adds to it, for good. */
  private logsOf(chain: TruthChain, block: TrueBlock) {
    const { flaw, random, invent, truth } = this.options
    if (flaw === 'alters' && chain === truth && this.isFlawed) return this.altered(block)
    if (flaw !== 'invents' || chain !== truth) return logsOf(block)
    let added = this.invented.get(block.hash)
    if (added === undefined && this.isFlawed) {
      added = random.chance(0.05) ? [invent()] : []
      this.invented.set(block.hash, added)
    }
    if (added === undefined || added.length === 0 || !this.isFlawed) return logsOf(block)
    this.fire('lie: invents')
    return logsOf({ ...block, transactions: [...block.transactions, ...added] })
  }

  /** Ten times the amount in some blocks, in whatever way it is asked. */
  private altered(block: TrueBlock) {
    const logs = logsOf(block)
    if (logs.length === 0 || Number.parseInt(block.hash.slice(-1), 16) > 7) return logs
    this.fire('lie: alters')
    return logs.map((log) => ({
      ...log,
      data: `0x${(BigInt(log.data) * 10n).toString(16).padStart(64, '0')}`,
    }))
  }

  private shorten<T>(logs: readonly T[], isRange: boolean): readonly T[] {
    const { flaw, random } = this.options
    if (!this.isFlawed || logs.length === 0) return logs
    if (flaw === 'truncates' && random.chance(0.3)) {
      this.fire(isRange ? 'truncated range' : 'truncated block')
      return logs.slice(0, random.int(0, logs.length - 1))
    }
    if (flaw !== 'leaves out' || random.chance(0.2)) return logs
    this.fire('lie: leaves out')
    return []
  }

  private receipt(chain: TruthChain, head: TrueBlock, hash: string): unknown {
    const candidates = [
      ...(chain.byTransaction.get(hash) ?? []),
      ...[...this.ownBlocks.values()].filter(({ transactions }) =>
        transactions.some((one) => one.hash === hash),
      ),
      ...[...this.invented].flatMap(([block, added]) =>
        added.some((one) => one.hash === hash) ? (chain.byHash.get(block) ?? []) : [],
      ),
    ]
    const block = candidates.find((one) => TruthChain.holds(head, one))
    if (block === undefined) return null
    const logs = this.logsOf(chain, block).filter((log) => log.transactionHash === hash)
    return { status: '0x1', blockHash: block.hash, logs }
  }

  private fire(kind: FaultKind): void {
    const { faults } = this.options
    faults.set(kind, (faults.get(kind) ?? 0) + 1)
  }

  private failed(why: string): PayWithUsdcError {
    return new PayWithUsdcError('rpc_failed', `${this.name}: ${why}`, { retryable: true })
  }
}
