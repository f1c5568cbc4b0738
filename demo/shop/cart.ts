import { type AtomicUsdc, formatUsdc, parseAmount } from '../../src/money/index.js'
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
