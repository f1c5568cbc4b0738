import { encodeFunctionData } from 'viem'
import { receiverFactoryAbi } from '../abi.js'
import { factoryDeployment } from '../deploy.js'
import type { Address, Hex } from '../hex.js'
import { deploymentGas, type SweepBatch } from './plan.js'

/** A transaction that anybody may send: it moves money to the treasury only. It carries no coin. */
export type SweepTransaction = {
  readonly to: Address
  readonly data: Hex
  /** The most gas that it may use. */
  readonly gas: bigint
}

/** The most gas that one transaction may ask for (EIP-7825). */
const gasCap = 1n << 24n

/** The `sweepMany` of a batch. */
export function sweepTransaction({
  factory,
  treasury,
  token,
  receivers,
  gas,
}: SweepBatch): SweepTransaction {
  const salts = receivers.map(({ salt }) => salt)
  const args = [treasury, salts, token] as const
  return {
    to: factory,
    data: encodeFunctionData({ abi: receiverFactoryAbi, functionName: 'sweepMany', args }),
    gas: withReserve(gas),
  }
}

/** What deploys the factory, once for each chain. */
export function deploymentTransaction(): SweepTransaction {
  return { ...factoryDeployment(), gas: withReserve(deploymentGas) }
}

/** A quarter more: a token may cost more here, and what is not used is not paid. */
export function withReserve(gas: bigint): bigint {
  const wanted = (gas * 5n) / 4n
  return wanted < gasCap ? wanted : gasCap
}

/** A transaction as JSON, for any wallet: amounts are decimal text. */
export function printable(chainId: number, { to, data, gas }: SweepTransaction) {
  return { to, data, value: '0', chainId, gas: `${gas}` }
}

/** The file that Safe's Transaction Builder opens. */
export function safeFile({
  chainId,
  transactions,
  createdAt,
}: {
  chainId: number
  transactions: readonly SweepTransaction[]
  /** Milliseconds since 1970. */
  createdAt: number
}) {
  return {
    version: '1.0',
    chainId: `${chainId}`,
    createdAt,
    meta: {
      name: 'Pay with USDC: sweep',
      description: 'Moves the money of orders to the treasury. It can go nowhere else.',
    },
    transactions: transactions.map(({ to, data }) => ({
      to,
      value: '0',
      data,
      contractMethod: null,
      contractInputsValues: null,
    })),
  }
}
