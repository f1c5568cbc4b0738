import { z } from '@hono/zod-openapi'

/** What a shopper sends who pays from an exchange: where a refund should go. */
export const refundAddressSchema = z
  .strictObject({
    address: z.string().max(100).openapi({
      description: 'An EVM address; mixed case must be its EIP-55 checksum.',
      example: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    }),
  })
  .openapi('RefundAddress')
