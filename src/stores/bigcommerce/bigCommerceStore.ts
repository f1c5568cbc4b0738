import { accept, type PayWithUsdcError, refuse } from '../../errors/index.js'
import type { Store, StoreOrder } from '../store.js'
import type { BigCommerceClient } from './client.js'
import { type Methods, openStatuses, storeOrderOf } from './order.js'
import { type OrdersApi, ordersApiOf } from './ordersApi.js'
import { appendNotice } from './proof.js'
import type { BigCommerceOrder } from './schemas.js'
import { type PaidStatuses, updateOrder } from './updateOrder.js'

/** What a merchant can set. */
export type BigCommerceStoreOptions = {
  readonly client: BigCommerceClient
  /**
   * Display names of the offline payment methods that are ours. BigCommerce's server names an
   * order's method by nothing else. Keep an old name in the list while orders of it are open.
   */
  readonly methods: readonly string[]
  /** Display names that are refused, such as that of the method `cheque`. @default [] */
  readonly refusedMethods?: readonly string[]
  /** Status ids of paid orders. @default { paid: 11, digital: 10 } */
  readonly statuses?: Partial<PaidStatuses>
  /** An order waits for payment by a method we do not know: perhaps ours was renamed. */
  readonly onUnknownMethod?: (input: { readonly order: string; readonly method: string }) => void
  /** The order is paid, but the store refuses the proof: staff notes or metafields. */
  readonly onProofRefused?: (input: {
    readonly order: string
    readonly error: PayWithUsdcError
  }) => void
}

/** Orders of one page, and pages of one status: 2,000 open orders are looked at, the newest. */
const pageSize = 100
const mostPages = 20

/**
 * A BigCommerce store.
 *
 * Besides what {@link Store} says, every call can throw `store_unauthorized` and `store_refused`,
 * which are not retryable: somebody has to look at the API account.
 */
export function bigCommerceStore({
  client,
  methods: names,
  refusedMethods = [],
  statuses = {},
  onUnknownMethod = () => {},
  onProofRefused = () => {},
}: BigCommerceStoreOptions): Store {
  const api = ordersApiOf(client)
  const methods: Methods = { methods: names, refusedMethods }

  /** A rename shows as orders that wait for a method nobody knows; cards do not wait. */
  function reportMethod({ id, state, refused }: StoreOrder, method: string): void {
    if (state === 'open' && refused === 'order_method_other') onUnknownMethod({ order: id, method })
  }

  return {
    async readOrder({ order: id, asker = 'endpoint' }) {
      const read = isOrderId(id) ? await api.readOrder(id, asker) : undefined
      const order = read && storeOrderOf(read, methods)
      if (order === undefined) return refuse('order_not_found', 'There is no such order.')
      reportMethod(order, read?.payment_method ?? '')
      return accept(order)
    },
    async updateOrder(update) {
      if (!isOrderId(update.order)) {
        return { answer: 'changed', reason: 'The order is not there any more.' }
      }
      const desk = { api, methods, statuses: { paid: 11, digital: 10, ...statuses } }
      return updateOrder({ ...desk, onProofRefused }, update)
    },
    async tellStaff(notice) {
      if (!isOrderId(notice.order)) return
      const order = await api.readOrder(notice.order)
      const notes = order && appendNotice(order.staff_notes ?? '', notice)
      if (notes !== undefined) await api.changeOrder(notice.order, { staff_notes: notes })
    },
    async readOpenOrders() {
      const open = new Map<string, StoreOrder>()
      for (const status of openStatuses) {
        for await (const order of ordersIn(api, status)) {
          const known = storeOrderOf(order, methods)
          if (known?.state !== 'open' || known.refused !== undefined) continue
          open.set(known.id, known)
        }
      }
      return [...open.values()].sort((a, b) => Number(b.id) - Number(a.id))
    },
  }
}

/** Order numbers are whole numbers that JSON keeps exactly; nothing else is worth a request. */
function isOrderId(id: string): boolean {
  return /^[1-9]\d{0,15}$/.test(id) && Number.isSafeInteger(Number(id))
}

/** An order that is placed meanwhile shifts the pages: the same order may come twice. */
async function* ordersIn(api: OrdersApi, status: number): AsyncGenerator<BigCommerceOrder> {
  for (let page = 1; page <= mostPages; page += 1) {
    const orders = await api.readOrders({ status, page, limit: pageSize })
    yield* orders
    if (orders.length < pageSize) return
  }
}
