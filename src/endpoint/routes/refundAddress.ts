import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { recordRefundAddress, takeTry } from '../../database/index.js'
import { type Refusal, refuse } from '../../errors/index.js'
import { type PaymentView, refundAddressSchema } from '../../protocol/index.js'
import { checksum, parseAddress, ReceiverInputError } from '../../receiver/index.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { findPayment, paymentParams, refusals } from './shared.js'

const route = createRoute({
  method: 'put',
  path: '/v1/payments/{id}/refund-address',
  operationId: 'setRefundAddress',
  summary: 'Say where a refund should go',
  description:
    'For shoppers who pay from an exchange: nothing can be returned to the address that it sends from. The shop’s staff see it; no money moves by itself.',
  tags: ['payments'],
  security: [{ paymentToken: [] }, { apiKey: [] }],
  request: {
    params: paymentParams,
    body: { required: true, content: { 'application/json': { schema: refundAddressSchema } } },
  },
  responses: {
    204: { description: 'Noted.' },
    ...refusals(400, 401, 403, 404, 413, 415, 422, 429, 500),
  },
})

/** A shopper who mistypes may try again; nobody fills the table. */
const tries = { limit: 20, span: 3_600 }

/** Notes where a shopper wants a refund. */
export function refundAddressRoute(app: OpenAPIHono<Environment>, endpoint: Endpoint): void {
  const { database, now, config } = endpoint
  app.openapi(route, async (context) => {
    const found = await findPayment(context, endpoint, context.req.valid('param').id, 'refund')
    if (found instanceof Response) return found as never
    const subject = `refund-address ${found.id}`
    if (!(await takeTry({ database, subject, ...tries, now: now() }))) {
      const message = 'Too many addresses were given. Wait an hour.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    const address = readAddress(context.req.valid('json').address.trim())
    if (typeof address !== 'string') return answerRefusal(context, address)
    const tokens = config.chains.map(({ definition }) => definition.usdc)
    if (isOurs(address, found, tokens)) {
      const message = 'This address belongs to the shop, to the payment or to the token.'
      return answerRefusal(context, { code: 'refund_address_refused', message })
    }
    const actor = context.get('key')?.id
    await recordRefundAddress({ database, paymentId: found.id, address, actor, now: now() })
    return context.body(null, 204)
  })
}

function readAddress(text: string): `0x${string}` | Refusal {
  try {
    return parseAddress(text)
  } catch (error) {
    if (error instanceof ReceiverInputError) return refuse(error.code, error.message)
    throw error
  }
}

/** Money that is returned there would come back to the shop, or be lost. */
function isOurs(address: string, payment: PaymentView, tokens: readonly string[]): boolean {
  const ours = [payment.treasury, payment.address, payment.factory, ...tokens]
  return /^0x0{40}$/.test(address) || ours.some((one) => checksum(one) === address)
}
