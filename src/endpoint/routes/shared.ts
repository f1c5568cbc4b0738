import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readPayment } from '../../database/index.js'
import { errorAnswerSchema, type OpenedPayment, type PaymentView } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { apiKeyHashOf, isPaymentToken, paymentToken } from '../paymentToken.js'
import { withRelay } from '../relay.js'

/** Describes the refusals of a route for the OpenAPI document. */
export function refusals(
  ...statuses: readonly (400 | 401 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503)[]
) {
  const meaning = {
    400: 'The request is not valid.',
    401: 'The key or token is missing or wrong.',
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

/** The bearer of a request. */
export function bearerOf(context: Context<Environment>): string | undefined {
  return /^Bearer ([\x21-\x7e]+)$/.exec(context.req.header('authorization') ?? '')?.[1]
}

/** True when the bearer is this payment's token, or one of the merchant's keys. */
function mayRead({ config }: Pick<Endpoint, 'config'>, paymentId: string, bearer: string): boolean {
  return (
    isPaymentToken({ secret: config.tokenSecret, paymentId, token: bearer }) ||
    apiKeyHashOf({ hashes: config.apiKeyHashes, key: bearer }) !== undefined
  )
}

/** The payment, when the bearer may read it. A wrong token and an unknown payment look the same. */
export async function findPayment(
  context: Context<Environment>,
  endpoint: Endpoint,
  id: string,
): Promise<PaymentView | Response> {
  const bearer = bearerOf(context)
  if (bearer === undefined) {
    const message = 'Send the payment’s token as a bearer.'
    return answerRefusal(context, { code: 'token_missing', message })
  }
  const payment = mayRead(endpoint, id, bearer) ? await servedPayment(endpoint, id) : undefined
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
