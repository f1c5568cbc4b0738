import { z } from '@hono/zod-openapi'
import { addressSchema, atomicAmountSchema, chainSchema } from './primitives.js'

/** An EIP-3009 `TransferWithAuthorization` to the payment's receiver, signed by the shopper. */
const authorizationSchema = z
  .strictObject({
    chain: chainSchema,
    from: addressSchema,
    /** Atomic USDC. */
    value: atomicAmountSchema,
    /** Unix seconds; it is worth nothing before and after. */
    validAfter: z.number().int().nonnegative(),
    validBefore: z.number().int().positive(),
    nonce: z.string().regex(/^0x[0-9a-f]{64}$/),
    /** EIP-712; of a smart wallet (ERC-1271) it can be long. */
    signature: z.string().regex(/^0x([0-9a-fA-F]{2}){64,4096}$/),
  })
  .openapi('Authorization')

/** What a shopper's page sends where the endpoint offers a relayer. */
export type Authorization = z.infer<typeof authorizationSchema>
