import { type Context, Hono } from 'hono'
import { bodyOf, numberOf, v2Error } from './answers.js'
import type { Books } from './books.js'
import { orderJson, statusLabels } from './orderJson.js'
import type { BookedOrder, OrderFields } from './types.js'

/** V2 orders: list, count, one, change. */
export function ordersApi({
  books,
  apiUrl,
  storeHash,
}: {
  books: Books
  apiUrl: string
  storeHash: string
}): Hono {
  const api = new Hono()
  const json = (order: BookedOrder) => orderJson(order, { apiUrl, storeHash })
  const find = (context: Context) => books.tables.orders.get(Number(context.req.param('id')))

  api.get('/orders', (context) => {
    const limit = Math.min(numberOf(context, 'limit', 50), 250)
    const page = numberOf(context, 'page', 1)
    const found = sorted(context, filtered(context, books.orders()))
    const orders = found.slice((page - 1) * limit, page * limit)
    // An empty page has no body at all.
    return orders.length === 0 ? context.body(null, 204) : context.json(orders.map(json))
  })
  api.get('/orders/count', (context) => {
    const orders = books.orders().filter(({ is_deleted }) => !is_deleted)
    const statuses = statusLabels.map((name, id) => {
      const count = orders.filter(({ status_id }) => status_id === id).length
      return { id, name, system_label: name, custom_label: name, system_description: '', count }
    })
    return context.json({ statuses, count: orders.length })
  })
  api.get('/orders/:id', (context) => {
    const order = find(context)
    return order === undefined ? notFound(context) : context.json(json(order))
  })
  api.put('/orders/:id', async (context) => {
    const order = find(context)
    if (order === undefined) return notFound(context)
    const body = await bodyOf(context)
    const wrong = body === undefined ? 'The body is no JSON object.' : mistakeOf(body)
    if (wrong !== undefined) return v2Error(context, 400, wrong)
    const changed = books.editOrder(order.id, body as Partial<OrderFields>)
    return changed === undefined ? notFound(context) : context.json(json(changed))
  })
  return api
}

function notFound(context: Context): Response {
  return v2Error(context, 404, 'The requested resource was not found.')
}

/** The fields that this emulator lets an API client write, and what they must be. */
const writable: Readonly<Record<string, (value: unknown) => boolean>> = {
  status_id: (value) => Number.isInteger(value) && statusLabels[value as number] !== undefined,
  payment_provider_id: isText(255),
  payment_method: isText(255),
  staff_notes: isText(65_535),
  customer_message: isText(65_535),
  external_order_id: isText(255),
}

/** BigCommerce ignores some unknown fields; here each is a mistake, so that none goes unseen. */
function mistakeOf(body: Record<string, unknown>): string | undefined {
  const wrong = Object.entries(body).find(([field, value]) => !writable[field]?.(value))
  return wrong === undefined ? undefined : `The field '${wrong[0]}' is invalid.`
}

function isText(longest: number) {
  return (value: unknown) => typeof value === 'string' && value.length <= longest
}

function filtered(context: Context, orders: readonly BookedOrder[]): BookedOrder[] {
  const equals: Readonly<Record<string, (order: BookedOrder) => string>> = {
    status_id: (order) => `${order.status_id}`,
    payment_method: (order) => order.payment_method,
    cart_id: (order) => order.cart_id,
    customer_id: (order) => `${order.customer_id}`,
    email: (order) => order.billing_address.email,
  }
  const minimumId = numberOf(context, 'min_id', 0)
  const maximumId = numberOf(context, 'max_id', Number.MAX_SAFE_INTEGER)
  const modified = Date.parse(context.req.query('min_date_modified') ?? '')
  return orders.filter(
    (order) =>
      !order.is_deleted &&
      order.id >= minimumId &&
      order.id <= maximumId &&
      !(order.modified < modified) &&
      Object.entries(equals).every(([name, of]) => {
        const wanted = context.req.query(name)
        return wanted === undefined || wanted === of(order)
      }),
  )
}

/** `sort=date_created:desc`; by number from the lowest when nothing is said. */
function sorted(context: Context, orders: BookedOrder[]): BookedOrder[] {
  const [field, direction] = (context.req.query('sort') ?? 'id:asc').split(':')
  const sign = direction === 'desc' ? -1 : 1
  const keyOf = ({ id, created, modified }: BookedOrder) =>
    field === 'date_created' ? created : field === 'date_modified' ? modified : id
  return orders.sort((a, b) => sign * (keyOf(a) - keyOf(b) || a.id - b.id))
}
