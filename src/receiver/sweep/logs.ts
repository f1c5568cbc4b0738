import { decodeEventLog, encodeEventTopics } from 'viem'
import { PayWithUsdcError } from '../../errors/index.js'
import { receiverFactoryAbi } from '../abi.js'
import type { Request } from '../deploy.js'
import type { Address, Hex } from '../hex.js'
import { word } from '../hex.js'

/** A receiver that was emptied, as the factory's log says. Addresses carry their checksum. */
export type SweptLog = {
  readonly receiver: Address
  readonly token: Address
  /** Atomic units, above 0. */
  readonly amount: bigint
  readonly transactionHash: Hex
  readonly logIndex: number
  readonly blockHash: Hex
  readonly blockNumber: number
}

/** A log as JSON-RPC gives it. */
export type RawLog = {
  readonly address: string
  readonly topics: readonly Hex[]
  readonly data: Hex
  readonly transactionHash: Hex
  readonly logIndex: Hex
  readonly blockHash: Hex
  readonly blockNumber: Hex
}

/** What the factory says in the logs of a transaction; logs of anybody else are passed over. */
export function parseSweepLogs({ logs, factory }: { logs: readonly RawLog[]; factory: Address }): {
  readonly swept: readonly SweptLog[]
  /** Receivers that `sweepMany` could not empty. */
  readonly failed: readonly Address[]
} {
  const swept: SweptLog[] = []
  const failed: Address[] = []
  for (const log of logs) {
    if (log.address.toLowerCase() !== factory.toLowerCase()) continue
    const { eventName, args } = decodeEventLog({
      abi: receiverFactoryAbi,
      topics: [...log.topics] as [Hex, ...Hex[]],
      data: log.data,
    })
    if (eventName === 'SweepFailed') failed.push(args.receiver)
    else {
      swept.push({
        receiver: args.receiver,
        token: args.token,
        amount: args.amount,
        transactionHash: log.transactionHash,
        logIndex: Number(log.logIndex),
        blockHash: log.blockHash,
        blockNumber: Number(log.blockNumber),
      })
    }
  }
  return { swept, failed }
}

/** Receivers in one question: nodes refuse more topics in one position. */
const chunkSize = 500

/**
 * Finds who swept receivers, whoever it was.
 *
 * @param fromBlock the first block that is searched, up to and with `toBlock`
 * @param range blocks in one question; a provider that wants less is asked for half
 * @default range 10_000
 * @throws what `request` throws
 */
export async function findSweeps({
  request,
  factory,
  token,
  receivers,
  fromBlock,
  toBlock,
  range = 10_000,
}: {
  request: Request
  factory: Address
  token: Address
  receivers: readonly Address[]
  fromBlock: number
  toBlock: number
  range?: number
}): Promise<SweptLog[]> {
  const [signature] = encodeEventTopics({ abi: receiverFactoryAbi, eventName: 'Swept' })
  const found: SweptLog[] = []
  for (let at = 0; at < receivers.length; at += chunkSize) {
    const wanted = receivers.slice(at, at + chunkSize).map((receiver) => word(receiver))
    const topics = [signature, wanted.map((topic) => topic.toLowerCase()), null, word(token)]
    let size = range
    for (let from = fromBlock; from <= toBlock; ) {
      const to = Math.min(toBlock, from + size - 1)
      const span = { fromBlock: `0x${from.toString(16)}`, toBlock: `0x${to.toString(16)}` }
      try {
        const params = [{ address: factory, topics, ...span }]
        const logs = (await request({ method: 'eth_getLogs', params })) as readonly RawLog[]
        found.push(...parseSweepLogs({ logs, factory }).swept)
        from = to + 1
      } catch (error) {
        const isRefused = error instanceof PayWithUsdcError && error.code === 'rpc_range_refused'
        if (!isRefused || size === 1) throw error
        size = Math.ceil(size / 2)
      }
    }
  }
  return found
}
