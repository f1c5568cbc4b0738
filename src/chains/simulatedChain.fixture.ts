import { keccak256, toHex } from 'viem'
import { PayWithUsdcError } from '../errors/index.js'
import type { Rpc } from './rpc.js'

/** A payment that somebody makes on the simulated chain. */
export type SimulatedPayment = {
  readonly transaction: string
  readonly to: string
  readonly amount: bigint
  readonly token: string
}

type SimulatedBlock = {
  readonly number: number
  readonly hash: string
  readonly parentHash: string
  readonly time: number
  readonly payments: readonly SimulatedPayment[]
}

const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'
const topicOf = (address: string) => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`

/** A chain in memory that answers JSON-RPC like a node does, and can be forked at will. */
export class SimulatedChain {
  blocks: SimulatedBlock[] = []
  /** Methods in the order in which they were asked. */
  readonly asked: string[] = []
  /** Called before each answer; may change or refuse it. */
  tamper: (method: string, params: readonly unknown[], answer: unknown) => unknown = (_m, _p, a) =>
    a
  private salt = 0

  constructor() {
    this.blocks.push({
      number: 100,
      hash: keccak256(toHex('the first block')),
      parentHash: `0x${'00'.repeat(32)}`,
      time: 1_700_000_000,
      payments: [],
    })
  }

  get head(): SimulatedBlock {
    return this.blocks.at(-1) as SimulatedBlock
  }

  mine(...payments: SimulatedPayment[]): void {
    this.salt += 1
    const { number, hash, time } = this.head
    this.blocks.push({
      number: number + 1,
      hash: keccak256(toHex(`${number + 1} ${this.salt}`)),
      parentHash: hash,
      time: time + 2,
      payments,
    })
  }

  /** Drops the newest `depth` blocks; mining goes on from there, on another fork. */
  drop(depth: number): void {
    this.blocks.length = Math.max(1, this.blocks.length - depth)
  }

  readonly rpc: Rpc = {
    name: 'simulated',
    request: async (method, params) => {
      this.asked.push(method)
      return this.tamper(method, params, this.answer(method, params))
    },
  }

  private answer(method: string, params: readonly unknown[]): unknown {
    switch (method) {
      case 'eth_getBlockByNumber': {
        const behind = { latest: 0, safe: 4, finalized: 8 }[String(params[0])]
        const at = behind === undefined ? Number(params[0]) : this.head.number - behind
        return this.header(this.blocks.find(({ number }) => number === at))
      }
      case 'eth_getBlockByHash':
        return this.header(this.blocks.find(({ hash }) => hash === params[0]))
      case 'eth_getLogs':
        return this.logs(params[0] as Record<string, unknown>)
      case 'eth_getTransactionReceipt': {
        const block = this.blocks.find(({ payments }) =>
          payments.some(({ transaction }) => transaction === params[0]),
        )
        if (block === undefined) return null
        const logs = this.logsOf(block).filter((log) => log.transactionHash === params[0])
        return { status: '0x1', blockHash: block.hash, logs }
      }
      default:
        throw new Error(`not simulated: ${method}`)
    }
  }

  private header(block: SimulatedBlock | undefined) {
    if (block === undefined) return null
    const { number, hash, parentHash, time, payments } = block
    const transactions = [...new Set(payments.map(({ transaction }) => transaction))]
    return { number: toHex(number), hash, parentHash, timestamp: toHex(time), transactions }
  }

  private logs(filter: Record<string, unknown>) {
    const { address, topics, blockHash, fromBlock, toBlock } = filter
    const within =
      blockHash === undefined
        ? this.blocks.filter(
            ({ number }) => number >= Number(fromBlock) && number <= Number(toBlock),
          )
        : this.blocks.filter(({ hash }) => hash === blockHash)
    if (blockHash !== undefined && within.length === 0) {
      throw new PayWithUsdcError('rpc_failed', 'unknown block', { retryable: true })
    }
    const to = (topics as unknown[])[2] as string[] | undefined
    return within
      .flatMap((block) => this.logsOf(block))
      .filter((log) => address === undefined || [address].flat().includes(log.address))
      .filter((log) => to === undefined || to.includes(log.topics[2] ?? ''))
  }

  private logsOf({ number, hash, payments }: SimulatedBlock) {
    return payments.map(({ transaction, to, amount, token }, at) => ({
      address: token,
      topics: [transferTopic, topicOf('0x52908400098527886E0F7030069857D2E4169EE7'), topicOf(to)],
      data: `0x${amount.toString(16).padStart(64, '0')}`,
      blockHash: hash,
      blockNumber: toHex(number),
      logIndex: toHex(at),
      transactionHash: transaction,
      removed: false,
    }))
  }
}
