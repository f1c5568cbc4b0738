import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { moveAuthorization, readAuthorization, takeTry } from '../../database/index.js'
import { authorizationSchema, paymentViewSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { acceptAuthorization } from '../relayAccept.js'
import { findPayment, paymentParams, refusals, servedPayment } from './shared.js'

const security = [{ paymentToken: [] }, { apiKey: [] }]
const answer = {
  description: 'The payment as it is now.',
  content: { 'application/json': { schema: paymentViewSchema } },
}

const sendRoute = createRoute({
  method: 'post',
  path: '/v1/payments/{id}/authorizations',
  operationId: 'sendAuthorization',
  summary: 'Have a signed payment sent',
  description:
    'For networks that are `relayed`: the shopper signs an EIP-3009 `TransferWithAuthorization` of what remains to the payment’s address, with the nonce `keccak256(abi.encode(payment id, attempt))`, and the endpoint pays the network fee. The answer says that it will be sent; only a transfer on the chain moves the payment.',
  tags: ['payments'],
  security,
  request: {
    params: paymentParams,
    body: { required: true, content: { 'application/json': { schema: authorizationSchema } } },
  },
  responses: { 202: answer, ...refusals(400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503) },
})

const cancelRoute = createRoute({
  method: 'delete',
  path: '/v1/payments/{id}/authorizations/{attempt}',
  operationId: 'cancelAuthorization',
  summary: 'Cancel a signed payment',
  description: 'As long as it was not sent. Afterwards it ends by itself, or arrives.',
  tags: ['payments'],
  security,
  request: {
    params: paymentParams.extend({
      attempt: z.coerce
        .number()
        .int()
        .nonnegative()
        .openapi({ param: { name: 'attempt', in: 'path' }, example: 0 }),
    }),
  },
  responses: { 200: answer, ...refusals(400, 401, 403, 404, 409, 413, 429, 500) },
})

/** Each one asks the chain; a shopper signs a few times at most. */
const tries = { limit: 20, span: 3_600 }

/** Takes what shoppers sign instead of sending it themselves. */
export function authorizationRoutes(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, now } = endpoint

  app.openapi(sendRoute, async (context) => {
    const payment = await findPayment(context, endpoint, context.req.valid('param').id, 'write')
    if (payment instanceof Response) return payment as never
    const subject = `authorization ${payment.id}`
    if (!(await takeTry({ database, subject, ...tries, now: now() }))) {
      const message = 'Too many authorizations were given. Wait an hour.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    const authorization = context.req.valid('json')
    const actor = context.get('key')?.id
    const refusal = await acceptAuthorization(endpoint, payment, authorization, actor)
    if (refusal !== undefined) {
      return answerRefusal(context, refusal, refusal.code === 'relay_unreachable')
    }
    context.header('cache-control', 'no-store')
    return context.json((await servedPayment(endpoint, payment.id)) ?? payment, 202)
  })

  app.openapi(cancelRoute, async (context) => {
    const { id, attempt } = context.req.valid('param')
    const payment = await findPayment(context, endpoint, id, 'write')
    if (payment instanceof Response) return payment as never
    const key = { database, paymentId: payment.id, attempt }
    const change = { from: ['accepted'], to: 'canceled', cost: 0n } as const
    const canceler = context.get('key')?.id
    if (!(await moveAuthorization({ ...key, ...change, canceler, now: now() }))) {
      const stored = await readAuthorization(key)
      if (stored === undefined) {
        const message = 'This payment has no such authorization.'
        return answerRefusal(context, { code: 'authorization_not_found', message })
      }
      if (stored.state !== 'canceled') {
        const message = 'It was sent already, or is over.'
        return answerRefusal(context, { code: 'authorization_sent', message })
      }
    }
    context.header('cache-control', 'no-store')
    return context.json((await servedPayment(endpoint, payment.id)) ?? payment, 200)
  })
}
