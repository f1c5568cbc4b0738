import { z } from '@hono/zod-openapi'
import {
  addressSchema,
  atomicAmountSchema,
  cartSchema,
  chainSchema,
  fiatAmountSchema,
  hashSchema,
  labelSchema,
  orderIdSchema,
  storeSchema,
} from './primitives.js'

/** The statuses of `docs/status.md`, in order. */
export const statusSchema = z.enum(['waiting', 'seen', 'confirmed', 'paid', 'expired', 'canceled'])

/** What is unusual about a payment; several can hold at once. */
export const exceptionSchema = z.enum([
  'underpaid',
  'overpaid',
  'late',
  'wrong_token',
  'wrong_chain',
  'duplicate',
  'held',
  'order_changed',
  'reversed',
])

/** One transfer to the payment's address that is on the canonical chain now. */
const transferViewSchema = z
  .object({
    chain: chainSchema,
    transactionHash: hashSchema,
    amount: atomicAmountSchema,
    blockNumber: z.number().int().nonnegative(),
    blockTime: z.iso.datetime(),
    /** Blocks on top, its own included; counted up to `required`. */
    confirmations: z.number().int().nonnegative(),
    /** Blocks that the policy asks for. */
    required: z.number().int().positive(),
  })
  .openapi('Transfer')
export type TransferView = z.infer<typeof transferViewSchema>

/** Money at the payment's address that does not count: another token, or a network that is not offered. */
const strayViewSchema = z
  .object({
    chain: chainSchema,
    token: addressSchema,
    transactionHash: hashSchema,
    /** Atomic units of that token. */
    amount: atomicAmountSchema,
    reason: z.enum(['wrong_token', 'wrong_chain']),
  })
  .openapi('Stray')

/** Native coins at the payment's address. */
const coinsViewSchema = z
  .object({
    chain: chainSchema,
    /** The coin's smallest unit. */
    amount: atomicAmountSchema,
  })
  .openapi('Coins')

/** Everything that a shopper's page may know about a payment, at one sequence number. */
export const paymentViewSchema = z
  .object({
    id: z.string().openapi({ example: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c' }),
    /** Grows by one with every event of this payment; the id of the stream's messages. */
    sequence: z.number().int().positive(),
    status: statusSchema,
    exceptions: z.array(exceptionSchema),
    order: z.object({
      store: storeSchema,
      id: orderIdSchema,
      cart: cartSchema,
      /** What the shop is called, and first name and last initial of who ordered. */
      storeName: labelSchema.optional().openapi({ example: 'Harbour Goods' }),
      customer: labelSchema.optional().openapi({ example: 'Ada L.' }),
    }),
    /** The order's own total, from the store or from the merchant's key; never from the browser. */
    total: fiatAmountSchema,
    /** What the total was converted with; nothing for dollars. Frozen in the quote. */
    rate: z
      .object({
        /** Units of the total's currency for one USDC. */
        perUsdc: z
          .string()
          .regex(/^\d{1,12}(\.\d{1,18})?$/)
          .openapi({ example: '0.9215' }),
        source: labelSchema.openapi({ example: 'coinbase' }),
        at: z.iso.datetime(),
      })
      .optional(),
    /** What the order costs in USDC, atomic units. */
    due: atomicAmountSchema,
    /** What has arrived so far on the canonical chains, atomic units. */
    received: atomicAmountSchema,
    /** What is still missing, atomic units; `"0"` when nothing is. */
    remaining: atomicAmountSchema,
    openedAt: z.iso.datetime(),
    /** End of the quote. Money that comes later still counts for the order. */
    expiresAt: z.iso.datetime(),
    treasury: addressSchema,
    factory: addressSchema,
    /** The receiver: it can pay only the treasury. */
    address: addressSchema,
    networks: z
      .array(
        z.object({
          chain: chainSchema,
          token: addressSchema,
          /** Blocks until a transfer counts as confirmed. */
          confirmations: z.number().int().positive(),
          /** The network itself has to call the block so; `confirmations` are about what that takes. */
          until: z.enum(['safe', 'finalized']).optional(),
          /** The endpoint sends what the shopper signs (EIP-3009), and pays the network fee. */
          relayed: z.boolean().optional(),
        }),
      )
      .min(1),
    transfers: z.array(transferViewSchema),
    /** What arrived at the address and does not count for the order. It is safe: the merchant can fetch it. */
    strays: z.array(strayViewSchema).optional(),
    /** Native coins, such as ether, that lie at the address: they do not count either, and are as safe. */
    coins: z.array(coinsViewSchema).optional(),
    /** A payment that the shopper signed (EIP-3009) and that is under way: paying in another way could pay twice. */
    authorization: z
      .object({
        attempt: z.number().int().nonnegative(),
        chain: chainSchema,
        /** It is worth nothing from then on. */
        validBefore: z.iso.datetime(),
        /** It has not been sent yet. */
        cancelable: z.boolean(),
      })
      .optional(),
    /** The `attempt` of the next authorization; 0 when it is missing. */
    nextAttempt: z.number().int().positive().optional(),
  })
  .openapi('Payment')

/** A payment as the shopper's page sees it. */
export type PaymentView = z.infer<typeof paymentViewSchema>
