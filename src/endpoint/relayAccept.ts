import { type SignedTransfer, tryTransfer } from '../chains/relay.js'
import { recordAuthorization } from '../database/index.js'
import { type Refusal, refuse } from '../errors/index.js'
import { formatUsdc } from '../money/index.js'
import { type Authorization, authorizationNonce, type PaymentView } from '../protocol/index.js'
import { bytesOf, withReserve } from '../receiver/sweep/index.js'
import type { Endpoint } from './context.js'
import { mostGas, type RelayPlace, readCeiling } from './relayChain.js'

/** Seconds ahead that an authorization may be valid. */
const longest = 600
/** Seconds that it has to be valid still, to come into a block in time. */
const shortest = 20

/**
 * Takes what a shopper signed, to be sent: when it pays exactly what remains of the payment to the
 * payment's receiver, the token takes it, and the budgets have room.
 *
 * @param actor the key that gave it; nothing for a shopper's page
 * @returns undefined when it is written down, now or before; else why it is not
 */
export async function acceptAuthorization(
  endpoint: Pick<Endpoint, 'database' | 'relay' | 'log' | 'now'>,
  payment: PaymentView,
  authorization: Authorization,
  actor?: string,
): Promise<Refusal | undefined> {
  const { database, relay, now } = endpoint
  const place = relay?.on(authorization.chain)
  const isOffered = payment.networks.some(({ chain }) => chain === authorization.chain)
  if (relay === undefined || place === undefined || !isOffered) {
    return refuse('relay_off', 'Nothing is sent for shoppers on this network.')
  }
  const refusal = refusalOf(payment, authorization, { minimum: relay.settings.minimum, now: now() })
  if (refusal !== undefined) return refusal
  const { chain, attempt, from, validAfter, validBefore, signature } = authorization
  const value = BigInt(authorization.value)
  const nonce = authorizationNonce(payment.id, attempt)
  const times = { validAfter: BigInt(validAfter), validBefore: BigInt(validBefore) }
  const token = place.chain.definition.usdc
  const cost = await priceOf(place, {
    ...{ token, from, to: payment.address, value, ...times, nonce, signature },
  }).catch((error: unknown) => {
    endpoint.log.warn(
      { chain, paymentId: payment.id, err: error },
      'the relay cannot ask its chain',
    )
    return refuse('relay_unreachable', 'The network does not answer. Try again.')
  })
  if (typeof cost !== 'bigint') return cost
  const conflict = await recordAuthorization({
    database,
    authorization: {
      ...{ paymentId: payment.id, attempt, chain, payer: from, nonce, value },
      ...{ validBefore, signature, cost },
    },
    limits: place.limits,
    actor,
    now: now(),
  })
  if (conflict !== undefined) return refuse(conflict, sentences[conflict])
  relay.wake(chain)
  return undefined
}

const sentences = {
  authorization_pending:
    'Another authorization of this payment or payer is under way. Wait for it.',
  authorization_replayed: 'This attempt is over. Sign the payment’s next one.',
  relay_budget_spent: 'The shop’s budget for network fees is used up for today.',
  payer_budget_spent: 'This account had its network fees paid too often today.',
}

/** What can be said without asking the chain. */
function refusalOf(
  { status, remaining, nextAttempt = 0 }: PaymentView,
  { attempt, value, validAfter, validBefore }: Authorization,
  { minimum, now }: { minimum: bigint; now: number },
): Refusal | undefined {
  if (status !== 'waiting') return refuse('order_not_open', `The payment is ${status}.`)
  if (value !== remaining) {
    const message = `The payment asks for ${remaining} atomic USDC, not for ${value}.`
    return refuse('authorization_invalid', message)
  }
  if (BigInt(value) < minimum) {
    return refuse('below_minimum', `Fees are paid from ${formatUsdc(minimum)} USDC on.`)
  }
  if (validBefore < now + shortest) {
    return refuse('authorization_expired', 'It is valid for too short a time. Sign again.')
  }
  if (validAfter > 0 || validBefore > now + longest) {
    const message = 'It has to be valid from 0 on, for ten minutes at most.'
    return refuse('authorization_invalid', message)
  }
  if (attempt > nextAttempt) {
    return refuse('authorization_invalid', `The payment’s next attempt is ${nextAttempt}.`)
  }
  return undefined
}

/** Wei that sending it may cost; a refusal when the token does not take it. */
async function priceOf(place: RelayPlace, transfer: SignedTransfer): Promise<bigint | Refusal> {
  const { rpc, account } = place
  const tried = await tryTransfer({ rpc, transfer, sender: account.address })
  if (!tried.ok) return tried
  const call = { from: account.address, to: transfer.token, data: tried.value }
  const gas = withReserve(BigInt((await rpc.request('eth_estimateGas', [call])) as string))
  if (gas > mostGas) {
    return refuse('authorization_invalid', 'The wallet’s own check takes too much gas.')
  }
  return readCeiling(rpc, { gas, bytes: bytesOf(tried.value) })
}
