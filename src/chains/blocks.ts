import { PayWithUsdcError } from '../errors/index.js'
import type { Rpc } from './rpc.js'

/** The header of a block, as far as watching needs it. */
export type Block = {
  readonly number: number
  readonly hash: string
  readonly parentHash: string
  /** Unix seconds. */
  readonly time: number
}

/** A block by what the network calls it. */
export type BlockTag = 'latest' | 'safe' | 'finalized'

/** Reads the header at a height, or of a tag. Nothing when the provider has none there. */
export async function readBlock(rpc: Rpc, at: number | BlockTag): Promise<Block | undefined> {
  const tag = typeof at === 'number' ? toQuantity(at) : at
  const block = parseBlock(rpc, await rpc.request('eth_getBlockByNumber', [tag, false]))
  if (block !== undefined && typeof at === 'number' && block.number !== at) {
    throw misanswer(rpc, `block ${block.number} was given for ${at}`)
  }
  return block
}

/** Reads the header with a hash. Nothing when the provider does not know it. */
export async function readBlockByHash(rpc: Rpc, hash: string): Promise<Block | undefined> {
  const block = parseBlock(rpc, await rpc.request('eth_getBlockByHash', [hash, false]))
  if (block !== undefined && block.hash !== hash) throw misanswer(rpc, 'another block was given')
  return block
}

/**
 * The last block, up to `upTo`, that is not younger than a time; or the oldest that the provider has.
 *
 * @param time Unix seconds
 */
export async function readBlockBefore({
  rpc,
  time,
  upTo,
}: {
  rpc: Rpc
  time: number
  upTo: number
}): Promise<Block> {
  const newest = await readBlock(rpc, upTo)
  if (newest === undefined) throw misanswer(rpc, `no block ${upTo}`)
  let found = newest
  let [low, high] = [-1, upTo]
  // Back in steps that double, then halves of what lies between. What is pruned is old enough.
  for (let step = 1; found.time > time && found.number > 0 && low < 0; step *= 2) {
    const number = Math.max(0, found.number - step)
    const block = await readBlock(rpc, number)
    if (block === undefined) low = number
    else {
      if (block.time <= time) low = number
      else high = number
      found = block
    }
  }
  while (low >= 0 && high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const block = await readBlock(rpc, middle)
    if (block === undefined) low = middle
    else if (block.time > time) {
      high = middle
      if (found.time > time) found = block
    } else {
      low = middle
      found = block
    }
  }
  return found
}

function parseBlock(rpc: Rpc, answer: unknown): Block | undefined {
  if (answer === null || answer === undefined) return undefined
  const { number, hash, parentHash, timestamp } = answer as Record<string, unknown>
  if (!isHash(hash) || !isHash(parentHash)) throw misanswer(rpc, 'a block without a hash')
  return { number: fromQuantity(rpc, number), hash, parentHash, time: fromQuantity(rpc, timestamp) }
}

/** True for 32 bytes in lower-case hex. */
export function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value)
}

/** Writes a number as JSON-RPC wants it: `0x10`. */
export function toQuantity(value: number): string {
  return `0x${value.toString(16)}`
}

/** Reads a JSON-RPC quantity that fits a safe integer. */
export function fromQuantity(rpc: Rpc, value: unknown): number {
  const number = typeof value === 'string' && /^0x[0-9a-f]+$/i.test(value) ? Number(value) : NaN
  if (!Number.isSafeInteger(number)) throw misanswer(rpc, 'a quantity that is none')
  return number
}

/** A provider's answer that cannot be true. Asked again later, never believed. */
export function misanswer(rpc: Rpc, what: string): PayWithUsdcError {
  return new PayWithUsdcError('rpc_misanswer', `${rpc.name} gave a wrong answer: ${what}.`, {
    retryable: true,
  })
}
