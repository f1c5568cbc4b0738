import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type AtomicUsdc, formatUsdc, parseAmount } from '../../src/money/index.js'
import type { Line } from '../../src/sandbox/bigcommerce/index.js'
import { type Product, products } from './products.js'

/** A cart: its UUID, as BigCommerce gives each cart one, and how many of each product are in it. */
export type Cart = { readonly id: string; readonly counts: Readonly<Record<string, number>> }

/** A line of a cart. */
export type CartLine = { readonly product: Product; readonly count: number; readonly sum: string }

/** The lines of a cart that hold something, and their total. */
export function linesOf({ counts }: Cart): { readonly lines: CartLine[]; readonly total: string } {
  let total: AtomicUsdc = 0n
  const lines = products.flatMap((product) => {
    const count = counts[product.id] ?? 0
    const price = parseAmount(product.price)
    if (count === 0 || !price.ok) return []
    const sum = price.value * BigInt(count)
    total += sum
    return { product, count, sum: formatUsdc(sum) }
  })
  return { lines, total: formatUsdc(total) }
}

/** The cart's lines as the store's books have them. */
export function bookedLines(cart: Cart): Line[] {
  return linesOf(cart).lines.map(({ product, count }) => ({
    name: product.name,
    quantity: count,
    price: product.price,
  }))
}

/** The cart of this browser. */
export function readCart(context: Context): Cart {
  try {
    const { id, counts } = JSON.parse(getCookie(context, 'cart') ?? '') as Partial<Cart>
    if (typeof id !== 'string' || typeof counts !== 'object') throw new Error('no cart')
    const known = products.flatMap(({ id }) => {
      const count = Math.trunc(Number(counts[id] ?? 0))
      return count > 0 && count < 100 ? [[id, count] as const] : []
    })
    return { id, counts: Object.fromEntries(known) }
  } catch {
    return { id: randomUUID(), counts: {} }
  }
}

/** Keeps the cart in the browser. */
export function writeCart(context: Context, cart: Cart): void {
  setCookie(context, 'cart', JSON.stringify(cart), { httpOnly: true, sameSite: 'Lax', path: '/' })
}
