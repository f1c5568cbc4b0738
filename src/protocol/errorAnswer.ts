import { z } from '@hono/zod-openapi'

/** The body of every answer that is not a success. */
export const errorAnswerSchema = z
  .object({
    /** Stable and machine-readable, such as `payment_not_found`. */
    code: z.string().openapi({ example: 'amount_not_positive' }),
    /** One sentence for a developer. */
    message: z.string(),
    /** True when the same request may succeed later. */
    retryable: z.boolean(),
  })
  .openapi('Error')
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>
