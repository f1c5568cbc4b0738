import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readBalance } from '../../chains/readBalance.js'
import { rpcOf } from '../../chains/rpc.js'
import { takeTry } from '../../database/index.js'
import { addressSchema, balancesSchema } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { findPayment, paymentParams, refusals } from './shared.js'

const route = createRoute({
  method: 'get',
  path: '/v1/payments/{id}/balances',
  operationId: 'readBalances',
  summary: 'Where an account holds USDC',
  description:
    'For a shopper whose wallet holds too little on one network: what it holds on the payment’s other networks. A provider that does not answer in time is left out.',
  tags: ['payments'],
  security: [{ paymentToken: [] }, { apiKey: [] }],
  request: { params: paymentParams, query: z.object({ owner: addressSchema }) },
  responses: {
    200: {
      description: 'What is known, at this moment.',
      content: { 'application/json': { schema: balancesSchema } },
    },
    ...refusals(400, 401, 403, 404, 429, 500),
  },
})

/** A few tries of a shopper; not a way to read the chains for nothing. */
const tries = { limit: 20, span: 3_600 }
/** Milliseconds; a shopper waits for the answer. */
const patience = 4_000

/** Reads what a shopper's account holds, network by network. */
export function balancesRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, now, config } = endpoint
  const providers = new Map(
    config.chains.flatMap(({ definition: { id }, rpcUrls: [url], policy }) =>
      url === undefined ? [] : [[`eip155:${id}`, rpcOf({ url, policy, timeout: patience })]],
    ),
  )
  app.openapi(route, async (context) => {
    const payment = await findPayment(context, endpoint, context.req.valid('param').id, 'read')
    if (payment instanceof Response) return payment as never
    const subject = `balances ${payment.id}`
    if (!(await takeTry({ database, subject, ...tries, now: now() }))) {
      const message = 'Balances were asked too often. Wait an hour.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    const { owner } = context.req.valid('query')
    const reads = payment.networks.map(async ({ chain, token }) => {
      const rpc = providers.get(chain)
      if (rpc === undefined) return []
      const amount = await readBalance({ rpc, token, owner })
      return [{ chain, amount: amount.toString() }]
    })
    const found = await Promise.allSettled(reads)
    const balances = found.flatMap((read) => (read.status === 'fulfilled' ? read.value : []))
    context.header('cache-control', 'no-store')
    return context.json({ balances }, 200)
  })
}
