import { type Context, Hono } from 'hono'
import { isoSeconds } from './amounts.js'
import { bodyOf, v3Error, v3List } from './answers.js'
import type { Books } from './books.js'
import type { BookedMetafield } from './types.js'

const permissions = ['app_only', 'read', 'write', 'read_and_sf_access', 'write_and_sf_access']

/** V3 metafields of orders. */
export function metafieldsApi({
  books,
  clientId,
  now,
}: {
  books: Books
  clientId: string
  now: () => number
}): Hono {
  const api = new Hono()
  const { metafields, orders } = books.tables
  const json = ({ order, created, modified, ...field }: BookedMetafield) => ({
    ...field,
    resource_type: 'order',
    resource_id: order,
    owner_client_id: clientId,
    date_created: isoSeconds(created),
    date_modified: isoSeconds(modified),
  })
  const orderOf = (context: Context) => Number(context.req.param('order'))
  const find = (context: Context) => {
    const field = metafields.get(Number(context.req.param('id')))
    return field?.order === orderOf(context) ? field : undefined
  }

  api.use('/orders/:order/metafields/*', async (context, next) =>
    orders.has(orderOf(context)) ? next() : v3Error(context, 404, 'Order not found'),
  )
  api.get('/orders/:order/metafields', (context) => {
    const { namespace, key } = context.req.query()
    const found = books
      .metafields(orderOf(context))
      .filter((field) => namespace === undefined || field.namespace === namespace)
      .filter((field) => key === undefined || field.key === key)
    return v3List(context, found.map(json))
  })
  api.post('/orders/:order/metafields', async (context) => {
    const body = await bodyOf(context)
    const errors = mistakesOf(body)
    if (errors !== undefined) return v3Error(context, 422, 'Invalid metafield', errors)
    const { permission_set, namespace, key, value } = body as Record<string, string>
    const isDouble = books
      .metafields(orderOf(context))
      .some((field) => field.namespace === namespace && field.key === key)
    if (isDouble) return v3Error(context, 409, 'Metafield already exists')
    const field = {
      ...({ permission_set, namespace, key, value } as BookedMetafield),
      id: books.nextId(),
      order: orderOf(context),
      created: now(),
      modified: now(),
    }
    metafields.set(field.id, field)
    return context.json({ data: json(field), meta: {} })
  })
  api.put('/orders/:order/metafields/:id', async (context) => {
    const field = find(context)
    if (field === undefined) return v3Error(context, 404, 'Metafield not found')
    const body = await bodyOf(context)
    const errors = mistakesOf(body)
    if (errors !== undefined) return v3Error(context, 422, 'Invalid metafield', errors)
    const { value, permission_set } = body as { value: string; permission_set: string }
    const changed = { ...field, value, permission_set, modified: now() }
    metafields.set(field.id, changed)
    return context.json({ data: json(changed), meta: {} })
  })
  api.delete('/orders/:order/metafields/:id', (context) => {
    const field = find(context)
    if (field === undefined) return v3Error(context, 404, 'Metafield not found')
    metafields.delete(field.id)
    return context.body(null, 204)
  })
  return api
}

function mistakesOf(body: Record<string, unknown> | undefined): Record<string, string> | undefined {
  const isText = (value: unknown, longest: number) =>
    typeof value === 'string' && value.length >= 1 && value.length <= longest
  const wrong = [
    permissions.includes(body?.permission_set as string) ? '' : 'permission_set',
    isText(body?.namespace, 64) ? '' : 'namespace',
    isText(body?.key, 64) ? '' : 'key',
    isText(body?.value, 65_535) ? '' : 'value',
  ].filter((field) => field !== '')
  return wrong.length === 0
    ? undefined
    : Object.fromEntries(wrong.map((field) => [field, `${field} is invalid`]))
}
