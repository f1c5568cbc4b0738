import type { AtomicUsdc } from '../../money/index.js'
import { factoryDeployment } from '../deploy.js'
import type { Address, Hex } from '../hex.js'
import { bytesOf, type DataFee, dataFeeOf } from './dataFee.js'

/** One receiver, and what it holds of one token now. */
export type SweepCandidate = {
  readonly paymentId: string
  readonly treasury: Address
  readonly factory: Address
  readonly token: Address
  /** The salt of the order, from `saltOf`. */
  readonly salt: Hex
  /** Atomic units of a dollar with six decimals. */
  readonly balance: AtomicUsdc
  /** True when it was swept before: its code is there, and sweeping it costs less. */
  readonly isDeployed: boolean
  /** True when a person or a rule holds the payment. Anybody may sweep it all the same; we do not. */
  readonly isHeld: boolean
}

/** Why a receiver is not swept now. */
type WaitReason = 'empty' | 'held' | 'dust' | 'costly'

/** What sweeping costs, in gas. */
export type SweepGas = {
  /** Of a transaction, whatever is in it. */
  readonly fixed: bigint
  /** Of each receiver that is swept for the first time. */
  readonly first: bigint
  /** Of each receiver that was swept before. */
  readonly again: bigint
}

/** Rounded up from the measured gas (`gas.json`): a forecast is never below what it costs there. */
export const measuredGas: SweepGas = { fixed: 40_000n, first: 57_000n, again: 17_000n }

/** Gas for the factory's deployment, rounded up in the same way. */
export const deploymentGas = 850_000n

/** Bytes of call data: of a `sweepMany` of nobody, and of each receiver in it. */
const bytesOfNobody = 4 + 4 * 32
const bytesOfReceiver = 32

/** More receivers in one transaction come near the most gas that one may take (EIP-7825). */
export const batchLimit = 200

/** What a sweep must keep to. */
export type SweepLimits = {
  /** Receivers with less are left alone. @default 1 USDC */
  readonly minimum?: AtomicUsdc
  /** The most that sweeping a receiver may cost of what it holds, in hundredths of a percent. @default 200 */
  readonly maximumCost?: bigint
  /** Wei for one unit of gas; above it nothing is swept. @default no ceiling */
  readonly maximumGasPrice?: bigint
}

/** What the chain asks for now. */
export type SweepPrices = {
  /** Wei for one unit of gas. */
  readonly gasPrice: bigint
  /** What one whole native coin (10^18 wei) costs in USDC; undefined when nobody said. */
  readonly nativePrice?: AtomicUsdc | undefined
  /** What the network takes for bytes. @default nothing: it takes gas alone */
  readonly dataFee?: DataFee | undefined
}

/** What something will cost, and what it brings. */
type SweepForecast = {
  readonly gas: bigint
  /** Wei. */
  readonly cost: bigint
  /** Rounded up; undefined where the price of the native coin is unknown. */
  readonly costInUsdc: AtomicUsdc | undefined
  readonly value: AtomicUsdc
}

/** One `sweepMany`: one factory, one treasury, one token. */
export type SweepBatch = SweepForecast & {
  readonly factory: Address
  readonly treasury: Address
  readonly token: Address
  readonly receivers: readonly [SweepCandidate, ...SweepCandidate[]]
}

/** Each candidate is in exactly one place. */
export type SweepPlan = SweepForecast & {
  readonly batches: readonly SweepBatch[]
  readonly waiting: readonly (SweepCandidate & { readonly reason: WaitReason })[]
}

/**
 * Decides which receivers are swept now.
 *
 * A receiver bears its own gas and its part of what a transaction costs. One that would cost more
 * than its share waits, and the rest is worked out anew until it holds for all. Without the price
 * of the native coin the share cannot be known and is not looked at: the caller must say so.
 */
export function planSweep({
  candidates,
  prices,
  limits = {},
  gas = measuredGas,
  deployment = 0n,
}: {
  candidates: readonly SweepCandidate[]
  prices: SweepPrices
  limits?: SweepLimits
  gas?: SweepGas
  /** Gas for deploying the factory first, where that is needed. @default 0 */
  deployment?: bigint
}): SweepPlan {
  const { minimum = 1_000_000n, maximumCost = 200n, maximumGasPrice } = limits
  const isTooDear = maximumGasPrice !== undefined && prices.gasPrice > maximumGasPrice
  const waiting: SweepPlan['waiting'][number][] = []
  const groups = new Map<string, SweepCandidate[]>()
  for (const candidate of candidates) {
    const reason = reasonOf(candidate, minimum) ?? (isTooDear ? 'costly' : undefined)
    if (reason !== undefined) waiting.push({ ...candidate, reason })
    else {
      const { factory, treasury, token } = candidate
      const key = `${factory} ${treasury} ${token}`.toLowerCase()
      groups.set(key, [...(groups.get(key) ?? []), candidate])
    }
  }
  const batches: SweepBatch[] = []
  for (const group of groups.values()) {
    let kept: readonly SweepCandidate[] = group
    for (;;) {
      const part = fixedPart(kept.length, gas.fixed)
      const data = dataPart(kept.length, prices)
      const isWorth = (one: SweepCandidate) => {
        const { costInUsdc } = priceGas(gasOf(one, gas) + part, prices, data)
        return isWithin({ costInUsdc, value: one.balance }, maximumCost)
      }
      const worth = kept.filter(isWorth)
      for (const one of kept) if (!isWorth(one)) waiting.push({ ...one, reason: 'costly' })
      // Each one that leaves makes the fixed part of the others larger.
      const isStable = worth.length === kept.length
      kept = worth
      if (isStable) break
    }
    for (const receivers of split(kept)) batches.push(batchOf(receivers, prices, gas))
  }
  const plan = { batches, waiting, ...sumOf(batches, prices, deployment) }
  if (deployment === 0n || isWithin(plan, maximumCost)) return plan
  // What is left does not bear the deployment either.
  const left = batches.flatMap(({ receivers }) => receivers)
  waiting.push(...left.map((one) => ({ ...one, reason: 'costly' as const })))
  return { batches: [], waiting, ...sumOf([], prices, 0n) }
}

function isWithin(
  { costInUsdc, value }: Pick<SweepForecast, 'costInUsdc' | 'value'>,
  maximumCost: bigint,
): boolean {
  return costInUsdc === undefined || costInUsdc * 10_000n <= value * maximumCost
}

function reasonOf(
  { balance, isHeld }: SweepCandidate,
  minimum: AtomicUsdc,
): WaitReason | undefined {
  if (balance <= 0n) return 'empty'
  if (isHeld) return 'held'
  return balance < minimum ? 'dust' : undefined
}

const gasOf = ({ isDeployed }: SweepCandidate, gas: SweepGas): bigint =>
  isDeployed ? gas.again : gas.first

/** What each of `count` receivers bears of what a transaction takes, at most. */
function fixedPart(count: number, fixed: bigint): bigint {
  if (count === 0) return 0n
  const smallest = BigInt(Math.floor(count / Math.ceil(count / batchLimit)))
  return (fixed + smallest - 1n) / smallest
}

/** Wei that each of `count` receivers bears for bytes, at most. */
function dataPart(count: number, { dataFee }: SweepPrices): bigint {
  const own = (dataFee?.byte ?? 0n) * BigInt(bytesOfReceiver)
  return own + fixedPart(count, dataFeeOf(dataFee, bytesOfNobody))
}

/** Wei that a batch pays for its bytes. */
const dataOfBatch = (count: number, { dataFee }: SweepPrices): bigint =>
  dataFeeOf(dataFee, bytesOfNobody + count * bytesOfReceiver)

/** Cuts into as few batches as possible, of sizes that differ by one at most. */
function split(receivers: readonly SweepCandidate[]): [SweepCandidate, ...SweepCandidate[]][] {
  const count = Math.ceil(receivers.length / batchLimit)
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [at, at + 1].map((edge) => Math.floor((edge * receivers.length) / count))
    return receivers.slice(from, to) as [SweepCandidate, ...SweepCandidate[]]
  })
}

function batchOf(
  receivers: SweepBatch['receivers'],
  prices: SweepPrices,
  gas: SweepGas,
): SweepBatch {
  const [{ factory, treasury, token }] = receivers
  const used = receivers.reduce((sum, one) => sum + gasOf(one, gas), gas.fixed)
  const value = receivers.reduce((sum, { balance }) => sum + balance, 0n)
  const data = dataOfBatch(receivers.length, prices)
  return { factory, treasury, token, receivers, value, ...priceGas(used, prices, data) }
}

/** What an amount of gas costs at these prices, with what is paid for bytes, in wei. */
function priceGas(
  gas: bigint,
  prices: SweepPrices,
  data: bigint,
): Pick<SweepForecast, 'gas' | 'cost' | 'costInUsdc'> {
  const cost = gas * prices.gasPrice + data
  return { gas, cost, costInUsdc: inUsdc(cost, prices) }
}

function sumOf(
  batches: readonly SweepBatch[],
  prices: SweepPrices,
  deployment: bigint,
): SweepForecast {
  const first = batches.length === 0 ? 0n : deployment
  const gas = batches.reduce((sum, batch) => sum + batch.gas, first)
  const value = batches.reduce((sum, batch) => sum + batch.value, 0n)
  const deploymentData =
    first === 0n ? 0n : dataFeeOf(prices.dataFee, bytesOf(factoryDeployment().data))
  const data = batches.reduce(
    (sum, { receivers }) => sum + dataOfBatch(receivers.length, prices),
    deploymentData,
  )
  return { value, ...priceGas(gas, prices, data) }
}

function inUsdc(wei: bigint, { nativePrice }: SweepPrices): AtomicUsdc | undefined {
  const coin = 10n ** 18n
  return nativePrice === undefined ? undefined : (wei * nativePrice + coin - 1n) / coin
}
