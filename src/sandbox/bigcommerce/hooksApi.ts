import { Hono } from 'hono'
import { bodyOf, v3Error, v3List } from './answers.js'
import type { Books } from './books.js'
import type { BookedHook } from './types.js'

/** Hooks of one scope that one API account may have. */
const mostHooks = 10

/** V3 hooks, as one API account sees them: its own. */
export function hooksApi({
  books,
  clientId,
  storeHash,
  now,
}: {
  books: Books
  clientId: string
  storeHash: string
  now: () => number
}): Hono {
  const api = new Hono()
  const { hooks } = books.tables
  const json = (hook: BookedHook) => ({ ...hook, client_id: clientId, store_hash: storeHash })
  const find = (id: string) => hooks.get(Number(id))

  api.get('/hooks', (context) => {
    const { scope, destination, is_active } = context.req.query()
    const found = books
      .hooks()
      .filter((hook) => scope === undefined || hook.scope === scope)
      .filter((hook) => destination === undefined || hook.destination === destination)
      .filter((hook) => is_active === undefined || `${hook.is_active}` === is_active)
    return v3List(context, found.map(json))
  })
  api.post('/hooks', async (context) => {
    const body = await bodyOf(context)
    const errors = mistakesOf({ scope: undefined, destination: undefined, ...body })
    if (errors !== undefined) return v3Error(context, 422, 'Invalid webhook', errors)
    const { scope, destination, headers, is_active } = body as Partial<BookedHook>
    const same = books.hooks().filter((hook) => hook.scope === scope)
    if (same.length >= mostHooks) return v3Error(context, 422, 'Too many webhooks')
    const at = Math.floor(now() / 1_000)
    const hook: BookedHook = {
      id: books.nextId(),
      scope: scope ?? '',
      destination: destination ?? '',
      is_active: is_active ?? false,
      headers: headers ?? null,
      created_at: at,
      updated_at: at,
    }
    hooks.set(hook.id, hook)
    return context.json({ data: json(hook), meta: {} })
  })
  api.get('/hooks/:id', (context) => {
    const hook = find(context.req.param('id'))
    if (hook === undefined) return v3Error(context, 404, 'Webhook not found')
    return context.json({ data: json(hook), meta: {} })
  })
  api.put('/hooks/:id', async (context) => {
    const hook = find(context.req.param('id'))
    if (hook === undefined) return v3Error(context, 404, 'Webhook not found')
    const body = await bodyOf(context)
    const errors = mistakesOf(body ?? { scope: '' })
    if (errors !== undefined) return v3Error(context, 422, 'Invalid webhook', errors)
    const changed = { ...hook, ...body, id: hook.id, updated_at: Math.floor(now() / 1_000) }
    hooks.set(hook.id, changed)
    return context.json({ data: json(changed), meta: {} })
  })
  api.delete('/hooks/:id', (context) => {
    const hook = find(context.req.param('id'))
    if (hook === undefined) return v3Error(context, 404, 'Webhook not found')
    hooks.delete(hook.id)
    return context.json({ data: json(hook), meta: {} })
  })
  return api
}

/** Only the fields that are there are checked. */
function mistakesOf(body: Record<string, unknown>): Record<string, string> | undefined {
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
    scope: (value) => typeof value === 'string' && /^store\/[\w/*]+$/.test(value),
    destination: isSecure,
    is_active: (value) => typeof value === 'boolean',
    headers: (value) => value === null || Object.values(value ?? {}).every(isString),
  }
  const wrong = Object.entries(checks)
    .filter(([field, isRight]) => field in body && !isRight(body[field]))
    .map(([field]) => [field, `${field} is invalid`])
  return wrong.length === 0 ? undefined : Object.fromEntries(wrong)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isSecure(value: unknown): boolean {
  if (!isString(value) || !URL.canParse(value)) return false
  const { protocol, port } = new URL(value)
  return protocol === 'https:' && port === ''
}
