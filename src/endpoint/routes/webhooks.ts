import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { type Delivery, readDeliveries, readEvent, redeliver } from '../../database/index.js'
import { eventId, parseEventId } from '../../notifications/index.js'
import {
  deliveriesSchema,
  deliveryStateSchema,
  redeliveredSchema,
  redeliverSchema,
} from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { requireKey } from './bearer.js'
import { refusals } from './shared.js'

const listRoute = createRoute({
  method: 'get',
  path: '/v1/webhooks/deliveries',
  operationId: 'listDeliveries',
  summary: 'Webhooks and how they stand',
  description: 'For the merchant’s own server: each event for each target, newest first.',
  tags: ['webhooks'],
  security: [{ apiKey: [] }],
  request: {
    query: z.object({
      state: deliveryStateSchema.optional(),
      target: z.string().max(300).optional(),
      before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: {
      description: 'A page of deliveries.',
      content: { 'application/json': { schema: deliveriesSchema } },
    },
    ...refusals(400, 401, 403, 429, 500),
  },
})

const redeliverRoute = createRoute({
  method: 'post',
  path: '/v1/webhooks/redeliver',
  operationId: 'redeliver',
  summary: 'Deliver webhooks again',
  description:
    'One event, everything that was given up, or everything since a time, for every target, with a new schedule. A target that answered 410 gets events again. What is delivered again keeps its `webhook-id` and can come after newer events: compare `data.version`.',
  tags: ['webhooks'],
  security: [{ apiKey: [] }],
  request: {
    body: { required: true, content: { 'application/json': { schema: redeliverSchema } } },
  },
  responses: {
    202: {
      description: 'They are queued.',
      content: { 'application/json': { schema: redeliveredSchema } },
    },
    ...refusals(400, 401, 403, 404, 413, 415, 429, 500),
  },
})

/** Shows a merchant's key how webhooks stand, and delivers them again. */
export function webhookRoutes(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, log, now } = endpoint

  app.openapi(listRoute, async (context) => {
    const key = requireKey(context, 'read')
    if (key instanceof Response) return key as never
    const query = context.req.valid('query')
    const rows = await readDeliveries({ database, ...query, limit: query.limit + 1 })
    const page = rows.slice(0, query.limit)
    const next = rows.length > page.length ? page.at(-1)?.id : undefined
    context.header('cache-control', 'no-store')
    return context.json({ deliveries: page.map(shown), ...(next !== undefined && { next }) }, 200)
  })

  app.openapi(redeliverRoute, async (context) => {
    const key = requireKey(context, 'write')
    if (key instanceof Response) return key as never
    const wish = context.req.valid('json')
    const by = { actor: key.id, wish }
    let queued: number
    if ('event' in wish) {
      const event = parseEventId(wish.event)
      if (event === undefined || (await readEvent({ database, ...event })) === undefined) {
        const message = 'There is no such event.'
        return answerRefusal(context, { code: 'event_not_found', message })
      }
      queued = await redeliver({ database, redelivery: { event }, by, now: now() })
    } else {
      const since = 'since' in wish ? Math.floor(Date.parse(wish.since) / 1_000) : undefined
      const redelivery = since === undefined ? ({ dead: true } as const) : { since }
      queued = await redeliver({ database, redelivery, by, now: now() })
    }
    log.info({ ...wish, queued, key: key.id }, 'a merchant’s key had webhooks delivered again')
    return context.json({ queued }, 202)
  })
}

function shown(delivery: Delivery) {
  const { id, target, paymentId, sequence, type, state, attempts, lastError } = delivery
  const time = (seconds: number) => new Date(seconds * 1_000).toISOString()
  return {
    ...{ id, type, target, state, attempts, payment: paymentId, version: sequence },
    event: eventId({ id: paymentId, sequence }),
    queuedAt: time(delivery.queuedAt),
    ...(delivery.dueAt !== undefined && { nextAttemptAt: time(delivery.dueAt) }),
    ...(delivery.doneAt !== undefined && { endedAt: time(delivery.doneAt) }),
    ...(lastError !== undefined && { lastError }),
  }
}
