import { createHash } from 'node:crypto'
import { PayWithUsdcError } from '../errors/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { Answer, Channel, Happening } from './channel.js'
import { sign } from './signature.js'

/** Where webhooks go, and what signs them. */
export type WebhookTarget = {
  readonly url: string
  /** One, or two while they are rotated. */
  readonly secrets: readonly Uint8Array[]
}

/** Milliseconds for one try, from the look-up of the name to the end of the answer. */
const patience = 10_000

/**
 * The name of a target in logs and in the database: its host, and the URL's fingerprint. The path is
 * left out, because it often holds a key.
 */
export function targetName(url: string): string {
  const fingerprint = createHash('sha256').update(url).digest('hex').slice(0, 8)
  return `${new URL(url).host}#${fingerprint}`
}

/**
 * Tells a URL of events, as Standard Webhooks 1.0 says: signed, with an id that stays the same over
 * all tries. Only a 2xx means that it was taken; a redirect is never followed.
 *
 * @param fetch has to guard the way out, and to cut answers off: only their status is read
 * @param timeout milliseconds for one try. @default 10_000
 */
export function webhookChannel({
  target: { url, secrets },
  fetch,
  now,
  timeout = patience,
}: {
  target: WebhookTarget
  fetch: typeof globalThis.fetch
  now: () => UnixSeconds
  timeout?: number
}): Channel {
  return {
    name: targetName(url),
    async send(happening) {
      const body = bodyOf(happening)
      const timestamp = now()
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'accept-encoding': 'identity',
            'user-agent': 'pay-with-usdc',
            'webhook-id': happening.id,
            'webhook-timestamp': `${timestamp}`,
            'webhook-signature': sign({ id: happening.id, timestamp, body, secrets }),
          },
          body,
          signal: AbortSignal.timeout(timeout),
        })
        return answerOf(answer, timestamp)
      } catch (error) {
        return { outcome: 'failed', error: reasonOf(error) }
      }
    },
  }
}

/** `data.version` is the payment's sequence: of two events of a payment the higher one is newer. */
function bodyOf({ type, at, payment }: Happening): string {
  return JSON.stringify({
    type,
    timestamp: new Date(at * 1_000).toISOString(),
    data: payment === undefined ? {} : { version: payment.sequence, payment },
  })
}

function answerOf({ status, headers }: Response, now: UnixSeconds): Answer {
  if (status >= 200 && status < 300) return { outcome: 'taken', status }
  if (status === 410) return { outcome: 'gone', status }
  const error = `answered ${status}`
  const isBusy = status === 429 || status === 503
  const retryAfter = isBusy ? readRetryAfter(headers.get('retry-after'), now) : undefined
  return { outcome: 'failed', status, error, ...(retryAfter !== undefined && { retryAfter }) }
}

/** Seconds, or a date of HTTP. */
function readRetryAfter(text: string | null, now: UnixSeconds): number | undefined {
  if (text === null) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const at = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil(at / 1_000) - now)
}

/** The system's own sentence can hold the URL: only its code is kept. */
function reasonOf(error: unknown): string {
  if (error instanceof PayWithUsdcError) return error.message
  const { code, name } = error as { code?: unknown; name?: string }
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return 'did not answer in time'
  return typeof code === 'string' ? code : 'could not be reached'
}
