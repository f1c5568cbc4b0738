import { type Context, Hono } from 'hono'
import { bodyOf } from './answers.js'
import { type Books, sumOf } from './books.js'
import {
  cartJson,
  checkoutJson,
  paymentJson,
  placedJson,
  storefrontOrderJson,
} from './storefrontJson.js'
import type { BookedOrder, Cart } from './types.js'

/** Whose session it is: BigCommerce binds carts and orders to the shopper's cookie. */
export type Ownership = {
  readonly ownsOrder: (context: Context, order: BookedOrder) => boolean
  readonly ownsCart: (context: Context, cart: Cart) => boolean
  /** Called with an order that this session has just placed. */
  readonly onPlaced: (context: Context, order: BookedOrder) => void
}

/** The storefront's own API: same origin, cookie session, no token. */
export function storefrontApi({
  books,
  ownsOrder,
  ownsCart,
  onPlaced,
}: { books: Books } & Ownership): Hono {
  const api = new Hono()
  const cartOf = (context: Context, id: string) => {
    const cart = books.carts.get(id)
    return cart !== undefined && ownsCart(context, cart) ? cart : undefined
  }

  api.get('/api/storefront/carts', (context) => {
    const carts = [...books.carts.values()].filter((cart) => ownsCart(context, cart))
    return context.json(carts.map(cartJson))
  })
  for (const path of ['/api/storefront/checkouts/:id', '/api/storefront/checkout/:id']) {
    api.get(path, (context) => {
      const cart = cartOf(context, context.req.param('id') ?? '')
      return cart === undefined ? notFound(context) : context.json(checkoutJson(cart))
    })
  }
  api.get('/api/storefront/payments', (context) => {
    const cart = cartOf(context, context.req.query('cartId') ?? '')
    return cart === undefined ? notFound(context) : context.json(books.methods.map(paymentJson))
  })
  for (const path of ['/api/storefront/orders/:id', '/api/storefront/order/:id']) {
    api.get(path, (context) => {
      const order = books.tables.orders.get(Number(context.req.param('id')))
      if (order === undefined || !ownsOrder(context, order)) return notFound(context)
      const include = (context.req.query('include') ?? '').split(',')
      const method = books.methods.find(({ id }) => id === order.methodId)
      const payments = include.includes('payments') ? method : undefined
      return context.json(storefrontOrderJson(order, payments))
    })
  }
  api.post('/internalapi/v1/checkout/order', async (context) => {
    const body = await bodyOf(context)
    const cart = cartOf(context, `${body?.cartId}`)
    const payment = body?.payment as { name?: unknown } | undefined
    const method = books.methods.find(({ id }) => id === payment?.name)
    if (cart === undefined) return notFound(context)
    if (method === undefined) return invalid(context, 'There is no such payment method.')
    if (sumOf(cart.lines) <= 0n) return invalid(context, 'The cart is empty.')
    books.carts.delete(cart.id)
    const order = books.placeOrder({
      cart: cart.id,
      lines: cart.lines,
      currency: cart.currency,
      customer: cart.customer,
      method: method.displayName,
    })
    onPlaced(context, order)
    return context.json(placedJson(order), 201)
  })
  return api
}

function notFound(context: Context): Response {
  return context.json({ status: 404, title: 'Not found', type: 'about:blank' }, 404)
}

function invalid(context: Context, title: string): Response {
  return context.json({ status: 422, title, type: 'about:blank' }, 422)
}
