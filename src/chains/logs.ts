import { getAddress } from 'viem'
import { fromQuantity, isHash, misanswer, toQuantity } from './blocks.js'
import type { Rpc } from './rpc.js'

/** keccak256 of `Transfer(address,address,uint256)`. */
export const transferTopic = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef'

/** Nodes refuse more topics in one position; above it all transfers of the token are read and matched here. */
const maximumTopics = 1_000

/** A `Transfer` log of a watched token to a watched address. Addresses carry their checksum. */
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

/** The receivers to look for, as logs write them: 32 bytes in lower case → address with its checksum. */
export type Receivers = ReadonlyMap<string, string>

/** Transfers to our receivers that count for nothing. */
export type Ignored = {
  /** Of an amount of nothing. */
  readonly nothing: number
  /** Of tokens that are not known: most are fakes. */
  readonly foreign: number
}

/** Adds addresses to the receivers to look for. */
export function addReceivers(receivers: Map<string, string>, addresses: Iterable<string>): void {
  for (const address of addresses) receivers.set(toTopic(address), address)
}

/**
 * Reads the transfers of `tokens` to any of `receivers`.
 *
 * A range of numbers must never touch the head: a lagging node answers it with a silent part.
 * By hash the same node answers with an error.
 *
 * Whatever the number of receivers, a log that concerns none of them costs one look into a map.
 */
export async function readTransferLogs({
  rpc,
  tokens,
  receivers,
  span,
  isEveryToken = false,
  onIgnored,
}: {
  rpc: Rpc
  /** With their checksum. */
  tokens: readonly string[]
  receivers: Receivers
  span: LogSpan
  /** Asks for all tokens, to count the others; with more receivers than topics never. @default false */
  isEveryToken?: boolean
  /** Told of transfers that do not count, when there were some. @default nobody is */
  onIgnored?: ((ignored: Ignored) => void) | undefined
}): Promise<TransferLog[]> {
  if (receivers.size === 0) return []
  const isByReceiver = receivers.size <= maximumTopics
  const topics = isByReceiver ? [transferTopic, null, [...receivers.keys()]] : [transferTopic]
  const filter =
    'blockHash' in span
      ? span
      : { fromBlock: toQuantity(span.fromBlock), toBlock: toQuantity(span.toBlock) }
  const isOpen = isEveryToken && isByReceiver
  const address = isOpen ? {} : { address: tokens.length === 1 ? tokens[0] : tokens }
  const answer = await rpc.request('eth_getLogs', [{ ...address, topics, ...filter }])
  if (!Array.isArray(answer)) throw misanswer(rpc, 'logs that are no list')
  const asked = new Set(tokens.map((token) => token.toLowerCase()))
  const ignored = { nothing: 0, foreign: 0 }
  const transfers = answer.flatMap((log: unknown) => {
    const isOurs = checkAsked({ rpc, log, tokens: asked, isOpen, span })
    if (!receivers.has(toOf(log))) {
      if (!isOurs) throw misanswer(rpc, 'a log that was not asked for')
      return []
    }
    if (!isOurs) {
      ignored.foreign += 1
      return []
    }
    const transfer = parseTransferLog(rpc, log)
    if (transfer === undefined) throw misanswer(rpc, 'a log that was not asked for')
    if (
      'fromBlock' in span &&
      (transfer.blockNumber < span.fromBlock || transfer.blockNumber > span.toBlock)
    ) {
      throw misanswer(rpc, 'a log outside of the range')
    }
    // Anybody can make a transfer of nothing appear: it is noise, often meant to mislead.
    if (transfer.amount > 0n) return transfer
    ignored.nothing += 1
    return []
  })
  if (ignored.nothing + ignored.foreign > 0) onIgnored?.(ignored)
  return transfers
}

/** Blocks of the largest range that is asked for at once. */
export const largestRange = 1_000

/**
 * Reads a span that lies well behind the head in as many ranges as the provider wants: half of one
 * that it refuses, and little by little more again, because a refusal may have been a bad moment.
 *
 * @param range blocks to begin with
 * @returns the logs, and the range to begin with next time
 * @throws PayWithUsdcError what {@link readTransferLogs} throws; `rpc_range_refused` for one block
 */
export async function readTransferRange({
  fromBlock,
  toBlock,
  range = largestRange,
  ...asked
}: {
  rpc: Rpc
  tokens: readonly string[]
  receivers: Receivers
  fromBlock: number
  toBlock: number
  range?: number
}): Promise<{ readonly logs: TransferLog[]; readonly range: number }> {
  const logs: TransferLog[] = []
  let size = range
  for (let from = fromBlock; from <= toBlock; ) {
    const to = Math.min(toBlock, from + size - 1)
    try {
      const span = { fromBlock: from, toBlock: to }
      logs.push(...(await readTransferLogs({ ...asked, span })))
      from = to + 1
      size = Math.min(largestRange, size + Math.ceil(size / 8))
    } catch (error) {
      const isRefusal = (error as { code?: string }).code === 'rpc_range_refused'
      if (!isRefusal || to === from) throw error
      size = Math.floor((to - from + 1) / 2)
    }
  }
  return { logs, range: size }
}

/**
 * Refuses an answer to another question. Cheap: it is done for every transfer of a block.
 *
 * @returns false for a transfer of a token that is not ours, of whatever kind
 */
function checkAsked({
  rpc,
  log,
  tokens,
  isOpen,
  span,
}: {
  rpc: Rpc
  log: unknown
  tokens: ReadonlySet<string>
  isOpen: boolean
  span: LogSpan
}): boolean {
  const { address, topics, blockHash } = (log ?? {}) as Record<string, unknown>
  const isOurs = tokens.has(String(address).toLowerCase())
  const isTransfer =
    typeof address === 'string' &&
    Array.isArray(topics) &&
    topics[0] === transferTopic &&
    // One of a token that cannot be divided has four.
    (isOurs ? topics.length === 3 : topics.length >= 3)
  if (!isTransfer || !(isOurs || isOpen)) throw misanswer(rpc, 'a log that was not asked for')
  if ('blockHash' in span && blockHash !== span.blockHash) {
    throw misanswer(rpc, 'a log of another block')
  }
  return isOurs
}

const toOf = (log: unknown): string => (log as { topics: readonly string[] }).topics[2] ?? ''

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
