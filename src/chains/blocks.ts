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

/** A block by its height and its hash. */
export type NumberedHash = Pick<Block, 'number' | 'hash'>

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
 * The last block, up to `upTo`, that is not younger than a time; the first of all where the network is
 * younger.
 *
 * @param time Unix seconds
 * @throws PayWithUsdcError `rpc_misanswer` when the provider lacks a block in between: to go on there
 * could miss money
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
  const existing = async (number: number) => {
    const block = await readBlock(rpc, number)
    if (block === undefined) throw misanswer(rpc, `no block ${number}`)
    return block
  }
  let above = upTo + 1
  let found = await existing(upTo)
  // Back in steps that double, then halves of what lies between. Where nothing is, half a step is tried.
  for (let step = 1; found.time > time && found.number > 0; ) {
    const below = await readBlock(rpc, Math.max(0, found.number - step))
    if (below === undefined && step === 1) throw misanswer(rpc, `no block ${found.number - 1}`)
    if (below !== undefined) above = found.number
    found = below ?? found
    step = below === undefined ? Math.floor(step / 2) : step * 2
  }
  while (found.time <= time && above - found.number > 1) {
    const middle = await existing(Math.floor((found.number + above) / 2))
    if (middle.time > time) above = middle.number
    else found = middle
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
