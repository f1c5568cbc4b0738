import { patterns } from '../fields.js'

/** What the store's own page may know of its order. */
export type StoreOrder = {
  readonly cart: string
  /** What is to be paid by our method; store credit and gift certificates are already off. */
  readonly total: string
  readonly currency: string
}

/** The order; `none` when it is not one of ours; `failed` when nobody can say now. */
export type StoreAnswer = StoreOrder | 'none' | 'failed'

const patience = 10_000

/** Asks the store, with the shopper's own session, for the order that was just placed. */
export async function readStoreOrder(options: {
  order: string
  methods: readonly string[]
  fetch: typeof fetch
}): Promise<StoreAnswer> {
  const { order, methods, fetch } = options
  try {
    const response = await fetch(`/api/storefront/orders/${order}?include=payments`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    })
    if (response.status === 404) return 'none'
    return response.ok ? parse(await response.json(), order, methods) : 'failed'
  } catch {
    return 'failed'
  }
}

type Fields = Readonly<Record<string, unknown>>

function parse(json: unknown, order: string, methods: readonly string[]): StoreAnswer {
  const { orderId, cartId, currency, payments } = (json ?? {}) as Fields
  const { code, decimalPlaces } = (currency ?? {}) as Fields
  const payment = (Array.isArray(payments) ? payments : []).find((one: unknown) =>
    methods.includes(String(((one ?? {}) as Fields).providerId)),
  ) as Fields | undefined
  if (payment === undefined) return Array.isArray(payments) ? 'none' : 'failed'
  const { amount } = payment
  const places = Number.isInteger(decimalPlaces) ? Math.min(8, decimalPlaces as number) : 2
  const total = typeof amount === 'number' ? amount.toFixed(Math.max(0, places)) : ''
  const isWhole =
    String(orderId) === order &&
    patterns.cart.test(String(cartId)) &&
    patterns.currency.test(String(code)) &&
    patterns.total.test(total)
  // The cart last: with it a frame that loads already has all that it is to open.
  return isWhole ? { total, currency: String(code), cart: String(cartId) } : 'failed'
}
