import { isoSeconds, jsonNumber, unitsOf } from './amounts.js'
import { sumOf } from './books.js'
import { statusLabels } from './orderJson.js'
import type { BookedOrder, Cart, Customer, Line, OfflineMethod } from './types.js'

/** A cart of `GET /api/storefront/carts`. */
export function cartJson(cart: Cart) {
  const amount = jsonNumber(sumOf(cart.lines))
  return {
    id: cart.id,
    customerId: cart.customer.id ?? 0,
    email: cart.customer.email ?? '',
    currency: currencyJson(cart.currency),
    isTaxIncluded: false,
    baseAmount: amount,
    discountAmount: 0,
    cartAmount: amount,
    coupons: [],
    discounts: [],
    lineItems: lineItemsJson(cart.lines),
    createdTime: isoSeconds(0),
    updatedTime: isoSeconds(0),
    locale: 'en',
  }
}

/** `GET /api/storefront/checkouts/{id}`: a checkout's id is its cart's. */
export function checkoutJson(cart: Cart) {
  const amount = jsonNumber(sumOf(cart.lines))
  return {
    id: cart.id,
    cart: cartJson(cart),
    billingAddress: addressJson(cart.customer),
    consignments: [],
    coupons: [],
    orderId: null,
    shippingCostTotal: 0,
    giftWrappingCostTotal: 0,
    handlingCostTotal: 0,
    taxTotal: 0,
    subtotal: amount,
    grandTotal: amount,
    outstandingBalance: amount,
    isStoreCreditApplied: false,
    giftCertificates: [],
    channelId: 1,
    customer: {
      id: cart.customer.id ?? 0,
      isGuest: (cart.customer.id ?? 0) === 0,
      email: cart.customer.email ?? '',
      firstName: cart.customer.firstName ?? '',
      lastName: cart.customer.lastName ?? '',
    },
  }
}

/** An offline method of `GET /api/storefront/payments`. */
export function paymentJson({ id, displayName, instructions = '' }: OfflineMethod) {
  return {
    id,
    gateway: null,
    logoUrl: '',
    method: 'offline',
    supportedCards: [],
    type: 'PAYMENT_TYPE_OFFLINE',
    config: { displayName, helpText: instructions, testMode: false },
  }
}

/** `GET /api/storefront/orders/{id}`; the payments only where they were asked for. */
export function storefrontOrderJson(order: BookedOrder, method: OfflineMethod | undefined) {
  const amount = unitsOf(order.total_inc_tax)
  const { first_name, last_name, email } = order.billing_address
  return {
    orderId: order.id,
    cartId: order.cart_id,
    currency: currencyJson(order.default_currency_code),
    isTaxIncluded: false,
    baseAmount: jsonNumber(amount),
    discountAmount: 0,
    orderAmount: jsonNumber(amount),
    orderAmountAsInteger: Number(amount / 100n),
    coupons: [],
    lineItems: lineItemsJson(order.lines),
    customerId: order.customer_id,
    billingAddress: addressJson({ firstName: first_name, lastName: last_name, email }),
    status: storefrontStatus(order),
    hasDigitalItems: order.lines.some(({ digital }) => digital),
    isDownloadable: order.order_is_digital,
    isComplete: order.status_id !== 0,
    customerMessage: order.customer_message,
    taxes: [],
    taxTotal: 0,
    shippingCostTotal: 0,
    handlingCostTotal: 0,
    customerCanBeCreated: false,
    channelId: 1,
    ...(method === undefined ? {} : { payments: [orderPaymentJson(order, method)] }),
  }
}

/** The answer to placing an order. */
export function placedJson(order: BookedOrder) {
  const data = { orderId: order.id, status: `ORDER_STATUS_${storefrontStatus(order)}` }
  return { data: { order: { ...data, isComplete: order.status_id !== 0, token: '' } }, meta: {} }
}

function storefrontStatus({ status_id }: BookedOrder): string {
  return (statusLabels[status_id] ?? '').toUpperCase().replaceAll(' ', '_')
}

/** What the method has to collect: store credit and gift certificates are payments of their own. */
function orderPaymentJson(
  order: BookedOrder,
  { id, displayName, instructions = '' }: OfflineMethod,
) {
  const credits = unitsOf(order.store_credit_amount) + unitsOf(order.gift_certificate_amount)
  return {
    providerId: id,
    methodId: null,
    gatewayId: null,
    description: displayName,
    amount: jsonNumber(unitsOf(order.total_inc_tax) - credits),
    detail: {
      step: 'INITIALIZE',
      instructions: instructions.replaceAll('%%OrderID%%', `${order.id}`),
    },
  }
}

function currencyJson(code: string) {
  return { name: code, code, symbol: code === 'EUR' ? '€' : '$', decimalPlaces: 2 }
}

function addressJson({ firstName = '', lastName = '', email = '' }: Customer) {
  return {
    firstName,
    lastName,
    email,
    company: '',
    address1: '1 Analytical Way',
    address2: '',
    city: 'Austin',
    stateOrProvince: 'Texas',
    stateOrProvinceCode: 'TX',
    country: 'United States',
    countryCode: 'US',
    postalCode: '78701',
    phone: '15125550100',
    customFields: [],
  }
}

function lineItemsJson(lines: readonly Line[]) {
  const items = lines.map((line, at) => ({ ...lineJson(line), id: `${at + 1}` }))
  return {
    physicalItems: items.filter(({ type }) => type === 'physical'),
    digitalItems: items.filter(({ type }) => type === 'digital'),
    giftCertificates: [],
    customItems: [],
  }
}

function lineJson({ name, sku = '', quantity, price, imageUrl, digital = false }: Line) {
  const one = jsonNumber(unitsOf(price))
  const all = jsonNumber(unitsOf(price) * BigInt(quantity))
  return {
    name,
    sku,
    quantity,
    type: digital ? 'digital' : 'physical',
    ...(imageUrl === undefined ? {} : { imageUrl }),
    listPrice: one,
    salePrice: one,
    extendedListPrice: all,
    extendedSalePrice: all,
    isTaxable: false,
  }
}
