import { z } from '@hono/zod-openapi'
import { addressSchema, atomicAmountSchema, chainSchema } from './primitives.js'

/**
 * An EIP-3009 `TransferWithAuthorization` to the payment's receiver, signed by the shopper. Receiver,
 * token and nonce are not sent: they follow from payment, chain and attempt.
 */
export const authorizationSchema = z
  .strictObject({
    chain: chainSchema,
    from: addressSchema,
    /** Which authorization of this payment it is: the view's `nextAttempt`, 0 for the first. */
    attempt: z.number().int().nonnegative().max(9_999),
    /** Atomic USDC: what remains of the payment. */
    value: atomicAmountSchema,
    /** Unix seconds; it is worth nothing before. */
    validAfter: z.number().int().nonnegative(),
    /** Unix seconds, ten minutes ahead at most; it is worth nothing from then on. */
    validBefore: z.number().int().positive(),
    /** EIP-712; of a smart wallet (ERC-1271) it can be long. */
    signature: z
      .string()
      .regex(/^0x([0-9a-fA-F]{2}){64,4096}$/)
      .transform((text) => text as `0x${string}`)
      .openapi({ type: 'string', example: `0x${'ab'.repeat(65)}` }),
  })
  .openapi('Authorization')

/** What a shopper's page sends where the endpoint offers a relayer. */
export type Authorization = z.infer<typeof authorizationSchema>
