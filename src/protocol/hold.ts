import { z } from '@hono/zod-openapi'

/** What a merchant decides about a payment; `none` leaves it to the rules again. */
export const holdSchema = z
  .strictObject({ hold: z.enum(['none', 'held', 'released']) })
  .openapi('Hold')
