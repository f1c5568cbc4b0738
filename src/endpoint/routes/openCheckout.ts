import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { openCheckoutSchema, openedPaymentSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { openOrder } from '../openOrder.js'
import { openedPayment, refusals } from './shared.js'

const route = createRoute({
  method: 'post',
  path: '/v1/checkout',
  operationId: 'openCheckout',
  summary: 'Open the payment of an order from the shopper’s page',
  description:
    'The cart’s UUID proves that this browser owns the order. The amount comes from the shop’s own books. A wrong pair and an unknown order get the same answer.',
  tags: ['payments'],
  security: [],
  request: {
    body: { required: true, content: { 'application/json': { schema: openCheckoutSchema } } },
  },
  responses: {
    200: {
      description: 'The payment of this order.',
      content: { 'application/json': { schema: openedPaymentSchema } },
    },
    ...refusals(400, 404, 409, 413, 415, 422, 500, 503),
  },
})

const unknownOrder = {
  code: 'order_not_found',
  message: 'There is no such order, or it does not belong to this cart.',
} as const

/** Opens a payment for the page of the shopper who owns the order. */
export function openCheckoutRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  app.openapi(route, async (context) => {
    const { store, order: id, cart } = context.req.valid('json')
    if (store !== endpoint.config.store.hash) return answerRefusal(context, unknownOrder)
    const read = await endpoint.store.readOrder({ order: id })
    if (!read.ok || read.value.cart !== cart.toLowerCase()) {
      return answerRefusal(context, unknownOrder)
    }
    const order = read.value
    if (order.state !== 'open' && order.paymentId === undefined) {
      const message = 'This order no longer waits for payment.'
      return answerRefusal(context, { code: 'order_not_open', message })
    }
    const opened = await openOrder(endpoint, { id, cart, total: order.total })
    if (!opened.ok) {
      return answerRefusal(context, opened.code === 'cart_mismatch' ? unknownOrder : opened)
    }
    return context.json(await openedPayment(endpoint, opened.value), 200)
  })
}
