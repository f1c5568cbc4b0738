import { rfc2822 } from './amounts.js'
import type { BookedOrder } from './types.js'

/** The labels of the status ids. */
export const statusLabels = [
  'Incomplete',
  'Pending',
  'Shipped',
  'Partially Shipped',
  'Refunded',
  'Cancelled',
  'Declined',
  'Awaiting Payment',
  'Awaiting Pickup',
  'Awaiting Shipment',
  'Completed',
  'Awaiting Fulfillment',
  'Manual Verification Required',
  'Disputed',
  'Partially Refunded',
]

/** An order as `GET /v2/orders/{id}` gives it. */
export function orderJson(
  order: BookedOrder,
  { apiUrl, storeHash }: { apiUrl: string; storeHash: string },
) {
  const { id, created, modified, lines, methodId: _, billing_address, ...fields } = order
  const items = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    id,
    ...fields,
    date_created: rfc2822(created),
    date_modified: rfc2822(modified),
    date_shipped: '',
    status: statusLabels[order.status_id] ?? '',
    custom_status: statusLabels[order.status_id] ?? '',
    ...totalsOf(order),
    items_total: items,
    items_shipped: 0,
    ...currenciesOf(order),
    channel_id: 1,
    order_source: 'www',
    external_source: null,
    external_id: null,
    external_merchant_id: null,
    ebay_order_id: '0',
    tax_provider_id: 'BasicTaxProvider',
    customer_locale: 'en',
    ip_address: '203.0.113.7',
    ip_address_v6: '',
    geoip_country: 'United States',
    geoip_country_iso2: 'US',
    is_email_opt_in: false,
    shipping_address_count: order.order_is_digital ? 0 : 1,
    billing_address: { ...address, ...billing_address },
    ...linksOf(`${apiUrl}/stores/${storeHash}`, id),
  }
}

/** Everything that the emulator does not compute costs nothing. */
function totalsOf({ total_inc_tax }: BookedOrder) {
  const nothing = '0.0000'
  return {
    subtotal_ex_tax: total_inc_tax,
    subtotal_inc_tax: total_inc_tax,
    subtotal_tax: nothing,
    total_ex_tax: total_inc_tax,
    total_tax: nothing,
    base_shipping_cost: nothing,
    shipping_cost_ex_tax: nothing,
    shipping_cost_inc_tax: nothing,
    shipping_cost_tax: nothing,
    shipping_cost_tax_class_id: 2,
    base_handling_cost: nothing,
    handling_cost_ex_tax: nothing,
    handling_cost_inc_tax: nothing,
    handling_cost_tax: nothing,
    handling_cost_tax_class_id: 2,
    base_wrapping_cost: nothing,
    wrapping_cost_ex_tax: nothing,
    wrapping_cost_inc_tax: nothing,
    wrapping_cost_tax: nothing,
    wrapping_cost_tax_class_id: 3,
    discount_amount: nothing,
    coupon_discount: nothing,
  }
}

function currenciesOf({ default_currency_code }: BookedOrder) {
  return {
    currency_id: 1,
    currency_exchange_rate: '1.0000000000',
    default_currency_id: 1,
    store_default_currency_code: default_currency_code,
    store_default_to_transactional_exchange_rate: '1.0000000000',
  }
}

const address = {
  company: '',
  street_1: '1 Analytical Way',
  street_2: '',
  city: 'Austin',
  state: 'Texas',
  zip: '78701',
  country: 'United States',
  country_iso2: 'US',
  phone: '',
  form_fields: [],
}

function linksOf(base: string, id: number) {
  const link = (name: string) => {
    const resource = `/orders/${id}/${name}`
    return { url: `${base}/v2${resource}`, resource }
  }
  return {
    fees: link('fees'),
    products: link('products'),
    shipping_addresses: link('shippingaddresses'),
    coupons: link('coupons'),
  }
}
