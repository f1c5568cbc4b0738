import { z } from 'zod'
import type { Asker } from '../store.js'
import type { BigCommerceClient } from './client.js'
import {
  type BigCommerceOrder,
  type MetafieldRequest,
  metafieldAnswerSchema,
  metafieldsSchema,
  type OrderChange,
  orderSchema,
  ordersSchema,
} from './schemas.js'
import { storeRefused } from './storeErrors.js'

type Metafield = z.infer<typeof metafieldsSchema>['data'][number]

/** The calls about orders. Each is one request. */
export type OrdersApi = {
  /** undefined when there is no such order. */
  readonly readOrder: (id: string, asker?: Asker) => Promise<BigCommerceOrder | undefined>
  /** One page of the orders in a status, newest first. @param page counted from 1 */
  readonly readOrders: (input: {
    readonly status: number
    readonly page: number
    readonly limit: number
  }) => Promise<BigCommerceOrder[]>
  readonly changeOrder: (id: string, change: OrderChange) => Promise<void>
  /** Only ours: the namespace and the permission keep the others out. */
  readonly readMetafields: (id: string) => Promise<Metafield[]>
  readonly createMetafield: (id: string, field: MetafieldRequest) => Promise<void>
  readonly changeMetafield: (
    id: string,
    metafield: number,
    field: MetafieldRequest,
  ) => Promise<void>
}

/** Reading needs the same scope with "read-only"; the adapter also writes. */
const scope = 'store_v2_orders (modify)'

export function ordersApiOf(client: BigCommerceClient): OrdersApi {
  return {
    async readOrder(id, asker = 'endpoint') {
      const path = `/v2/orders/${id}`
      const read = await client.ask({ path, answer: orderSchema, scope, asker })
      return read.ok ? read.value : undefined
    },
    async readOrders({ status, page, limit }) {
      const read = await client.ask({
        path: '/v2/orders',
        query: { status_id: status, sort: 'date_created:desc', limit, page },
        // An empty page is a 204 or an empty list.
        answer: ordersSchema.optional(),
        scope,
      })
      return read.ok ? (read.value ?? []) : []
    },
    async changeOrder(id, change) {
      const path = `/v2/orders/${id}`
      // The answer is not read: the order itself is read again.
      const put = await client.ask({
        method: 'PUT',
        path,
        body: change,
        answer: z.unknown(),
        scope,
      })
      if (!put.ok) throw storeRefused(`PUT ${path}`, put.message)
    },
    async readMetafields(id) {
      const read = await client.ask({
        path: `/v3/orders/${id}/metafields`,
        query: { namespace: 'pay_with_usdc', limit: 50 },
        answer: metafieldsSchema,
        scope,
      })
      return read.ok ? read.value.data : []
    },
    async createMetafield(id, field) {
      const path = `/v3/orders/${id}/metafields`
      const answer = metafieldAnswerSchema
      const post = await client.ask({ method: 'POST', path, body: field, answer, scope })
      // A conflict is the same field, written by a try whose answer was lost.
      if (!post.ok && post.code === 'not_found') throw storeRefused(`POST ${path}`, post.message)
    },
    async changeMetafield(id, metafield, field) {
      const path = `/v3/orders/${id}/metafields/${metafield}`
      const answer = metafieldAnswerSchema
      const put = await client.ask({ method: 'PUT', path, body: field, answer, scope })
      if (!put.ok) throw storeRefused(`PUT ${path}`, put.message)
    },
  }
}
