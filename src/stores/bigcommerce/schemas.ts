import { z } from 'zod'

/**
 * What we send to BigCommerce's management API and what we read of its answers: no more than we
 * use. Answers may hold anything else; requests may not.
 */

/** Money as V2 writes it: a string with four decimals, such as `"25.0000"`. */
const moneySchema = z.string().regex(/^-?\d{1,20}(\.\d{1,12})?$/)

/** An order of V2. Orders that were not placed in a checkout have no cart and may lack an address. */
export const orderSchema = z.looseObject({
  id: z.int().positive(),
  status_id: z.int().min(0),
  cart_id: z.string().nullish(),
  total_inc_tax: moneySchema,
  store_credit_amount: moneySchema,
  gift_certificate_amount: moneySchema,
  refunded_amount: moneySchema,
  /** The currency that the shopper pays in; `currency_code` is only what the storefront displayed. */
  default_currency_code: z.string().regex(/^[A-Z]{3}$/),
  /** The display name of the payment method when the order was placed. */
  payment_method: z.string().nullish(),
  payment_provider_id: z.union([z.string(), z.number()]).nullish(),
  staff_notes: z.string().nullish(),
  is_deleted: z.boolean(),
  order_is_digital: z.boolean(),
  billing_address: z
    .looseObject({
      first_name: z.string().nullish(),
      last_name: z.string().nullish(),
      email: z.string().nullish(),
    })
    .nullish(),
})
export type BigCommerceOrder = z.infer<typeof orderSchema>

/** A page of orders. An empty page may also be a 204 without a body. */
export const ordersSchema = z.array(orderSchema)

/** The only fields of an order that we ever write: anything else may clear discounts and fees. */
export const orderChangeSchema = z.union([
  z.strictObject({
    status_id: z.int().min(0).max(14),
    payment_provider_id: z.string().startsWith('pay_').max(255),
  }),
  z.strictObject({ staff_notes: z.string().max(65_535) }),
])
export type OrderChange = z.infer<typeof orderChangeSchema>

const metafieldSchema = z.looseObject({
  id: z.int().positive(),
  namespace: z.string(),
  key: z.string(),
  value: z.string(),
})
export const metafieldsSchema = z.looseObject({ data: z.array(metafieldSchema) })
export const metafieldAnswerSchema = z.looseObject({ data: metafieldSchema })

/** A field beside an order that only our own API account can read. */
export const metafieldRequestSchema = z.strictObject({
  permission_set: z.literal('app_only'),
  namespace: z.literal('pay_with_usdc'),
  key: z.enum(['payment', 'amount', 'network', 'transactions', 'refund_address']),
  value: z.string().min(1).max(65_535),
})
export type MetafieldRequest = z.infer<typeof metafieldRequestSchema>

/** The store itself. */
export const storeInformationSchema = z.looseObject({
  name: z.string(),
  domain: z.string(),
  secure_url: z.url(),
  /** The store's default currency. */
  currency: z.string().regex(/^[A-Z]{3}$/),
})
