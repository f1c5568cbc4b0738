/** A line of a cart. Amounts are decimal strings with at most four decimals. */
export type Line = {
  readonly name: string
  readonly sku?: string
  readonly quantity: number
  /** Price of one. */
  readonly price: string
  readonly imageUrl?: string
  readonly digital?: boolean
}

/** Who buys. */
export type Customer = {
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  /** 0 is a guest. @default 0 */
  readonly id?: number
}

/** A cart of the storefront, before it becomes an order. */
export type Cart = {
  /** UUID: also the checkout's id. */
  readonly id: string
  readonly lines: readonly Line[]
  readonly currency: string
  readonly customer: Customer
}

/** An offline payment method as the merchant set it up. */
export type OfflineMethod = {
  readonly id: 'moneyorder' | 'bankdeposit' | 'cheque' | 'cod' | 'instore'
  /** What shoppers see, and all that V2 orders say of the method. */
  readonly displayName: string
  /** HTML shown after the order; `%%OrderID%%` becomes the order's number. */
  readonly instructions?: string
}

/** The fields of a V2 order that staff and API clients can change here. */
export type OrderFields = {
  status_id: number
  total_inc_tax: string
  store_credit_amount: string
  gift_certificate_amount: string
  refunded_amount: string
  currency_code: string
  default_currency_code: string
  payment_method: string
  payment_provider_id: string
  payment_status: string
  staff_notes: string
  customer_message: string
  external_order_id: string
  order_is_digital: boolean
  is_deleted: boolean
  cart_id: string
  customer_id: number
  billing_address: { first_name: string; last_name: string; email: string }
}

/** An order in the emulator's books. */
export type BookedOrder = Readonly<OrderFields> & {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly created: number
  readonly modified: number
  readonly lines: readonly Line[]
  /** Id of the method in the storefront. */
  readonly methodId: string
}

/** A script of the Script Manager. */
export type BookedScript = Readonly<Record<string, unknown>> & {
  readonly uuid: string
  readonly name: string
}

/** A registered hook. */
export type BookedHook = {
  readonly id: number
  readonly scope: string
  readonly destination: string
  readonly is_active: boolean
  readonly headers: Readonly<Record<string, string>> | null
  readonly created_at: number
  readonly updated_at: number
}

/** A metafield of an order. */
export type BookedMetafield = {
  readonly id: number
  readonly order: number
  readonly permission_set: string
  readonly namespace: string
  readonly key: string
  readonly value: string
  readonly created: number
  readonly modified: number
}

/** Something happened to an order: what a hook is about. */
export type OrderEvent = {
  readonly scope:
    | 'store/order/created'
    | 'store/order/updated'
    | 'store/order/statusUpdated'
    | 'store/order/refund/created'
  readonly order: number
  /** Only of `statusUpdated`. */
  readonly previousStatus?: number
  readonly newStatus?: number
}

/** One request and its answer, as they went over the wire. */
export type Exchange = {
  readonly method: string
  /** Path below the store, such as `/v2/orders/101`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly requestBody: unknown
  readonly status: number
  /** undefined without a body. */
  readonly answerBody: unknown
}
