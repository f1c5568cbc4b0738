import { z } from '@hono/zod-openapi'

/** An EVM address with its EIP-55 checksum, or all lower case. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text) => text as `0x${string}`)
  .openapi({ type: 'string', example: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' })

/** 32 bytes in hex. */
export const hashSchema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/)
  .transform((text) => text as `0x${string}`)
  .openapi({ type: 'string', example: `0x${'ab'.repeat(32)}` })

/** Atomic units of USDC (six decimals) as a decimal integer string: `"25500000"` is 25.5 USDC. */
export const atomicAmountSchema = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,77})$/)
  .openapi({ example: '25500000' })

/** A CAIP-2 chain id of the EVM family: `eip155:8453` is Base. */
export const chainSchema = z
  .string()
  .regex(/^eip155:[1-9][0-9]{0,15}$/)
  .openapi({ example: 'eip155:8453' })

/** An amount of money in the order's own currency. The endpoint says what is wrong with an amount by its code. */
export const fiatAmountSchema = z
  .strictObject({
    /** A decimal string such as `"25.50"`; never a float. */
    amount: z.string().min(1).max(32).openapi({ example: '25.50' }),
    /** ISO 4217, upper case. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .openapi({ example: 'USD' }),
  })
  .openapi('Money')
export type FiatAmount = z.infer<typeof fiatAmountSchema>

/** An order number as BigCommerce writes it: a positive decimal integer. */
export const orderIdSchema = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .openapi({ example: '1042' })

/** A store's hash: letters and digits. */
export const storeSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .openapi({ example: 'sandbox' })

/** The cart's UUID, in any case; it is lower-cased before it is used. */
export const cartSchema = z
  .string()
  .regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/)
  .openapi({ example: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11' })

/** A few words for people: one line; no control characters, nothing that turns the reading direction. */
export const labelSchema = z
  .string()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  .regex(/^[^\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]{1,100}$/)
