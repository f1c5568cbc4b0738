import { accept, refuse } from '../errors/index.js'
import type { FiatAmount } from '../protocol/index.js'
import type { Store, StoreOrder } from './store.js'

/** A shop's books in memory, and what its staff can do with them. For the demo and for tests. */
export type MemoryStore = Store & {
  /** Places an order; it waits for payment. */
  readonly placeOrder: (input: { readonly cart: string; readonly total: FiatAmount }) => StoreOrder
  /** Does what staff can do in the control panel. */
  readonly editOrder: (id: string, change: Partial<Pick<StoreOrder, 'state' | 'total'>>) => void
  /** Every order, oldest first. */
  readonly orders: () => readonly StoreOrder[]
}

/** @param firstOrder number of the first order. @default 1001 */
export function memoryStore({ firstOrder = 1_001 }: { firstOrder?: number } = {}): MemoryStore {
  const orders = new Map<string, StoreOrder>()
  return {
    placeOrder({ cart, total }) {
      const id = `${firstOrder + orders.size}`
      const order: StoreOrder = { id, cart: cart.toLowerCase(), total, state: 'open' }
      orders.set(id, order)
      return order
    },
    editOrder(id, change) {
      const order = orders.get(id)
      if (order !== undefined) orders.set(id, { ...order, ...change })
    },
    orders: () => [...orders.values()],
    async readOrder({ order: id }) {
      const order = orders.get(id)
      return order === undefined
        ? refuse('order_not_found', 'There is no such order.')
        : accept(order)
    },
    async updateOrder({ order: id, paymentId, total }) {
      const order = orders.get(id)
      if (order === undefined) return 'changed'
      if (order.paymentId === paymentId) return 'accepted'
      if (order.state !== 'open' || !isSameTotal(order.total, total)) return 'changed'
      orders.set(id, { ...order, state: 'paid', paymentId })
      return 'accepted'
    },
  }
}

function isSameTotal(a: FiatAmount, b: FiatAmount): boolean {
  return a.amount === b.amount && a.currency === b.currency
}
