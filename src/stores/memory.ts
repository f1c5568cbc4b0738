import { accept, refuse } from '../errors/index.js'
import type { OrderUpdate, Store, StoreOrder, UpdateAnswer } from './store.js'

/** A shop's books in memory, and what its staff can do with them. For the demo and for tests. */
export type MemoryStore = Store & {
  /** Places an order; it waits for payment. */
  readonly placeOrder: (
    input: Pick<StoreOrder, 'cart' | 'total' | 'customer' | 'email' | 'refused'>,
  ) => StoreOrder
  /** Does what staff can do in the control panel. */
  readonly editOrder: (
    id: string,
    change: Partial<Pick<StoreOrder, 'state' | 'total' | 'refused'>>,
  ) => void
  /** Every order, oldest first. */
  readonly orders: () => readonly StoreOrder[]
  /** What staff were told of an order, oldest first. */
  readonly notices: (order: string) => readonly string[]
}

/** @param firstOrder number of the first order. @default 1001 */
export function memoryStore({ firstOrder = 1_001 }: { firstOrder?: number } = {}): MemoryStore {
  const orders = new Map<string, StoreOrder>()
  const notices = new Map<string, string[]>()
  return {
    placeOrder(input) {
      const id = `${firstOrder + orders.size}`
      const order: StoreOrder = { ...input, id, cart: input.cart.toLowerCase(), state: 'open' }
      orders.set(id, order)
      return order
    },
    editOrder(id, change) {
      const order = orders.get(id)
      if (order !== undefined) orders.set(id, { ...order, ...change })
    },
    orders: () => [...orders.values()],
    notices: (order) => notices.get(order) ?? [],
    async readOrder({ order: id }) {
      const order = orders.get(id)
      return order === undefined
        ? refuse('order_not_found', 'There is no such order.')
        : accept(order)
    },
    async updateOrder(update) {
      const order = orders.get(update.order)
      if (order === undefined) return changed('The order is not there any more.')
      if (order.paymentId === update.paymentId) return { answer: 'accepted' }
      const difference = differenceOf(order, update)
      if (difference !== undefined) return difference
      orders.set(order.id, { ...order, state: 'paid', paymentId: update.paymentId })
      return { answer: 'accepted' }
    },
    async tellStaff({ order, text }) {
      const told = notices.get(order) ?? []
      if (orders.has(order) && told.at(-1) !== text) notices.set(order, [...told, text])
    },
    readOpenOrders: async () =>
      [...orders.values()]
        .filter(({ state, refused }) => state === 'open' && refused === undefined)
        .reverse(),
  }
}

function differenceOf(order: StoreOrder, { total }: OrderUpdate): UpdateAnswer | undefined {
  if (order.state !== 'open') return changed(`The order is ${order.state}.`)
  if (order.refused !== undefined) return changed('The order has another payment method now.')
  if (order.total.currency !== total.currency) return changed('The order has another currency.')
  if (order.total.amount === total.amount) return undefined
  return { answer: 'repriced', total: order.total }
}

function changed(reason: string): UpdateAnswer {
  return { answer: 'changed', reason }
}
