import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { takeTry } from '../../database/index.js'
import { paymentViewSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { openOwnOrder } from '../openOrder.js'
import { findPayment, paymentParams, refusals, servedPayment } from './shared.js'

const route = createRoute({
  method: 'post',
  path: '/v1/payments/{id}/renew',
  operationId: 'renewPayment',
  summary: 'Get more time, or a new price',
  description:
    'Quotes the order anew when its price has expired or ends within five minutes; otherwise nothing changes. The amount comes from the shop’s books. Money that came under an older price still counts.',
  tags: ['payments'],
  security: [{ paymentToken: [] }, { apiKey: [] }],
  request: { params: paymentParams },
  responses: {
    200: {
      description: 'The payment as it is now.',
      content: { 'application/json': { schema: paymentViewSchema } },
    },
    ...refusals(401, 403, 404, 409, 413, 422, 429, 500, 503),
  },
})

/** Seconds before its end in which a price may be renewed. */
const renewWithin = 300
/** WCAG 2.2 asks for ten times; a price is valid for minutes. */
const tries = { limit: 30, span: 3_600 }

/** Gives a shopper more time. */
export function renewRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, store, now } = endpoint
  app.openapi(route, async (context) => {
    const payment = await findPayment(context, endpoint, context.req.valid('param').id, 'write')
    if (payment instanceof Response) return payment as never
    const { id, order } = payment
    if (!(await takeTry({ database, subject: `renew ${id}`, ...tries, now: now() }))) {
      const message = 'The price was renewed too often. Wait an hour.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    const read = await store.readOrder({ order: order.id, asker: 'shopper' })
    if (!read.ok) return answerRefusal(context, read)
    const renewal = { within: renewWithin, actor: context.get('key')?.id }
    const opened = await openOwnOrder(endpoint, { ...read.value, cart: order.cart, renewal })
    if (!opened.ok) return answerRefusal(context, opened)
    context.header('cache-control', 'no-store')
    return context.json((await servedPayment(endpoint, id)) ?? payment, 200)
  })
}
