import { randomUUID } from 'node:crypto'
import { fourDecimals, isoSeconds, unitsOf } from './amounts.js'
import type {
  BookedHook,
  BookedMetafield,
  BookedOrder,
  BookedScript,
  Cart,
  Customer,
  Line,
  OfflineMethod,
  OrderEvent,
  OrderFields,
} from './types.js'

/** What a test or the demo shop says about a new order. Everything but the total has a default. */
export type NewOrder = {
  /** @default a new UUID */
  readonly cart?: string
  /** Decimal string; the sum of the lines when left out. */
  readonly total?: string
  readonly lines?: readonly Line[]
  /** @default 'USD' */
  readonly currency?: string
  /** Display name. @default that of the first method */
  readonly method?: string
  readonly customer?: Customer
  /** Only digital goods. @default false, or what the lines say */
  readonly digital?: boolean
  readonly storeCredit?: string
  readonly giftCertificate?: string
  /** @default 7, Awaiting Payment */
  readonly status?: number
}

/** The store's books, and what its staff can do with them in the control panel. */
export type Books = ReturnType<typeof booksOf>

/**
 * Opens empty books.
 *
 * @param now milliseconds since 1970
 * @param methods offline payment methods of the checkout; there is at least one
 * @param firstOrder number of the first order
 */
export function booksOf({
  now,
  methods,
  firstOrder,
  onEvent,
}: {
  now: () => number
  methods: readonly [OfflineMethod, ...OfflineMethod[]]
  firstOrder: number
  onEvent: (event: OrderEvent) => void
}) {
  const orders = new Map<number, BookedOrder>()
  const carts = new Map<string, Cart>()
  const metafields = new Map<number, BookedMetafield>()
  const scripts = new Map<string, BookedScript>()
  const hooks = new Map<number, BookedHook>()
  let lastId = 0
  function nextId(): number {
    lastId += 1
    return lastId
  }

  return {
    methods,
    carts,
    nextId,
    /** Tables that the API works on; keyed by their ids. */
    tables: { orders, metafields, scripts, hooks },
    orders: () => [...orders.values()],
    scripts: () => [...scripts.values()],
    hooks: () => [...hooks.values()],
    metafields: (order: number) => [...metafields.values()].filter((one) => one.order === order),

    /** Fills a cart of the storefront. */
    openCart(input: Partial<Cart> & { readonly lines: readonly Line[] }): Cart {
      const cart = { id: randomUUID(), currency: 'USD', customer: {}, ...input }
      carts.set(cart.id, cart)
      return cart
    },

    /** Places an order, as the checkout does with an offline method. */
    placeOrder(input: NewOrder): BookedOrder {
      const id = firstOrder + orders.size
      const order: BookedOrder = {
        ...fieldsOf(input, methods),
        id,
        created: now(),
        modified: now(),
      }
      orders.set(id, order)
      onEvent({ scope: 'store/order/created', order: id })
      return order
    },

    /** Changes an order, by staff or by the API. */
    editOrder(id: number, change: Partial<OrderFields>): BookedOrder | undefined {
      const before = orders.get(id)
      if (before === undefined) return undefined
      const order = { ...before, ...change, modified: now() }
      orders.set(id, order)
      onEvent({ scope: 'store/order/updated', order: id })
      if (order.status_id !== before.status_id) {
        const previousStatus = before.status_id
        const newStatus = order.status_id
        onEvent({ scope: 'store/order/statusUpdated', order: id, previousStatus, newStatus })
      }
      if (order.refunded_amount !== before.refunded_amount) {
        onEvent({ scope: 'store/order/refund/created', order: id })
      }
      return order
    },

    /** Adds a script by hand in the Script Manager; no API account sees it. Fields as the API has them. */
    pasteScript(
      script: Readonly<Record<string, unknown>> & { readonly name: string },
    ): BookedScript {
      const at = isoSeconds(now())
      const dates = { date_created: at, date_modified: at }
      const booked = { ...script, uuid: randomUUID(), api_client_id: '', ...dates }
      scripts.set(booked.uuid, booked)
      return booked
    },

    /** Registers a hook without the API's checks, so that a demo can be told over plain HTTP. */
    addHook(hook: Pick<BookedHook, 'scope' | 'destination' | 'headers'>): BookedHook {
      const id = nextId()
      const at = Math.floor(now() / 1_000)
      const booked = { ...hook, id, is_active: true, created_at: at, updated_at: at }
      hooks.set(id, booked)
      return booked
    },
  }
}

function fieldsOf(
  input: NewOrder,
  methods: readonly [OfflineMethod, ...OfflineMethod[]],
): OrderFields & Pick<BookedOrder, 'lines' | 'methodId'> {
  const lines = input.lines ?? []
  const currency = input.currency ?? 'USD'
  const method = input.method ?? methods[0].displayName
  const { firstName = '', lastName = '', email = '', id = 0 } = input.customer ?? {}
  return {
    lines,
    methodId: methods.find(({ displayName }) => displayName === method)?.id ?? '',
    status_id: input.status ?? 7,
    total_inc_tax: fourDecimals(input.total === undefined ? sumOf(lines) : unitsOf(input.total)),
    store_credit_amount: fourDecimals(unitsOf(input.storeCredit ?? '0')),
    gift_certificate_amount: fourDecimals(unitsOf(input.giftCertificate ?? '0')),
    refunded_amount: '0.0000',
    currency_code: currency,
    default_currency_code: currency,
    payment_method: method,
    payment_provider_id: '',
    payment_status: '',
    staff_notes: '',
    customer_message: '',
    external_order_id: '',
    order_is_digital: input.digital ?? (lines.length > 0 && lines.every((line) => line.digital)),
    is_deleted: false,
    cart_id: input.cart ?? randomUUID(),
    customer_id: id,
    billing_address: { first_name: firstName, last_name: lastName, email },
  }
}

/** What the lines cost together. */
export function sumOf(lines: readonly Line[]): bigint {
  return lines.reduce((sum, { price, quantity }) => sum + unitsOf(price) * BigInt(quantity), 0n)
}
