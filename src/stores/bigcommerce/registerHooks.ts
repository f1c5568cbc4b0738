import { z } from 'zod'
import {
  type BigCommerceHook,
  type HookRequest,
  hookAnswerSchema,
  hookRequestSchema,
  hooksSchema,
} from './appSchemas.js'
import type { BigCommerceClient } from './client.js'
import type { Ensured } from './installScript.js'
import { listAll } from './listAll.js'
import { storeRefused } from './storeErrors.js'
import { hookSecretHeader } from './webhook.js'

/** The events that can change what we know of an order. */
export const hookScopes = [
  'store/order/created',
  'store/order/updated',
  'store/order/statusUpdated',
  'store/order/refund/created',
] as const

/** Hooks need no scope of their own, but the account must exist. */
const scope = 'of any kind'

/**
 * Makes sure that the store tells us about orders: one active hook for each event, at this address,
 * with this secret. Hooks that were deleted come back, and those that BigCommerce switched off after
 * failures are switched on again. Hooks of others are not touched: ours carry the secret's header.
 *
 * @param destination https, on port 443: BigCommerce takes nothing else
 * @param secret random and hard to guess; printable ASCII
 * @throws PayWithUsdcError as {@link BigCommerceClient.ask}
 */
export async function registerHooks({
  client,
  destination,
  secret,
}: {
  client: BigCommerceClient
  destination: string
  secret: string
}): Promise<readonly (Ensured & { readonly scope: string })[]> {
  checkDestination(destination)
  const hooks = await listAll(client, { path: '/v3/hooks', answer: hooksSchema, scope })
  const ours = hooks.filter(({ headers }) => headers != null && hookSecretHeader in lower(headers))
  const report: (Ensured & { readonly scope: string })[] = []
  for (const event of hookScopes) {
    const wanted = hookRequestSchema.parse({
      scope: event,
      destination,
      is_active: true,
      headers: { [hookSecretHeader]: secret },
    })
    const same = ours.filter((hook) => hook.scope === event)
    report.push({ scope: event, ...(await ensureHook(client, same, wanted)) })
  }
  return report
}

async function ensureHook(
  client: BigCommerceClient,
  [first, ...doubles]: readonly BigCommerceHook[],
  wanted: HookRequest,
): Promise<Ensured> {
  for (const { id } of doubles) await removeHook(client, id)
  const removed = doubles.length
  if (first === undefined) {
    const id = await write(client, { method: 'POST', path: '/v3/hooks', body: wanted })
    return { action: 'created', id, changed: [], removed }
  }
  const changed = differencesOf(first, wanted)
  if (changed.length === 0) return { action: 'unchanged', id: `${first.id}`, changed, removed }
  const id = await write(client, { method: 'PUT', path: `/v3/hooks/${first.id}`, body: wanted })
  return { action: 'updated', id, changed, removed }
}

/** Other headers that somebody added do not matter, and are taken away by the next change. */
function differencesOf(hook: BigCommerceHook, wanted: HookRequest): string[] {
  const isSecretRight =
    lower(hook.headers ?? {})[hookSecretHeader] === wanted.headers[hookSecretHeader]
  return [
    ...(hook.destination === wanted.destination ? [] : ['destination']),
    ...(hook.is_active ? [] : ['is_active']),
    ...(isSecretRight ? [] : ['headers']),
  ]
}

function checkDestination(destination: string): void {
  const url = URL.canParse(destination) ? new URL(destination) : undefined
  const isTaken =
    url?.protocol === 'https:' && url.port === '' && url.username === '' && url.hash === ''
  if (!isTaken) throw storeRefused('the hook', 'its destination must be https on port 443.')
}

function lower(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

async function write(
  client: BigCommerceClient,
  request: { method: 'POST' | 'PUT'; path: string; body: HookRequest },
): Promise<string> {
  const written = await client.ask({ ...request, answer: hookAnswerSchema, scope })
  if (!written.ok) throw storeRefused(`${request.method} ${request.path}`, written.message)
  return `${written.value.data.id}`
}

async function removeHook(client: BigCommerceClient, id: number): Promise<void> {
  await client.ask({ method: 'DELETE', path: `/v3/hooks/${id}`, answer: z.unknown(), scope })
}
