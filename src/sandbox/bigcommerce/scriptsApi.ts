import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { isoSeconds } from './amounts.js'
import { bodyOf, v3Error, v3List } from './answers.js'
import type { Books } from './books.js'
import type { BookedScript } from './types.js'

/** Limits of the Scripts API: scripts of one app, hashes of one script. */
const mostScripts = 10
const mostHashes = 5

const choices: Readonly<Record<string, readonly unknown[]>> = {
  kind: ['src', 'script_tag'],
  load_method: ['default', 'async', 'defer'],
  location: ['head', 'footer'],
  visibility: ['storefront', 'checkout', 'order_confirmation', 'all_pages'],
  consent_category: ['essential', 'functional', 'analytics', 'targeting', 'unknown'],
  auto_uninstall: [true, false],
  enabled: [true, false],
}

/** V3 scripts, as one API account sees them: its own. */
export function scriptsApi({
  books,
  clientId,
  now,
}: {
  books: Books
  clientId: string
  now: () => number
}): Hono {
  const api = new Hono()
  const { scripts } = books.tables

  /** What merchants pasted themselves, and what other apps installed, is not shown. */
  const isOwn = (script: BookedScript) => script.api_client_id === clientId
  const find = (uuid: string) => {
    const script = scripts.get(uuid)
    return script !== undefined && isOwn(script) ? script : undefined
  }

  api.get('/content/scripts', (context) => v3List(context, books.scripts().filter(isOwn)))
  api.post('/content/scripts', async (context) => {
    const body = await bodyOf(context)
    const errors = mistakesOf(body, { isNew: true })
    if (errors !== undefined) return v3Error(context, 422, 'Invalid script', errors)
    if (books.scripts().filter(isOwn).length >= mostScripts)
      return v3Error(context, 422, 'Too many scripts')
    const at = isoSeconds(now())
    const script = {
      ...defaults,
      ...body,
      name: `${body?.name}`,
      uuid: randomUUID(),
      api_client_id: clientId,
      date_created: at,
      date_modified: at,
    }
    scripts.set(script.uuid, script)
    return context.json({ data: script, meta: {} })
  })
  api.get('/content/scripts/:uuid', (context) => {
    const script = find(context.req.param('uuid'))
    if (script === undefined) return v3Error(context, 404, 'Script not found')
    return context.json({ data: script, meta: {} })
  })
  api.put('/content/scripts/:uuid', async (context) => {
    const script = find(context.req.param('uuid'))
    if (script === undefined) return v3Error(context, 404, 'Script not found')
    const body = await bodyOf(context)
    const errors = mistakesOf(body, { isNew: false })
    if (errors !== undefined) return v3Error(context, 422, 'Invalid script', errors)
    const changed = { ...script, ...body, uuid: script.uuid, date_modified: isoSeconds(now()) }
    scripts.set(script.uuid, changed)
    return context.json({ data: changed, meta: {} })
  })
  api.delete('/content/scripts/:uuid', (context) => {
    const script = find(context.req.param('uuid'))
    if (script === undefined) return v3Error(context, 404, 'Script not found')
    scripts.delete(script.uuid)
    return context.body(null, 204)
  })
  return api
}

const defaults = {
  description: '',
  kind: 'src',
  load_method: 'default',
  location: 'head',
  visibility: 'storefront',
  auto_uninstall: false,
  consent_category: 'unknown',
  enabled: true,
  channel_id: 1,
  integrity_hashes: [],
}

function mistakesOf(
  body: Record<string, unknown> | undefined,
  { isNew }: { isNew: boolean },
): Record<string, string> | undefined {
  if (body === undefined) return { body: 'The body is no JSON object.' }
  const wrong = Object.entries(choices)
    .filter(([field, allowed]) => field in body && !allowed.includes(body[field]))
    .map(([field]) => field)
  const { name, kind, src, integrity_hashes: hashes } = body
  const isNamed = typeof name === 'string' && name.length >= 1 && name.length <= 255
  if ((isNew || 'name' in body) && !isNamed) wrong.push('name')
  if (kind === 'src' && typeof src !== 'string') wrong.push('src')
  if (hashes !== undefined && !(Array.isArray(hashes) && hashes.length <= mostHashes)) {
    wrong.push('integrity_hashes')
  }
  return wrong.length === 0
    ? undefined
    : Object.fromEntries(wrong.map((field) => [field, `${field} is invalid`]))
}
