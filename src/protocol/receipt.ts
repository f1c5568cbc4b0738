import { z } from '@hono/zod-openapi'
import {
  addressSchema,
  atomicAmountSchema,
  chainSchema,
  fiatAmountSchema,
  hashSchema,
  labelSchema,
  orderIdSchema,
  storeSchema,
} from './primitives.js'

/** A transfer that the order was paid with. */
const receiptTransferSchema = z.object({
  chain: chainSchema,
  /** The USDC contract that the transfer went through. */
  token: addressSchema,
  transactionHash: hashSchema,
  amount: atomicAmountSchema,
  blockTime: z.iso.datetime(),
})

/**
 * What a receipt's signature covers: how the payment stood when the shop accepted it. What comes
 * later (a second transfer, a refund) is not in it, so the same payment has the same receipt for ever.
 */
export const receiptSchema = z.object({
  /** The endpoint that signed it. */
  iss: z.url({ protocol: /^https?$/ }),
  payment: z.string().openapi({ example: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c' }),
  store: storeSchema,
  /** What the shop is called. */
  storeName: labelSchema.optional(),
  order: orderIdSchema,
  /** The order's own total. */
  total: fiatAmountSchema,
  /** What the total was converted with; nothing for dollars. */
  rate: z
    .object({
      perUsdc: z.string().regex(/^\d{1,12}(\.\d{1,18})?$/),
      source: labelSchema,
      at: z.iso.datetime(),
    })
    .optional(),
  /** What the order cost, atomic USDC. */
  due: atomicAmountSchema,
  /** The sum of the transfers, atomic USDC; at least `due`. */
  received: atomicAmountSchema,
  /** Where the money went: an address that can pay only the treasury. */
  receiver: addressSchema,
  treasury: addressSchema,
  /** Treasury and salt give the receiver. The cart, which opens the payment, does not follow from it. */
  salt: hashSchema,
  transfers: z.array(receiptTransferSchema).min(1),
  /** When the shop accepted the payment. */
  paidAt: z.iso.datetime(),
})
export type Receipt = z.infer<typeof receiptSchema>

/** The answer with a receipt. */
export const receiptAnswerSchema = z
  .object({
    /** A compact JWS (RFC 7515), ES256, with its public key in the header. */
    receipt: z
      .string()
      .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      .openapi({ example: 'eyJhbGciOiJFUzI1NiJ9.eyJvcmRlciI6IjEwNDIifQ.c2lnbmF0dXJl' }),
  })
  .openapi('Receipt')
