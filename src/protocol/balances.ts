import { z } from '@hono/zod-openapi'
import { atomicAmountSchema, chainSchema } from './primitives.js'

/** What an account holds on a payment's networks. */
export const balancesSchema = z
  .object({
    balances: z.array(z.object({ chain: chainSchema, amount: atomicAmountSchema })),
  })
  .openapi('Balances')
