import { createHash, timingSafeEqual } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { accept, type Result, refuse } from '../../errors/index.js'
import { hookPayloadSchema } from './appSchemas.js'

/** The header that carries the hook's secret. It also tells our hooks from those of others. */
export const hookSecretHeader = 'x-pay-with-usdc-hook'

/** What a genuine hook asks for: read this order again, or nothing. */
export type Hook =
  /** @property hash the event's own hash: the same event may come many times */
  | { readonly kind: 'order'; readonly order: string; readonly hash: string }
  | { readonly kind: 'ignored'; readonly scope: string; readonly hash: string }

/** Why a hook is not believed: answer 401, 400 and 404. */
export type HookCode = 'hook_forged' | 'hook_malformed' | 'store_unknown'

/** A hook is a few hundred bytes. */
const longestBody = 16_384
/** BigCommerce tries for two days; its clock may run ahead of ours by five minutes. In seconds. */
const oldest = 3 * 86_400
const earliest = 300

/**
 * Checks an incoming hook: the secret header always, the Standard Webhooks signature where its
 * headers are present, and the store that sent it. Of the body only the order's number is used, and
 * only to read that order from the store.
 *
 * @param secrets one of which the hook was registered with
 * @param clientSecret of the API account; BigCommerce signs with it. Without it signatures are not checked
 * @param body the raw body, byte for byte
 * @param now milliseconds since 1970
 */
export function verifyHook({
  storeHash,
  secrets,
  clientSecret,
  headers,
  body,
  now = Date.now,
}: {
  storeHash: string
  secrets: readonly string[]
  clientSecret?: string
  headers: Headers
  body: string
  now?: () => number
}): Result<Hook, HookCode> {
  const sent = headers.get(hookSecretHeader) ?? ''
  if (!secrets.map((secret) => isSame(sent, secret)).includes(true)) {
    return refuse('hook_forged', 'The hook does not carry the secret.')
  }
  if (clientSecret !== undefined && !isSignatureRight({ clientSecret, headers, body, now })) {
    return refuse('hook_forged', 'The signature of the hook is wrong.')
  }
  const payload = body.length > longestBody ? undefined : parse(body)
  if (payload === undefined) return refuse('hook_malformed', 'The body is not a hook.')
  if (payload.producer !== `stores/${storeHash}`) {
    return refuse('store_unknown', 'The hook comes from another store.')
  }
  const { scope, hash, data } = payload
  if (!scope.startsWith('store/order/')) return accept({ kind: 'ignored', scope, hash })
  const order = `${data.id}`
  if (!/^[1-9]\d{0,15}$/.test(order)) return refuse('hook_malformed', 'The hook names no order.')
  return accept({ kind: 'order', order, hash })
}

/**
 * The library signs; the comparison is ours, because its own check allows five minutes while
 * BigCommerce delivers again for two days. Replaying a hook only makes us read the order once more.
 */
function isSignatureRight({
  clientSecret,
  headers,
  body,
  now,
}: {
  clientSecret: string
  headers: Headers
  body: string
  now: () => number
}): boolean {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`webhook-${name}`),
  )
  const given = [id, timestamp, signatures].filter((value) => typeof value === 'string')
  if (given.length === 0) return true
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? '')) return false
  const age = Math.floor(now() / 1_000) - Number(timestamp)
  if (age > oldest || age < -earliest) return false
  const webhook = new Webhook(Buffer.from(clientSecret).toString('base64'))
  const wanted = webhook.sign(id, new Date(Number(timestamp) * 1_000), body)
  return signatures.split(' ').some((signature) => isSame(signature, wanted))
}

function parse(body: string) {
  try {
    return hookPayloadSchema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest())
  return wanted !== '' && a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
