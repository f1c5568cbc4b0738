import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { findPayment } from '../../database/index.js'
import { openCheckoutSchema, openedPaymentSchema } from '../../protocol/index.js'
import { clientAddress } from '../clientAddress.js'
import type { Endpoint, Environment } from '../context.js'
import { followInterval } from '../jobs/followOrders.js'
import { bucketsOf, memoryOf } from '../limits.js'
import { answerRefusal } from '../middleware/errors.js'
import { openOwnOrder } from '../openOrder.js'
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
    ...refusals(400, 404, 409, 413, 415, 422, 429, 500, 503),
  },
})

const unknownOrder = {
  code: 'order_not_found',
  message: 'There is no such order, or it does not belong to this cart.',
} as const

/** A wrong pair of order and cart is not asked of the shop again for so many seconds. */
const wrongPairSeconds = 600

/** Opens a payment for the page of the shopper who owns the order. */
export function openCheckoutRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { config, now } = endpoint
  const perMinute = config.openingsPerMinute
  const takeOpening = bucketsOf({ burst: perMinute, perMinute, now })
  const wrongPairs = memoryOf({ seconds: wrongPairSeconds, now })

  app.openapi(route, async (context) => {
    if (!takeOpening(clientAddress(context, config.proxyHops))) {
      context.header('retry-after', `${Math.ceil(60 / perMinute)}`)
      const message = 'Too many payments were opened from here. Wait a moment.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    const { store, order: id, cart } = context.req.valid('json')
    const pair = `${id}/${cart.toLowerCase()}`
    if (store !== config.store.hash || wrongPairs.has(pair)) {
      return answerRefusal(context, unknownOrder)
    }
    const known = await knownPayment(endpoint, { id, cart: cart.toLowerCase() })
    if (known?.isFresh) return context.json(await openedPayment(endpoint, known.paymentId), 200)
    const read = await readUnlessKnown(endpoint, id, known)
    if ('paymentId' in read) return context.json(await openedPayment(endpoint, read.paymentId), 200)
    if (!read.ok || read.value.cart !== cart.toLowerCase()) {
      wrongPairs.add(pair)
      return answerRefusal(context, unknownOrder)
    }
    const opened = await openOwnOrder(endpoint, read.value)
    if (!opened.ok) {
      return answerRefusal(context, opened.code === 'cart_mismatch' ? unknownOrder : opened)
    }
    return context.json(await openedPayment(endpoint, opened.value), 200)
  })
}

/**
 * The payment of an order whose cart is the page's own. It is fresh when the order was read a moment
 * ago and the price still holds: then nothing has to be asked of the shop, so a page that is opened
 * again and again does not use up its rate limit.
 */
async function knownPayment(
  { config, database, now }: Endpoint,
  { id, cart }: { id: string; cart: string },
): Promise<{ paymentId: string; isFresh: boolean } | undefined> {
  const found = await findPayment({ database, store: config.store.hash, order: id })
  if (found === undefined || found.cart !== cart) return undefined
  const { paymentId, status, checkedAt, expiresAt } = found
  const isRead = now() - checkedAt < followInterval
  return { paymentId, isFresh: isRead && status !== 'expired' && now() < expiresAt }
}

/** A payment that is there is shown even while the shop does not answer. */
async function readUnlessKnown<Known>(
  { store, log }: Endpoint,
  order: string,
  known: Known | undefined,
): Promise<Awaited<ReturnType<Endpoint['store']['readOrder']>> | Known> {
  try {
    return await store.readOrder({ order, asker: 'shopper' })
  } catch (error) {
    if (known === undefined) throw error
    log.warn({ err: error, order }, 'the shop does not answer; the payment is shown as it was')
    return known
  }
}
