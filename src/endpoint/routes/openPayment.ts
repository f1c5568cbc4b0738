import { createHash } from 'node:crypto'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { type OpenPayment, openedPaymentSchema, openPaymentSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { openOrder } from '../openOrder.js'
import { requireKey } from './bearer.js'
import { openedPayment, refusals } from './shared.js'

const route = createRoute({
  method: 'post',
  path: '/v1/payments',
  operationId: 'openPayment',
  summary: 'Open a payment with a merchant’s key',
  description:
    'For the merchant’s own server. An order has one payment for life: opening it again gives the same one, and a new quote when its total has changed or its time is over.',
  tags: ['payments'],
  security: [{ apiKey: [] }],
  request: {
    body: { required: true, content: { 'application/json': { schema: openPaymentSchema } } },
  },
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Up to 255 visible ASCII characters. The same key with another body is refused.',
      schema: { type: 'string', maxLength: 255 },
    },
  ],
  responses: {
    200: {
      description: 'The payment of this order.',
      content: { 'application/json': { schema: openedPaymentSchema } },
    },
    ...refusals(400, 401, 403, 409, 413, 415, 422, 429, 500),
  },
})

/** Opens a payment for the merchant's own server. */
export function openPaymentRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  app.use(route.path, async (context, next) => {
    const found = requireKey(context, 'write')
    return found instanceof Response ? found : next()
  })
  app.openapi(route, async (context) => {
    const order = context.req.valid('json')
    const key = context.req.header('idempotency-key')
    if (key === undefined) {
      const message = 'Send an Idempotency-Key, such as the order number.'
      return answerRefusal(context, { code: 'idempotency_key_missing', message })
    }
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      const message = 'The Idempotency-Key has 1 to 255 visible ASCII characters.'
      return answerRefusal(context, { code: 'idempotency_key_malformed', message })
    }
    if (order.store !== endpoint.config.store.hash) {
      const message = 'This endpoint does not serve that store.'
      return answerRefusal(context, { code: 'store_unknown', message })
    }
    const opened = await openOrder(endpoint, {
      id: order.order,
      cart: order.cart,
      total: order.total,
      networks: order.networks,
      quoteSeconds: order.quoteSeconds,
      idempotencyKey: {
        apiKey: context.get('key')?.id ?? '',
        key,
        requestHash: hashOf(order),
      },
    })
    if (!opened.ok) return answerRefusal(context, opened)
    return context.json(await openedPayment(endpoint, opened.value), 200)
  })
}

/** The same request has the same hash, whatever the order of its keys or its white space. */
function hashOf({ store, order, cart, total, networks, quoteSeconds }: OpenPayment): string {
  const canonical = [
    ...[store, order, cart ?? null, total.amount, total.currency, networks ?? null],
    // Left out where nobody said, so that keys from before it existed still fit.
    ...(quoteSeconds === undefined ? [] : [quoteSeconds]),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
