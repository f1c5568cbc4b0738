import type { LocalAccount } from 'viem'
import { readBlockByHash } from '../../chains/blocks.js'
import type { Rpc } from '../../chains/rpc.js'
import {
  type Database,
  nativeCoin,
  type ReceiverBooks,
  readCursor,
  readReceiverBooks,
  readSweepable,
  recordAction,
  recordSweeps,
} from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import { type Address, saltOf } from '../../receiver/index.js'
import {
  deploymentGas,
  deploymentTransaction,
  findSweeps,
  parseSweepLogs,
  planSweep,
  readDataFee,
  readFees,
  type SendProgress,
  type SweepLimits,
  type SweepPlan,
  type SweepPrices,
  type SweepTransaction,
  type SweptLog,
  sendTransaction,
  sweepTransaction,
  withReserve,
} from '../../receiver/sweep/index.js'
import type { ChainConfig } from '../config.js'
import { hasFactory, requestOf, withBalances } from './receiverBalances.js'

/** Where a sweep reads and writes. */
export type SweepPlace = {
  readonly database: Database
  readonly chain: ChainConfig
  readonly rpc: Rpc
}

/** What would be sent on a chain, first to last. */
export type PreparedSweep = {
  readonly plan: SweepPlan
  readonly prices: SweepPrices
  /** Wei for one unit of gas that the transactions offer at first. */
  readonly maxFeePerGas: bigint
  /** The deployment of the factory comes first where it is needed. */
  readonly transactions: readonly SweepTransaction[]
}

/** A transaction that was mined. */
export type SweepResult = {
  readonly hash: string
  /** Nothing of it happened. */
  readonly isReverted: boolean
  readonly swept: readonly SweptLog[]
  /** Receivers that could not be emptied; their money is still there. */
  readonly failed: readonly string[]
  /** Wei that the gas cost. */
  readonly cost: bigint
}

/** A receiver where balance and books differ. */
type SweepDifference = {
  readonly paymentId: string
  readonly address: string
  readonly token: string
  readonly credited: bigint
  readonly swept: bigint
  readonly balance: bigint
  /** Blocks in which a transfer that nobody saw can be. The first one is an estimate. */
  readonly fromBlock: number
  readonly toBlock: number
}

/** How balance + swept = credited stands on a chain. */
export type SweepCheck = {
  readonly receivers: number
  readonly credited: bigint
  readonly swept: bigint
  readonly balance: bigint
  /** Sweeps by others, or of a run that was cut off, that were found on the chain and noted now. */
  readonly found: number
  readonly differences: readonly SweepDifference[]
  /** How far the endpoint has read the chain, and how far it goes. */
  readonly readUpTo: number | undefined
  readonly head: number
}

/**
 * Reads what lies at the receivers, and plans.
 *
 * Money that the books have and the chain has not any more is looked for first: somebody else may
 * have swept it, or a run of ours that was cut off.
 *
 * @throws PayWithUsdcError `chain_id_wrong`, `factory_wrong`, `deployer_missing`, and those of the provider
 */
export async function prepareSweep({
  limits,
  nativePrice,
  only,
  ...place
}: SweepPlace & {
  limits?: SweepLimits
  nativePrice?: bigint | undefined
  /** One payment, by its id. @default all */
  only?: string
}): Promise<PreparedSweep> {
  const { database, chain, rpc } = place
  const { name, usdc } = chain.definition
  await checkChainId(place)
  const isDeployed = await hasFactory(rpc, name)
  const books = async () => {
    const all = await readSweepable({ database, chain: nameOf(chain), token: usdc })
    return only === undefined ? all : all.filter(({ paymentId }) => paymentId === only)
  }
  const withMoney = async () => withBalances(rpc, isDeployed, await books())
  let receivers = await withMoney()
  const gone = receivers.filter(({ balance, credited, swept }) => balance + swept < credited)
  if ((await noteSweeps(place, gone)) > 0) receivers = await withMoney()
  const { fees, gasPrice } = await readFees(requestOf(rpc))
  const prices = { gasPrice, nativePrice, dataFee: await readDataFee(requestOf(rpc)) }
  const plan = planSweep({
    candidates: receivers.map((one) => ({
      paymentId: one.paymentId,
      treasury: one.treasury as Address,
      factory: one.factory as Address,
      token: one.token as Address,
      salt: saltOf(one),
      balance: one.token === nativeCoin ? worthOfCoins(one.balance, nativePrice) : one.balance,
      isDeployed: one.isDeployed,
      isHeld: one.isHeld,
    })),
    prices,
    ...(limits === undefined ? {} : { limits }),
    ...(isDeployed ? {} : { deployment: deploymentGas }),
  })
  const sweeps = plan.batches.map(sweepTransaction)
  return {
    plan,
    prices,
    maxFeePerGas: fees.maxFeePerGas,
    transactions: isDeployed || sweeps.length === 0 ? sweeps : [deploymentTransaction(), ...sweeps],
  }
}

/** Native coins in USDC, rounded down; 0 while nobody said what they cost. */
const worthOfCoins = (wei: bigint, price = 0n): bigint => (wei * price) / 10n ** 18n

/**
 * Sends what was prepared, one transaction after the other, and notes what the factory says of it.
 *
 * @throws PayWithUsdcError `gas_money_missing`, `sweep_pending`, `sweep_superseded`,
 * `deployment_reverted`, and those of the provider
 */
export async function carryOutSweep({
  prepared: { transactions, maxFeePerGas },
  account,
  maximumGasPrice,
  rest,
  now,
  onProgress,
  onResult,
  ...place
}: SweepPlace & {
  prepared: Pick<PreparedSweep, 'transactions' | 'maxFeePerGas'>
  account: LocalAccount
  maximumGasPrice?: bigint | undefined
  /** Waits between two looks at a transaction. */
  rest: () => Promise<void>
  now: () => UnixSeconds
  onProgress?: (progress: SendProgress) => void
  onResult?: (result: SweepResult) => void
}): Promise<SweepResult[]> {
  const { database, chain, rpc } = place
  const request = requestOf(rpc)
  const isCapped = maximumGasPrice !== undefined && maximumGasPrice < maxFeePerGas
  const offered = isCapped ? maximumGasPrice : maxFeePerGas
  await checkGasMoney(place, account.address, transactions, offered)
  const results: SweepResult[] = []
  for (const transaction of transactions) {
    const { to, data } = transaction
    const isDeployment = to === deploymentTransaction().to
    const gas = await request({
      method: 'eth_estimateGas',
      params: [{ from: account.address, to, data }],
    }).then(
      (answer) => withReserve(BigInt(answer as string)),
      () => transaction.gas,
    )
    const receipt = await sendTransaction({
      request,
      account,
      chainId: chain.definition.id,
      transaction: { to, data, gas },
      maximumGasPrice,
      rest,
      ...(onProgress === undefined ? {} : { onProgress }),
    })
    // Somebody else may have deployed it in the meantime.
    if (isDeployment && !(await hasFactory(rpc, chain.definition.name))) {
      throw new PayWithUsdcError('deployment_reverted', 'The factory could not be deployed.')
    }
    const { swept, failed } = parseSweepLogs({ logs: receipt.logs, factory: to })
    await recordSweeps({ database, chain: nameOf(chain), sweeps: await withTimes(rpc, swept) })
    const result = {
      hash: receipt.transactionHash,
      isReverted: receipt.isReverted && !isDeployment,
      swept,
      failed,
      cost: receipt.cost,
    }
    results.push(result)
    const did = { subject: `sweep ${nameOf(chain)}`, actor: account.address }
    const detail = { hash: result.hash, swept: swept.length, failed: failed.length }
    await recordAction({ database, ...did, action: 'sweep.sent', detail, now: now() })
    onResult?.(result)
  }
  return results
}

/**
 * Compares balance + swept with what was credited, for every receiver. Sweeps by others are looked
 * for and noted. What is there and was never credited is named, and stays uncredited: only a log
 * that the watcher reads makes money count.
 */
export async function checkSweeps({
  now,
  ...place
}: SweepPlace & { now: UnixSeconds }): Promise<SweepCheck> {
  const { database, chain, rpc } = place
  const { name, usdc, blockTime } = chain.definition
  await checkChainId(place)
  const isDeployed = await hasFactory(rpc, name)
  const read = async () =>
    withBalances(
      rpc,
      isDeployed,
      await dollarBooks({ database, chain: nameOf(chain), token: usdc }),
    )
  let books = await read()
  const gone = books.filter(({ balance, credited, swept }) => balance + swept < credited)
  const found = await noteSweeps(place, gone)
  if (found > 0) books = await read()
  const head = await headOf(rpc)
  const cursor = await readCursor({ database, chain: nameOf(chain) })
  const sum = (of: (one: (typeof books)[number]) => bigint) =>
    books.reduce((total, one) => total + of(one), 0n)
  return {
    receivers: new Set(books.map(({ address }) => address)).size,
    credited: sum(({ credited }) => credited),
    swept: sum(({ swept }) => swept),
    balance: sum(({ balance }) => balance),
    found,
    differences: books
      .filter(({ balance, credited, swept }) => balance + swept !== credited)
      .map(({ paymentId, address, token, credited, swept, balance, openedAt }) => ({
        ...{ paymentId, address, token, credited, swept, balance },
        fromBlock: Math.max(0, head - Math.ceil(((now - openedAt) * 1_000) / blockTime)),
        toBlock: head,
      })),
    readUpTo: cursor?.number,
    head,
  }
}

/** Native coins are never credited, so they are in no books that have to be right. */
async function dollarBooks(of: Parameters<typeof readReceiverBooks>[0]): Promise<ReceiverBooks[]> {
  return (await readReceiverBooks(of)).filter(({ token }) => token !== nativeCoin)
}

const nameOf = ({ definition }: ChainConfig) => `eip155:${definition.id}`

const headOf = async (rpc: Rpc) => Number(await rpc.request('eth_blockNumber', []))

/** A transaction is signed for one network: another one behind the URL is found out before. */
async function checkChainId({ chain: { definition }, rpc }: SweepPlace): Promise<void> {
  const id = Number(await rpc.request('eth_chainId', []))
  if (id === definition.id) return
  throw new PayWithUsdcError(
    'chain_id_wrong',
    `${rpc.name} is network ${id}, and not ${definition.name} (${definition.id}).`,
    { hint: `Correct PAY_CHAIN_${definition.id}_RPC.` },
  )
}

/** Looks for the sweeps of receivers, whoever made them, and notes them. */
async function noteSweeps(
  { database, chain, rpc }: SweepPlace,
  receivers: readonly ReceiverBooks[],
): Promise<number> {
  const groups = new Map<string, ReceiverBooks[]>()
  for (const one of receivers) {
    const key = `${one.factory} ${one.token}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  let found = 0
  for (const group of groups.values()) {
    const [{ factory, token } = { factory: '', token: '' }] = group
    const blocks = group.flatMap(({ firstBlock }) => firstBlock ?? [])
    if (blocks.length === 0) continue
    const sweeps = await findSweeps({
      request: requestOf(rpc),
      factory: factory as Address,
      token: token as Address,
      receivers: group.map(({ address }) => address as Address),
      fromBlock: Math.min(...blocks),
      toBlock: await headOf(rpc),
    })
    const timed = await withTimes(rpc, sweeps)
    found += await recordSweeps({ database, chain: nameOf(chain), sweeps: timed })
  }
  return found
}

/** Adds the times of the blocks. */
async function withTimes(rpc: Rpc, sweeps: readonly SweptLog[]) {
  const times = new Map<string, number>()
  for (const { blockHash } of sweeps) {
    if (times.has(blockHash)) continue
    const block = await readBlockByHash(rpc, blockHash)
    if (block === undefined) {
      throw new PayWithUsdcError('rpc_misanswer', `${rpc.name} does not know the block of a log.`, {
        retryable: true,
      })
    }
    times.set(blockHash, block.time)
  }
  return sweeps.map((sweep) => ({ ...sweep, at: times.get(sweep.blockHash) ?? 0 }))
}

/** Before anything is sent: half a sweep costs as much as a whole one. */
async function checkGasMoney(
  { chain: { definition }, rpc }: SweepPlace,
  address: Address,
  transactions: readonly SweepTransaction[],
  maxFeePerGas: bigint,
): Promise<void> {
  const balance = BigInt((await rpc.request('eth_getBalance', [address, 'latest'])) as string)
  const needed = transactions.reduce((sum, { gas }) => sum + gas, 0n) * maxFeePerGas
  if (balance >= needed) return
  const { name, nativeCurrency } = definition
  throw new PayWithUsdcError(
    'gas_money_missing',
    `${address} has ${formatCoin(balance)} ${nativeCurrency.symbol} on ${name} and needs ${formatCoin(needed)}: ${formatCoin(needed - balance)} are missing.`,
    { hint: 'Send it that much. What is not used stays there.' },
  )
}

/** Wei as a decimal of the coin, all digits that count. */
export function formatCoin(wei: bigint): string {
  const digits = wei.toString().padStart(19, '0')
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '')
}
