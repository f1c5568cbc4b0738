import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { parseAmount } from '../../src/money/index.js'
import { type Address, receiverOf, saltOf } from '../../src/receiver/index.js'
import type { BookedOrder, Cart } from '../../src/sandbox/bigcommerce/index.js'
import { storeHash } from '../../src/sandbox/stage/stage.js'
import type { ShopOptions } from './shop.js'

/** Whose session it is, as BigCommerce keeps it: by the browser's cookies. */
export const ownership = {
  ownsCart: (context: Context, cart: Cart): boolean => getCookie(context, 'checkout') === cart.id,
  ownsOrder: (context: Context, { id, cart_id }: BookedOrder): boolean =>
    getCookie(context, `order-${id}`) === cart_id,
  /** The browser that places an order may look at it, and sees it confirmed. */
  onPlaced(context: Context, { id, cart_id }: BookedOrder): void {
    const mine = { httpOnly: true, sameSite: 'Lax', path: '/' } as const
    setCookie(context, `order-${id}`, cart_id, mine)
    setCookie(context, 'order', `${id}`, mine)
    setCookie(context, 'cart', '', { ...mine, maxAge: 0 })
  },
}

/** The order that this browser placed last, or the one in the path; only its own. */
export function ownOrder(
  context: Context,
  { stage }: Pick<ShopOptions, 'stage'>,
): BookedOrder | undefined {
  const id = context.req.param('id') ?? getCookie(context, 'order')
  const order = stage.store.books.orders().find((one) => `${one.id}` === id)
  return order !== undefined && ownership.ownsOrder(context, order) ? order : undefined
}

/** What the sandbox's buttons know of an order: where its money belongs, and how it stands. */
export function ordersOf(options: Pick<ShopOptions, 'stage'>): {
  receiverOfOrder: (context: Context) => { to: Address; due: bigint } | undefined
  stateOf: (context: Context) => string | undefined
} {
  return {
    receiverOfOrder(context) {
      const order = ownOrder(context, options)
      if (order === undefined) return undefined
      const due = parseAmount(order.total_inc_tax.replace(/0{1,2}$/, ''))
      const { chain } = options.stage.networks[0]
      const salt = saltOf({ store: storeHash, order: `${order.id}`, cart: order.cart_id })
      const to = receiverOf({ treasury: chain.cast.treasury, salt })
      return due.ok ? { to, due: due.value } : undefined
    },
    stateOf(context) {
      const order = ownOrder(context, options)
      return order === undefined ? undefined : stateText(order)
    },
  }
}

/** The status as BigCommerce labels it. */
export function stateText({ status_id }: BookedOrder): string {
  return labels[status_id] ?? `Status ${status_id}`
}

const labels: Readonly<Record<number, string>> = {
  4: 'Refunded',
  5: 'Cancelled',
  7: 'Awaiting Payment',
  10: 'Completed',
  11: 'Awaiting Fulfillment',
}
