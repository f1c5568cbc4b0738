// What the replica asks of a store, in the shapes of BigCommerce's storefront API (only what is used).

/** An amount's currency. */
export type Currency = {
  readonly code: string
  readonly symbol?: string
  readonly decimalPlaces: number
}

type LineItem = {
  readonly id: string | number
  readonly name: string
  readonly quantity: number
  readonly extendedSalePrice: number
  readonly imageUrl?: string
}
type LineItems = {
  readonly physicalItems: readonly LineItem[]
  readonly digitalItems?: readonly LineItem[]
}
type Address = {
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  readonly address1?: string
  readonly city?: string
  readonly postalCode?: string
  readonly countryCode?: string
}

/** `GET /api/storefront/checkouts/{id}`. */
export type Checkout = {
  readonly id: string
  readonly cart: {
    readonly id: string
    readonly email?: string
    readonly currency: Currency
    readonly lineItems: LineItems
  }
  readonly billingAddress?: Address
  readonly subtotal: number
  readonly shippingCostTotal: number
  readonly taxTotal: number
  readonly grandTotal: number
}

/** One of `GET /api/storefront/payments?cartId=`. */
export type PaymentMethod = {
  readonly id: string
  readonly gateway: string | null
  readonly method?: string
  readonly type?: string
  readonly config: { readonly displayName: string; readonly helpText?: string }
}

/** `GET /api/storefront/orders/{id}?include=payments`. */
export type Order = {
  readonly orderId: number
  readonly cartId: string
  readonly currency: Currency
  readonly orderAmount: number
  readonly status: string
  readonly billingAddress?: Address
  readonly lineItems?: LineItems
  readonly payments?: readonly {
    readonly providerId: string
    readonly description?: string
    readonly amount: number
    readonly detail?: { readonly step?: string; readonly instructions?: string }
  }[]
}

/** The store behind the replica: memory in tests, `fetch` in the demo shop. */
export interface CheckoutService {
  loadCheckout(): Promise<Checkout>
  loadPaymentMethods(): Promise<readonly PaymentMethod[]>
  /** `POST /internalapi/v1/checkout/order`. */
  placeOrder(order: { readonly methodId: string }): Promise<void>
  loadOrder(): Promise<Order>
  /** A full navigation, as BigCommerce does. */
  goTo(path: string): void
}
