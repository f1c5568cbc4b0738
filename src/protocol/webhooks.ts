import { z } from '@hono/zod-openapi'

const eventIdSchema = z
  .string()
  .max(100)
  .openapi({ example: 'msg_pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c_3' })

/** How a delivery stands. */
export const deliveryStateSchema = z.enum(['open', 'delivered', 'dead'])

/** One event for one webhook target. */
const deliverySchema = z
  .object({
    /** Grows with every delivery; `before` of the next page. */
    id: z.number().int().positive(),
    /** The same in `webhook-id`. */
    event: eventIdSchema,
    type: z.string().openapi({ example: 'payment.paid' }),
    payment: z.string(),
    /** The payment's sequence. */
    version: z.number().int().positive(),
    /** Host and fingerprint of the URL; the URL itself is not told. */
    target: z.string().openapi({ example: 'erp.example.com#1a2b3c4d' }),
    state: deliveryStateSchema,
    attempts: z.number().int().nonnegative(),
    queuedAt: z.iso.datetime(),
    nextAttemptAt: z.iso.datetime().optional(),
    /** When it was taken, or given up. */
    endedAt: z.iso.datetime().optional(),
    lastError: z.string().optional(),
  })
  .openapi('Delivery')

/** A page of deliveries, newest first. */
export const deliveriesSchema = z
  .object({
    deliveries: z.array(deliverySchema),
    /** `before` of the next page; nothing on the last one. */
    next: z.number().int().positive().optional(),
  })
  .openapi('Deliveries')

/** What is to be delivered again. */
export const redeliverSchema = z
  .union([
    z.strictObject({ event: eventIdSchema }),
    z.strictObject({ dead: z.literal(true) }),
    z.strictObject({ since: z.iso.datetime() }),
  ])
  .openapi('Redeliver')

/** How many deliveries are queued by it. */
export const redeliveredSchema = z
  .object({ queued: z.number().int().nonnegative() })
  .openapi('Redelivered')
