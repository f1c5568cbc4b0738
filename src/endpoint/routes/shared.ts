import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readPayment } from '../../database/index.js'
import { errorAnswerSchema, type OpenedPayment, type PaymentView } from '../../protocol/index.js'
import { permits, type Scope } from '../apiKeys.js'
import { secretsOf } from '../config.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { isPaymentToken, paymentToken } from '../paymentToken.js'
import { withRelay } from '../relay.js'
import { bearerOf, refuseScope } from './bearer.js'

/** Describes the refusals of a route for the OpenAPI document. */
export function refusals(
  ...statuses: readonly (400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503)[]
) {
  const meaning = {
    400: 'The request is not valid.',
    401: 'The key or token is missing or wrong.',
    403: 'The key lacks the scope, or came from an address that is not on the list.',
    404: 'There is no such thing, or it is not yours.',
    409: 'It does not fit what is already there.',
    413: 'The body is too large.',
    415: 'The body is not JSON.',
    422: 'It is understood and refused; the code says why.',
    429: 'Too many requests; Retry-After says when to come back.',
    500: 'Something failed on our side.',
    503: 'The shop does not answer; try again.',
  }
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: meaning[status],
        content: { 'application/json': { schema: errorAnswerSchema } },
      },
    ]),
  )
}

/** A payment's id in the path. */
export const paymentParams = z.object({
  id: z.string().openapi({
    param: { name: 'id', in: 'path' },
    example: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c',
  }),
})

/**
 * The payment, when the bearer is its token or a merchant's key. A wrong token and an unknown payment
 * look the same.
 *
 * @param scope what a key has to be allowed
 */
export async function findPayment(
  context: Context<Environment>,
  endpoint: Endpoint,
  id: string,
  scope: Scope,
): Promise<PaymentView | Response> {
  const token = bearerOf(context)
  if (token === undefined) {
    const message = 'Send the payment’s token as a bearer.'
    return answerRefusal(context, { code: 'token_missing', message })
  }
  const key = context.get('key')
  if (key !== undefined && !permits(key, scope)) return refuseScope(context, scope)
  const secrets = secretsOf(endpoint.config)
  const mayRead = key !== undefined || isPaymentToken({ secrets, paymentId: id, token })
  const payment = mayRead ? await servedPayment(endpoint, id) : undefined
  const message = 'There is no such payment, or the token is not its own.'
  return payment ?? answerRefusal(context, { code: 'payment_not_found', message })
}

/** A payment as shoppers get it now; undefined when there is none. */
export async function servedPayment(
  { database, relay }: Pick<Endpoint, 'database' | 'relay'>,
  id: string,
): Promise<PaymentView | undefined> {
  const payment = await readPayment({ database, id })
  return payment && withRelay(relay, payment)
}

/** The answer to both openers. */
export async function openedPayment(
  endpoint: Pick<Endpoint, 'config' | 'database' | 'relay'>,
  id: string,
): Promise<OpenedPayment> {
  const { config } = endpoint
  const payment = await servedPayment(endpoint, id)
  if (payment === undefined) throw new Error(`Payment ${id} has no event.`)
  const token = paymentToken({ secret: config.tokenSecret, paymentId: id })
  return { payment, token, url: `${config.publicUrl}/pay/${id}/${token}` }
}
