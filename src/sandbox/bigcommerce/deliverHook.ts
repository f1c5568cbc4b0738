import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Books } from './books.js'
import type { OrderEvent } from './types.js'

/** One delivery that was tried. */
export type Delivery = { readonly destination: string; readonly status: number | undefined }

/**
 * Tells every active hook of an event, as BigCommerce does: with the hook's own headers and, since
 * Standard Webhooks, a signature keyed with the client secret.
 *
 * @param copies how often the same event is delivered. @default 1
 * @param forge deliver with a wrong signature, a wrong secret header, or another store's name
 */
export async function deliverHook({
  books,
  event,
  storeHash,
  clientSecret,
  now,
  fetch: send,
  copies = 1,
  forge,
}: {
  books: Books
  event: OrderEvent
  storeHash: string
  clientSecret: string
  now: () => number
  fetch: typeof fetch
  copies?: number
  forge?: 'signature' | 'secret' | 'producer'
}): Promise<Delivery[]> {
  const body = hookBody({
    event,
    now,
    producer: `stores/${forge === 'producer' ? 'somebody' : storeHash}`,
  })
  const key = forge === 'signature' ? `${clientSecret}?` : clientSecret
  const signed = signatureHeaders({ body, key, now })
  const hooks = books
    .hooks()
    .filter(({ is_active, scope }) => is_active && isIn(event.scope, scope))
  const deliveries: Delivery[] = []
  for (const { destination, headers } of hooks.flatMap((hook) => Array(copies).fill(hook))) {
    const own = forge === 'secret' ? wrongValues(headers ?? {}) : headers
    deliveries.push(
      await deliver({ destination, body, headers: { ...own, ...signed }, fetch: send }),
    )
  }
  return deliveries
}

/** The body of an event, with its hash over everything else. */
function hookBody({
  event,
  now,
  producer,
}: {
  event: OrderEvent
  now: () => number
  producer: string
}): string {
  const payload = {
    created_at: Math.floor(now() / 1_000),
    store_id: '1',
    producer,
    scope: event.scope,
    data: {
      type: 'order',
      id: event.order,
      ...(event.previousStatus === undefined
        ? {}
        : { status: { previous_status_id: event.previousStatus, new_status_id: event.newStatus } }),
    },
  }
  const hash = createHash('sha1').update(JSON.stringify(payload)).digest('hex')
  return JSON.stringify({ ...payload, hash })
}

/**
 * The headers of Standard Webhooks for a body.
 *
 * @param now milliseconds since 1970
 */
export function signatureHeaders({
  body,
  key,
  now,
}: {
  body: string
  key: string
  now: () => number
}) {
  const id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`
  const at = new Date(now())
  return {
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at.getTime() / 1_000)}`,
    'webhook-signature': new Webhook(Buffer.from(key).toString('base64')).sign(id, at, body),
  }
}

async function deliver({
  destination,
  body,
  headers,
  fetch: send,
}: {
  destination: string
  body: string
  headers: Record<string, string>
  fetch: typeof fetch
}): Promise<Delivery> {
  try {
    const { status } = await send(destination, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    return { destination, status }
  } catch {
    return { destination, status: undefined }
  }
}

function wrongValues(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, 'guessed']))
}

/** `store/order/*` is every event of orders. */
function isIn(scope: string, pattern: string): boolean {
  return pattern === scope || (pattern.endsWith('/*') && scope.startsWith(pattern.slice(0, -1)))
}
