import type { FiatAmount } from '../../protocol/index.js'
import type { OrderCode, StoreOrder } from '../store.js'
import { customerOf } from './customer.js'
import { addDecimals, type Decimal, formatDecimal, negateDecimal, parseDecimal } from './decimal.js'
import type { BigCommerceOrder } from './schemas.js'

/** BigCommerce's order statuses. Ids never change; merchants may only rename the labels. */
const orderStatus = {
  incomplete: 0,
  pending: 1,
  refunded: 4,
  cancelled: 5,
  declined: 6,
  awaitingPayment: 7,
  completed: 10,
  awaitingFulfillment: 11,
} as const

/** The statuses in which an order waits for its payment. */
export const openStatuses: readonly number[] = [orderStatus.awaitingPayment, orderStatus.pending]

const canceledStatuses: readonly number[] = [
  orderStatus.refunded,
  orderStatus.cancelled,
  orderStatus.declined,
]

/** Which payment methods of the store are ours, by the display name that the merchant gave them. */
export type Methods = {
  readonly methods: readonly string[]
  /** Display names that are ours but must not be used, such as one of the method `cheque`. */
  readonly refusedMethods: readonly string[]
}

/**
 * Reads an order; undefined for one that was deleted, or that BigCommerce keeps as "Incomplete"
 * because the shopper never finished the checkout.
 */
export function storeOrderOf(order: BigCommerceOrder, methods: Methods): StoreOrder | undefined {
  if (!isPlaced(order)) return undefined
  const paymentId = paymentIdOf(order)
  // What a payment of ours once paid stays ours, even if the merchant renames the method.
  const refused = paymentId === undefined ? refusalOf(order, methods) : undefined
  const customer = customerOf(order.billing_address ?? {})
  const email = order.billing_address?.email?.trim()
  return {
    id: `${order.id}`,
    cart: (order.cart_id ?? '').toLowerCase(),
    total: totalOf(order),
    state: stateOf(order),
    ...(paymentId === undefined ? {} : { paymentId }),
    ...(customer === undefined ? {} : { customer }),
    ...(refused === undefined ? {} : { refused }),
    ...(email ? { email } : {}),
  }
}

function refusalOf(
  order: BigCommerceOrder,
  { methods, refusedMethods }: Methods,
): OrderCode | undefined {
  if (isNamed(order, refusedMethods)) return 'order_method_refused'
  return isNamed(order, methods) ? undefined : 'order_method_other'
}

/** False for an order that was deleted or never placed. */
export function isPlaced(order: BigCommerceOrder): boolean {
  return !order.is_deleted && order.status_id !== orderStatus.incomplete
}

/** True when the order's payment method has one of these display names. */
export function isNamed({ payment_method }: BigCommerceOrder, names: readonly string[]): boolean {
  const name = normal(payment_method ?? '')
  return names.some((one) => normal(one) === name)
}

/** The id of the payment of ours that paid the order. */
export function paymentIdOf({ payment_provider_id: id }: BigCommerceOrder): string | undefined {
  return typeof id === 'string' && id.startsWith('pay_') ? id : undefined
}

/** What is left for us to pay, in the currency that the shopper pays in. */
export function totalOf(order: BigCommerceOrder): FiatAmount {
  const credits = [order.store_credit_amount, order.gift_certificate_amount]
  const left = credits.reduce(
    (total, credit) => addDecimals(total, negateDecimal(decimalOf(credit))),
    decimalOf(order.total_inc_tax),
  )
  return { amount: formatDecimal(left), currency: order.default_currency_code }
}

/**
 * Refunded, cancelled and declined orders are `canceled`. After a partial refund a person has
 * decided something about the money, so the order is `moved`, whatever its status says. An order
 * that carries a payment id of ours is `paid` in every other status, "Awaiting Payment" included:
 * nobody is asked to pay it twice.
 */
export function stateOf(order: BigCommerceOrder): StoreOrder['state'] {
  if (canceledStatuses.includes(order.status_id)) return 'canceled'
  if (decimalOf(order.refunded_amount).value !== 0n) return 'moved'
  if (paymentIdOf(order) !== undefined) return 'paid'
  return openStatuses.includes(order.status_id) ? 'open' : 'moved'
}

function normal(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** The schema let only decimals through. */
function decimalOf(text: string): Decimal {
  const decimal = parseDecimal(text)
  if (decimal === undefined) throw new TypeError('An amount of an order is no decimal number.')
  return decimal
}
