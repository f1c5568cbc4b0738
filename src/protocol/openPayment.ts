import { z } from '@hono/zod-openapi'
import { paymentViewSchema } from './paymentView.js'
import { cartSchema, fiatAmountSchema, orderIdSchema, storeSchema } from './primitives.js'

/** What a merchant's server sends with its key to open a payment. */
export const openPaymentSchema = z
  .strictObject({
    store: storeSchema,
    order: orderIdSchema,
    /** Proof that a browser owns the order. Without one, the endpoint draws a random proof. */
    cart: cartSchema.optional(),
    total: fiatAmountSchema,
    /** Networks to offer, CAIP-2 or with the token as CAIP-19; all enabled ones by default. */
    networks: z
      .array(z.string().regex(/^eip155:[1-9][0-9]{0,15}(\/erc20:0x[0-9a-fA-F]{40})?$/))
      .min(1)
      .max(16)
      .optional()
      .openapi({ example: ['eip155:8453'] }),
    /** Seconds that the price holds; as the endpoint is set (`PAY_QUOTE_SECONDS`) by default. */
    quoteSeconds: z.number().int().min(5).max(86_400).optional().openapi({ example: 1800 }),
  })
  .openapi('OpenPayment')
export type OpenPayment = z.infer<typeof openPaymentSchema>

/** What a shopper's page sends: the order and the proof that it owns it, and no amount. */
export const openCheckoutSchema = z
  .strictObject({ store: storeSchema, order: orderIdSchema, cart: cartSchema })
  .openapi('OpenCheckout')

/** The answer to both: the payment and the token that reads it. */
export const openedPaymentSchema = z
  .object({
    payment: paymentViewSchema,
    /** 256 bits, base64url. The bearer that reads and streams this payment. */
    token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** The hosted page of this payment. */
    url: z.url(),
  })
  .openapi('OpenedPayment')
export type OpenedPayment = z.infer<typeof openedPaymentSchema>
