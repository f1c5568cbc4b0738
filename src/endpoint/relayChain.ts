import type { Logger } from 'pino'
import type { LocalAccount } from 'viem'
import { readNonce, type SignedTransfer, tryTransfer } from '../chains/relay.js'
import type { Rpc } from '../chains/rpc.js'
import {
  type AuthorizationKey,
  type Database,
  moveAuthorization,
  type RelayLimits,
  readOpenAuthorizations,
  readPayment,
  readRelayCost,
  type StoredAuthorization,
} from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import type { UnixSeconds } from '../payment/index.js'
import {
  bytesOf,
  dataFeeOf,
  readDataFee,
  readFees,
  sendTransaction,
  withReserve,
} from '../receiver/sweep/index.js'
import type { ChainConfig } from './config.js'

/** Where authorizations are sent, by whom, and how much that may cost. */
export type RelayPlace = {
  readonly database: Database
  readonly chain: ChainConfig
  /** CAIP-2. */
  readonly name: string
  readonly rpc: Rpc
  readonly account: LocalAccount
  readonly limits: RelayLimits
  readonly log: Logger
  readonly now: () => UnixSeconds
}

/** Seconds of a day: what budgets are counted in. */
export const relaySpan = 86_400

/** Gas of an ordinary authorization and its call data, for the question whether there is coin for one. */
const usualGas = 125_000n
const usualBytes = 4 + 9 * 32

/** A wallet whose own check takes more than that is not paid for. */
export const mostGas = 300_000n

const requestOf =
  (rpc: Rpc) =>
  ({ method, params = [] }: { method: string; params?: readonly unknown[] | undefined }) =>
    rpc.request(method, params)

/**
 * Wei that sending may cost at most: twice what is offered at first for gas, which is itself twice the
 * base fee, and twice what an OP-stack network takes for the bytes now.
 *
 * @param bytes of call data
 */
export async function readCeiling(
  rpc: Rpc,
  { gas, bytes }: { gas: bigint; bytes: number },
): Promise<bigint> {
  const { fees } = await readFees(requestOf(rpc))
  const dataFee = await readDataFee(requestOf(rpc))
  return (fees.maxFeePerGas * gas + dataFeeOf(dataFee, bytes)) * 2n
}

/** The sender has coin for one more authorization, and the day's budget has room for it. */
export async function isFunded({
  rpc,
  account,
  database,
  name,
  limits,
  now,
}: RelayPlace): Promise<boolean> {
  const cost = await readCeiling(rpc, { gas: usualGas, bytes: usualBytes })
  const balance = BigInt(
    (await rpc.request('eth_getBalance', [account.address, 'latest'])) as string,
  )
  const spent = await readRelayCost(database.sql, { chain: name, since: now() - limits.span })
  return balance >= cost && spent + cost <= limits.budget
}

/**
 * Brings the open authorizations of a chain forward, one after the other, oldest first. What cannot
 * be decided now is left as it is: unknown is not failed.
 *
 * @param poll milliseconds between two looks at a transaction
 * @param signal aborted when the endpoint stops
 * @returns how many were open
 */
export async function relayOpen(
  place: RelayPlace,
  options: { poll: number; signal: AbortSignal },
): Promise<number> {
  const { database, name, log } = place
  const open = await readOpenAuthorizations({ database, chain: name })
  for (const authorization of open) {
    if (options.signal.aborted) break
    const { paymentId, attempt } = authorization
    try {
      await relayOne(place, authorization, options)
    } catch (error) {
      log.warn({ chain: name, paymentId, attempt, err: error }, 'authorization not decided yet')
    }
  }
  return open.length
}

async function relayOne(
  place: RelayPlace,
  authorization: StoredAuthorization,
  options: { poll: number; signal: AbortSignal },
): Promise<void> {
  const { rpc, chain, account, now } = place
  if (await isAtItsEnd(place, authorization)) return
  // The network's clock decides about its end; until then nothing new is sent.
  if (now() >= authorization.validBefore) return
  const transfer = await transferOf(place, authorization)
  const tried = await tryTransfer({ rpc, transfer, sender: account.address })
  if (!tried.ok) {
    // One that was sent can be in a block that this provider does not have yet.
    if (authorization.state === 'sent') return
    await move(place, authorization, { from: ['accepted'], to: 'refused', cost: 0n })
    return
  }
  const request = requestOf(rpc)
  const call = { from: account.address, to: transfer.token, data: tried.value }
  const estimate = await request({ method: 'eth_estimateGas', params: [call] })
  const gas = withReserve(BigInt(estimate as string))
  // Nothing is left for gas while bytes are too dear: it waits, and ends by itself.
  const forGas = authorization.cost - dataFeeOf(await readDataFee(request), bytesOf(tried.value))
  if (forGas < gas) return
  // Written before it is sent: after this, only the chain can say that it was not.
  const from = ['accepted', 'sent'] as const
  if (!(await move(place, authorization, { from, to: 'sent' }))) return
  const { isReverted, transactionHash, cost } = await sendTransaction({
    request,
    account,
    chainId: chain.definition.id,
    transaction: { to: transfer.token, data: tried.value, gas },
    maximumGasPrice: forGas / gas,
    rest: () => rest(options, () => now() >= authorization.validBefore),
  })
  if (isReverted) {
    // Somebody else may have sent the same authorization: that is a payment as good as ours.
    await move(place, authorization, { from: ['sent'], to: 'sent', cost })
    const isOver = await isAtItsEnd(place, authorization)
    if (!isOver) await move(place, authorization, { from: ['sent'], to: 'refused' })
    return
  }
  await move(place, authorization, { from: ['sent'], to: 'used', transactionHash, cost })
}

/** Asks the chain, which alone knows; an authorization that was never sent ends by our own clock. */
async function isAtItsEnd(place: RelayPlace, authorization: StoredAuthorization): Promise<boolean> {
  const { rpc, chain, now } = place
  const { state, payer, nonce, validBefore } = authorization
  if (state === 'accepted' && now() >= validBefore) {
    return move(place, authorization, { from: ['accepted'], to: 'expired', cost: 0n })
  }
  const token = chain.definition.usdc
  const { isUsed, blockTime } = await readNonce({ rpc, token, payer, nonce })
  const from = ['accepted', 'sent'] as const
  if (isUsed) return move(place, authorization, { from, to: 'used' })
  if (blockTime < validBefore) return false
  return move(place, authorization, { from, to: 'expired' })
}

async function transferOf(
  { database, chain }: RelayPlace,
  { paymentId, payer, value, validBefore, nonce, signature }: StoredAuthorization,
): Promise<SignedTransfer> {
  const payment = await readPayment({ database, id: paymentId })
  if (payment === undefined || signature === undefined) {
    throw new RangeError(`The authorization of ${paymentId} is incomplete.`)
  }
  const token = chain.definition.usdc
  const times = { validAfter: 0n, validBefore: BigInt(validBefore) }
  return { token, from: payer, to: payment.address, value, ...times, nonce, signature }
}

type Move = Pick<
  Parameters<typeof moveAuthorization>[0],
  'from' | 'to' | 'transactionHash' | 'cost'
>

async function move(
  { database, name, log, now }: RelayPlace,
  { paymentId, attempt }: AuthorizationKey,
  change: Move,
): Promise<boolean> {
  const hasMoved = await moveAuthorization({ database, paymentId, attempt, now: now(), ...change })
  const { to, transactionHash } = change
  if (hasMoved)
    log.info({ chain: name, paymentId, attempt, transactionHash }, `authorization ${to}`)
  return hasMoved
}

/** @throws PayWithUsdcError `relay_pending` when the endpoint stops, or the time of the authorization is over */
async function rest(
  { poll, signal }: { poll: number; signal: AbortSignal },
  isOver: () => boolean,
): Promise<void> {
  if (signal.aborted || isOver()) {
    const message = 'The transaction may still be mined; the chain is asked later.'
    throw new PayWithUsdcError('relay_pending', message, { retryable: true })
  }
  await new Promise((resolve) => setTimeout(resolve, poll))
}
