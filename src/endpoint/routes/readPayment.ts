import type { ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { recordShown } from '../../database/index.js'
import { paymentViewSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { findPayment, paymentParams, refusals } from './shared.js'

const security = [{ paymentToken: [] }, { apiKey: [] }]

const readRoute = createRoute({
  method: 'get',
  path: '/v1/payments/{id}',
  operationId: 'readPayment',
  summary: 'Read a payment',
  tags: ['payments'],
  security,
  request: { params: paymentParams },
  responses: {
    200: {
      description: 'The payment as it is now.',
      content: { 'application/json': { schema: paymentViewSchema } },
    },
    ...refusals(401, 403, 404, 429, 500),
  },
})

const streamRoute = createRoute({
  method: 'get',
  path: '/v1/payments/{id}/events',
  operationId: 'streamPayment',
  summary: 'Follow a payment live',
  description:
    'Server-sent events. The first message is `snapshot`, every further one `payment`; each holds the whole payment, and its id is the payment’s sequence. Send `Last-Event-ID` to get what you have missed.',
  tags: ['payments'],
  security,
  request: { params: paymentParams },
  parameters: [
    {
      name: 'Last-Event-ID',
      in: 'header',
      description: 'Sequence of the last event that you have.',
      schema: { type: 'string' },
    },
  ],
  responses: {
    200: {
      description: 'A stream of events.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...refusals(401, 403, 404, 429, 500),
  },
})

const shownRoute = createRoute({
  method: 'post',
  path: '/v1/payments/{id}/shown',
  operationId: 'reportShown',
  summary: 'Report that a page shows the payment',
  description:
    'The frame sends it once; the id, which nobody can guess, is all it takes. Payments that no page ever reported are counted: many of them can mean that the element was replaced on the shop’s page. The answer does not tell whether the payment exists.',
  tags: ['payments'],
  security: [],
  request: { params: paymentParams },
  responses: { 204: { description: 'Noted.' }, ...refusals(413, 429, 500) },
})

/** Reads a payment once, or follows it live. */
export function readPaymentRoutes(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  app.openapi(readRoute, async (context) => {
    const found = await findPayment(context, endpoint, context.req.valid('param').id, 'read')
    if (found instanceof Response) return found as never
    context.header('cache-control', 'no-store')
    return context.json(found, 200)
  })

  app.openapi(shownRoute, async (context) => {
    const { database, now } = endpoint
    await recordShown({ database, paymentId: context.req.valid('param').id, now: now() })
    return context.body(null, 204)
  })

  app.openapi(streamRoute, async (context) => {
    const { id } = context.req.valid('param')
    const found = await findPayment(context, endpoint, id, 'read')
    if (found instanceof Response) return found as never
    // Without a body there would be nothing that ends it.
    if (context.req.method === 'HEAD') return context.body(null, 200) as never
    const { outgoing } = context.env
    if (outgoing === undefined || !('writeHead' in outgoing)) {
      throw new Error('The stream needs Node’s own response.')
    }
    const last = context.req.header('last-event-id') ?? ''
    endpoint.streams.open({
      response: outgoing as ServerResponse,
      paymentId: id,
      after: /^[0-9]{1,15}$/.test(last) ? Number(last) : 0,
      headers: Object.fromEntries(context.res.headers),
    })
    return RESPONSE_ALREADY_SENT as never
  })
}
