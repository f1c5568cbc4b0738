import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { readPayment, recordHold } from '../../database/index.js'
import { holdSchema, paymentViewSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { requireKey } from './bearer.js'
import { paymentParams, refusals } from './shared.js'

const route = createRoute({
  method: 'put',
  path: '/v1/payments/{id}/hold',
  operationId: 'holdPayment',
  summary: 'Hold a payment, or let it go',
  description:
    'For the merchant’s own server. A held payment never reaches the order: it stays unpaid in the shop until it is released. It stops the order, not the chain: the money is at its address, and can go only to the treasury.',
  tags: ['payments'],
  security: [{ apiKey: [] }],
  request: {
    params: paymentParams,
    body: { required: true, content: { 'application/json': { schema: holdSchema } } },
  },
  responses: {
    200: {
      description: 'The payment as it is now.',
      content: { 'application/json': { schema: paymentViewSchema } },
    },
    ...refusals(400, 401, 403, 404, 413, 415, 429, 500),
  },
})

/** Lets a merchant's key hold a payment, or release one that waits for a person. */
export function holdRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, log, now } = endpoint
  app.openapi(route, async (context) => {
    const key = requireKey(context, 'write')
    if (key instanceof Response) return key as never
    const { id } = context.req.valid('param')
    const { hold } = context.req.valid('json')
    if ((await readPayment({ database, id })) === undefined) {
      const message = 'There is no such payment.'
      return answerRefusal(context, { code: 'payment_not_found', message })
    }
    await recordHold({ database, paymentId: id, hold, actor: key.id, now: now() })
    log.info({ paymentId: id, hold, key: key.id }, 'a merchant’s key decided about a hold')
    const payment = await readPayment({ database, id })
    if (payment === undefined) throw new RangeError('The payment is gone.')
    return context.json(payment, 200)
  })
}
