import { decodeFunctionResult, encodeFunctionData, parseAbi } from 'viem'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Request } from '../deploy.js'
import type { Hex } from '../hex.js'

/**
 * What an OP-stack network takes, beside gas, for keeping a transaction's bytes on Ethereum. In wei, not
 * below what it really takes.
 */
export type DataFee = {
  /** Of the first {@link shortest} bytes. */
  readonly fixed: bigint
  /** Of each byte more. */
  readonly byte: bigint
}

/** GasPriceOracle, at one address on all of them (ethereum-optimism/specs, protocol/fjord/predeploys.md). */
const oracle = '0x420000000000000000000000000000000000000F'
const abi = parseAbi(['function getL1FeeUpperBound(uint256 unsignedTxSize) view returns (uint256)'])

/** Bytes between which the fee is a straight line: below, a network can take a least one. */
const shortest = 256
const longest = 8_192

/** Bytes of an unsigned transaction beside its call data, rounded up. */
const envelope = 110

/**
 * Asks a network what it takes for bytes.
 *
 * @returns nothing where there is no such contract: the network takes gas alone
 * @throws PayWithUsdcError `data_fee_unknown`, those of the provider: what is unknown is never nothing
 */
export async function readDataFee(request: Request): Promise<DataFee | undefined> {
  const fixed = await ask(request, shortest)
  if (fixed === undefined) return undefined
  const most = await ask(request, longest)
  if (most === undefined || most < fixed) throw unknown()
  const bytes = BigInt(longest - shortest)
  const byte = (most - fixed + bytes - 1n) / bytes
  // The network counts in steps: a byte at most above the straight line.
  return { fixed: fixed + byte, byte }
}

async function ask(request: Request, size: number): Promise<bigint | undefined> {
  const functionName = 'getL1FeeUpperBound'
  const data = encodeFunctionData({ abi, functionName, args: [BigInt(size)] })
  const answer = await request({ method: 'eth_call', params: [{ to: oracle, data }, 'latest'] })
  // A call to an address without code answers nothing.
  if (answer === '0x') return undefined
  if (typeof answer !== 'string' || !/^0x[0-9a-f]{64}$/i.test(answer)) throw unknown()
  return decodeFunctionResult({ abi, functionName, data: answer as Hex })
}

function unknown(): PayWithUsdcError {
  return new PayWithUsdcError('data_fee_unknown', 'The network does not say what bytes cost.', {
    retryable: true,
  })
}

/**
 * What a transaction with so much call data pays for its bytes, in wei.
 *
 * @param fee nothing where the network takes gas alone
 * @param bytes of call data
 */
export function dataFeeOf(fee: DataFee | undefined, bytes: number): bigint {
  if (fee === undefined) return 0n
  return fee.fixed + fee.byte * BigInt(Math.max(0, bytes + envelope - shortest))
}

/** The bytes that hex stands for. */
export const bytesOf = (data: Hex): number => (data.length - 2) / 2
