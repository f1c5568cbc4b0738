import type { CheckoutService } from './service.js'

/** The store's own JSON routes, on the page's origin. */
export function fetchService({ cartId, orderId }: PageData): CheckoutService {
  const read = async <Value>(path: string): Promise<Value> => {
    const response = await fetch(path, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
    return (await response.json()) as Value
  }
  return {
    loadCheckout: () => read(`/api/storefront/checkouts/${cartId}`),
    loadPaymentMethods: () => read(`/api/storefront/payments?cartId=${cartId}`),
    placeOrder: async ({ methodId }) => {
      const response = await fetch('/internalapi/v1/checkout/order', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ cartId, customerMessage: '', payment: { name: methodId } }),
      })
      if (!response.ok) throw new Error(`The order was answered with ${response.status}.`)
    },
    loadOrder: () => read(`/api/storefront/orders/${orderId}?include=payments`),
    goTo: (path) => location.assign(path),
  }
}

/** What the page holds in `<script type="application/json" id="checkout-data">`. */
export type PageData = { readonly cartId?: string; readonly orderId?: number }
