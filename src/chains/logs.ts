import { getAddress } from 'viem'
import { fromQuantity, isHash, misanswer, toQuantity } from './blocks.js'
import type { Rpc } from './rpc.js'

/** keccak256 of `Transfer(address,address,uint256)`. */
const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'

/** Nodes refuse more topics in one position; above it all transfers of the token are read and matched here. */
const maximumTopics = 1_000

/** A `Transfer` log of the watched token to a watched address. Addresses carry their checksum. */
export type TransferLog = {
  readonly blockHash: string
  readonly blockNumber: number
  readonly logIndex: number
  readonly transactionHash: string
  readonly token: string
  readonly from: string
  readonly to: string
  /** Atomic units, above 0. */
  readonly amount: bigint
}

/** One block by its hash, or a range of numbers that lies well behind the head. */
export type LogSpan =
  | { readonly blockHash: string }
  | { readonly fromBlock: number; readonly toBlock: number }

/**
 * Reads the transfers of `token` to any of `addresses`.
 *
 * A range of numbers must never touch the head: a lagging node answers it with a silent part.
 * By hash the same node answers with an error.
 */
export async function readTransferLogs({
  rpc,
  token,
  addresses,
  span,
}: {
  rpc: Rpc
  token: string
  /** With their checksum. */
  addresses: ReadonlySet<string>
  span: LogSpan
}): Promise<TransferLog[]> {
  if (addresses.size === 0) return []
  const topics: unknown[] = [transferTopic]
  if (addresses.size <= maximumTopics) topics.push(null, [...addresses].map(toTopic))
  const filter =
    'blockHash' in span
      ? span
      : { fromBlock: toQuantity(span.fromBlock), toBlock: toQuantity(span.toBlock) }
  const answer = await rpc.request('eth_getLogs', [{ address: token, topics, ...filter }])
  if (!Array.isArray(answer)) throw misanswer(rpc, 'logs that are no list')
  return answer.flatMap((log: unknown) => {
    const transfer = parseTransferLog(rpc, log)
    if (transfer === undefined || transfer.token !== token) {
      throw misanswer(rpc, 'a log that was not asked for')
    }
    if ('blockHash' in span && transfer.blockHash !== span.blockHash) {
      throw misanswer(rpc, 'a log of another block')
    }
    if (
      'fromBlock' in span &&
      (transfer.blockNumber < span.fromBlock || transfer.blockNumber > span.toBlock)
    ) {
      throw misanswer(rpc, 'a log outside of the range')
    }
    // Anybody can make a transfer of nothing appear: it is noise, often meant to mislead.
    return addresses.has(transfer.to) && transfer.amount > 0n ? transfer : []
  })
}

/** Reads a log as a transfer; nothing when it is another kind of log. */
export function parseTransferLog(rpc: Rpc, log: unknown): TransferLog | undefined {
  const { address, topics, data, blockHash, blockNumber, logIndex, transactionHash, removed } =
    log as Record<string, unknown>
  if (!Array.isArray(topics) || topics[0] !== transferTopic || topics.length !== 3) return undefined
  if (!isHash(blockHash) || !isHash(transactionHash)) throw misanswer(rpc, 'a log without a block')
  if (!isHash(data) || !isHash(topics[1]) || !isHash(topics[2])) {
    throw misanswer(rpc, 'a transfer log that is cut')
  }
  if (removed === true) throw misanswer(rpc, 'a log that was taken back')
  return {
    blockHash,
    blockNumber: fromQuantity(rpc, blockNumber),
    logIndex: fromQuantity(rpc, logIndex),
    transactionHash,
    token: getAddress(String(address)),
    from: fromTopic(topics[1]),
    to: fromTopic(topics[2]),
    amount: BigInt(data),
  }
}

function toTopic(address: string): string {
  return `0x${address.slice(2).toLowerCase().padStart(64, '0')}`
}

function fromTopic(topic: string): string {
  return getAddress(`0x${topic.slice(26)}`)
}
