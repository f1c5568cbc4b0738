import type { LocalAccount } from 'viem'
import { keccak256 } from 'viem'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Request } from '../deploy.js'
import type { Address, Hex } from '../hex.js'
import type { RawLog } from './logs.js'
import type { SweepTransaction } from './transactions.js'

/** What a transaction pays for one unit of gas, in wei (EIP-1559). */
export type SweepFees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint }

/** A mined transaction. */
export type SweepReceipt = {
  readonly transactionHash: Hex
  readonly isReverted: boolean
  readonly blockHash: Hex
  /** Wei that it took: for its gas, and what an OP-stack network took for its bytes. */
  readonly cost: bigint
  readonly logs: readonly RawLog[]
}

/** What happens to a transaction on its way. */
export type SendProgress = { readonly kind: 'sent' | 'replaced'; readonly hash: Hex }

/** The smallest raise that nodes take for a replacement: an eighth. */
export const raise = (wei: bigint): bigint => (wei * 9n + 7n) / 8n

/**
 * What to pay now: twice the base fee, so that it may rise for six blocks, and the node's own tip.
 *
 * @returns the fees, and the price that is likely to be paid
 */
export async function readFees(
  request: Request,
): Promise<{ readonly fees: SweepFees; readonly gasPrice: bigint }> {
  const block = await request({ method: 'eth_getBlockByNumber', params: ['latest', false] })
  const { baseFeePerGas } = (block ?? {}) as { baseFeePerGas?: Hex }
  const price = BigInt((await request({ method: 'eth_gasPrice' })) as Hex)
  const base = baseFeePerGas === undefined ? price : BigInt(baseFeePerGas)
  const tip = await request({ method: 'eth_maxPriorityFeePerGas' }).then(
    (answer) => BigInt(answer as Hex),
    () => (price > base ? price - base : 0n),
  )
  return {
    fees: { maxFeePerGas: base * 2n + tip, maxPriorityFeePerGas: tip },
    gasPrice: base + tip,
  }
}

/**
 * Sends one transaction and waits until it is mined.
 *
 * One that is not mined after some blocks is sent again with the same nonce and an eighth more, so
 * only one of them can ever be mined. The nonce is the account's next one that is not mined: what
 * an earlier run left behind is replaced too, which is harmless, for sweeping twice moves nothing.
 *
 * @param maximumGasPrice wei; a transaction is never raised above it
 * @param replaceAfter blocks until it is replaced
 * @default replaceAfter 5
 * @param polls how often it is asked for before it is left as it is
 * @default polls 600
 * @throws PayWithUsdcError `sweep_pending` (retryable: it may still be mined), `sweep_superseded`
 * (retryable: another transaction of this key took its place), `gas_money_missing`
 */
export async function sendTransaction({
  request,
  account,
  chainId,
  transaction,
  maximumGasPrice,
  replaceAfter = 5,
  polls = 600,
  rest,
  onProgress = () => undefined,
}: {
  request: Request
  account: LocalAccount
  chainId: number
  transaction: SweepTransaction
  maximumGasPrice?: bigint | undefined
  replaceAfter?: number
  polls?: number
  /** Waits between two polls. */
  rest: () => Promise<void>
  onProgress?: (progress: SendProgress) => void
}): Promise<SweepReceipt> {
  const nonce = Number(await request(countOf(account.address)))
  const hashes: Hex[] = []
  let fees = (await readFees(request)).fees
  if (maximumGasPrice !== undefined) fees = capped(fees, maximumGasPrice)

  /** Sends it with these fees; more when the node has one with the same nonce that pays as much. */
  async function broadcast(): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const signed = await account.signTransaction({
        type: 'eip1559',
        chainId,
        nonce,
        value: 0n,
        ...transaction,
        ...fees,
      })
      const hash = keccak256(signed)
      const error = await request({ method: 'eth_sendRawTransaction', params: [signed] }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      const refusal = error === undefined ? undefined : refusalOf(error)
      const raised = raisedFees(fees, maximumGasPrice)
      if (refusal === 'underpriced' && raised !== undefined && tries < 40) {
        fees = raised
        continue
      }
      if (refusal === 'no_money') throw moneyMissing(account.address)
      // The nonce is used: perhaps by one of ours, which the next look at the receipts tells.
      if (refusal === 'nonce_used' || refusal === 'underpriced') return
      if (error !== undefined && refusal === undefined) throw error
      if (hashes.includes(hash)) return
      hashes.push(hash)
      onProgress({ kind: hashes.length === 1 ? 'sent' : 'replaced', hash })
      return
    }
  }

  /** A look that gets no answer says nothing: the next one may. */
  async function mined(): Promise<SweepReceipt | undefined> {
    for (const hash of hashes) {
      const receipt = await request({
        method: 'eth_getTransactionReceipt',
        params: [hash],
      }).catch(() => undefined)
      if (receipt !== undefined && receipt !== null) return receiptOf(receipt)
    }
    return undefined
  }

  const heightOf = () => request({ method: 'eth_blockNumber' }).then(Number)
  let sentAt = await heightOf()
  await broadcast()
  for (let poll = 0; poll < polls; poll += 1) {
    // The count comes first: a receipt that is missing afterwards is not one of ours.
    const count = await request(countOf(account.address)).then(Number, () => nonce)
    const receipt = await mined()
    if (receipt !== undefined) return receipt
    if (count > nonce) throw superseded(account.address)
    const height = await heightOf().catch(() => sentAt)
    if (height >= sentAt + replaceAfter) {
      sentAt = height
      const raised = raisedFees(fees, maximumGasPrice)
      if (raised !== undefined) fees = raised
      // At the ceiling the same one is sent again: a node may have dropped it.
      await broadcast()
    }
    await rest()
  }
  throw new PayWithUsdcError(
    'sweep_pending',
    hashes.length === 0
      ? `Another transaction of ${account.address} waits and offers more than may be paid now.`
      : `The transaction ${hashes.at(-1)} is not mined yet, and may still be.`,
    {
      retryable: true,
      hint: 'Run the command again later: it replaces a transaction that is stuck, and sweeping twice moves nothing.',
    },
  )
}

const countOf = (address: Address) => ({
  method: 'eth_getTransactionCount',
  params: [address, 'latest'],
})

/** An eighth more; undefined at the ceiling. */
function raisedFees(fees: SweepFees, maximum: bigint | undefined): SweepFees | undefined {
  const raised = {
    maxFeePerGas: raise(fees.maxFeePerGas),
    // A tip of nothing can never grow by an eighth.
    maxPriorityFeePerGas: raise(fees.maxPriorityFeePerGas) + 1n,
  }
  if (maximum !== undefined && raised.maxFeePerGas > maximum) return undefined
  return raised.maxPriorityFeePerGas > raised.maxFeePerGas
    ? { ...raised, maxFeePerGas: raised.maxPriorityFeePerGas }
    : raised
}

function capped({ maxFeePerGas, maxPriorityFeePerGas }: SweepFees, maximum: bigint): SweepFees {
  const least = (one: bigint, other: bigint) => (one < other ? one : other)
  return {
    maxFeePerGas: least(maxFeePerGas, maximum),
    maxPriorityFeePerGas: least(maxPriorityFeePerGas, maximum),
  }
}

/** What a node means; each words it differently. */
function refusalOf(
  error: unknown,
): 'known' | 'nonce_used' | 'underpriced' | 'no_money' | undefined {
  const text = error instanceof Error ? error.message : String(error)
  if (/already known|already imported|known transaction/i.test(text)) return 'known'
  if (/nonce (is )?too low|nonce has already been used|old ?nonce/i.test(text)) return 'nonce_used'
  if (/underpriced|fee too low|less than block base fee/i.test(text)) return 'underpriced'
  return /insufficient (funds|balance)/i.test(text) ? 'no_money' : undefined
}

function moneyMissing(address: Address): PayWithUsdcError {
  return new PayWithUsdcError('gas_money_missing', `${address} has too little coin for gas.`, {
    hint: 'Send it some of the native coin of this network.',
  })
}

function superseded(address: Address): PayWithUsdcError {
  return new PayWithUsdcError(
    'sweep_superseded',
    `Another transaction of ${address} was mined in place of this one.`,
    { retryable: true, hint: 'Use this key for one sweep at a time, then run the command again.' },
  )
}

function receiptOf(answer: unknown): SweepReceipt {
  const { transactionHash, status, blockHash, gasUsed, effectiveGasPrice, l1Fee, logs } =
    answer as {
      readonly [name: string]: Hex
    } & { readonly logs: readonly RawLog[] }
  return {
    transactionHash: transactionHash as Hex,
    isReverted: status !== '0x1',
    blockHash: blockHash as Hex,
    cost: BigInt(gasUsed as Hex) * BigInt(effectiveGasPrice ?? '0x0') + BigInt(l1Fee ?? '0x0'),
    logs,
  }
}
