import type { Checkout, CheckoutService, Order, PaymentMethod } from './service.js'

/** The cart of the examples. */
const exampleCart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'

const currency = { code: 'USD', symbol: '$', decimalPlaces: 2 }
const lineItems = {
  physicalItems: [
    { id: 'a1', name: 'Linen apron', quantity: 1, extendedSalePrice: 18 },
    { id: 'b2', name: 'Oak spoon', quantity: 1, extendedSalePrice: 7.5 },
  ],
}
const billingAddress = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  address1: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  countryCode: 'GB',
}

/** An order of 25.50 dollars by money order, which this shop renamed. */
export const exampleOrder: Order = {
  orderId: 1042,
  cartId: exampleCart,
  currency,
  orderAmount: 25.5,
  status: 'AWAITING_PAYMENT',
  billingAddress,
  lineItems,
  payments: [
    {
      providerId: 'moneyorder',
      description: 'USDC (stablecoin)',
      amount: 25.5,
      detail: { step: 'INITIALIZE', instructions: '' },
    },
  ],
}

/** Five ways to pay; the merchant renamed the money order. */
export const exampleMethods: readonly PaymentMethod[] = [
  offline('bankdeposit', 'Bank transfer'),
  offline('moneyorder', 'USDC (stablecoin)'),
  offline('cheque', 'Purchase order'),
  offline('cod', 'Cash on delivery'),
  { id: 'card', gateway: 'acme', method: 'credit-card', config: { displayName: 'Credit card' } },
]

function offline(id: string, displayName: string): PaymentMethod {
  const type = 'PAYMENT_TYPE_OFFLINE'
  return { id, gateway: null, method: 'offline', type, config: { displayName, helpText: '' } }
}

/** What the checkout did to its store. */
export type Done = { readonly placed: string[]; readonly gone: string[] }

/** A store in memory, with what was done to it. */
export function memoryService(
  changes: { order?: Order; methods?: readonly PaymentMethod[] } = {},
): CheckoutService & { readonly done: Done } {
  const { order = exampleOrder, methods = exampleMethods } = changes
  const done: Done = { placed: [], gone: [] }
  const checkout: Checkout = {
    id: exampleCart,
    cart: { id: exampleCart, email: 'ada@example.com', currency, lineItems },
    billingAddress,
    subtotal: 25.5,
    shippingCostTotal: 0,
    taxTotal: 0,
    grandTotal: 25.5,
  }
  return {
    done,
    loadCheckout: async () => checkout,
    loadPaymentMethods: async () => methods,
    placeOrder: async ({ methodId }) => {
      done.placed.push(methodId)
    },
    loadOrder: async () => order,
    goTo: (path) => {
      done.gone.push(path)
    },
  }
}
