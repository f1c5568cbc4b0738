import type { ZodType } from 'zod'
import { accept, PayWithUsdcError, type Result, refuse } from '../../errors/index.js'
import type { Asker } from '../store.js'
import { boundedText } from './boundedText.js'
import { type Quota, quotaOf, readQuotaHeaders } from './quota.js'
import { StoreBusyError, storeRefused, storeUnauthorized, storeUnavailable } from './storeErrors.js'

/** One call of BigCommerce's management API. */
type StoreRequest<Answer> = {
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below the store, such as `/v2/orders/1042`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | number>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** What is read of the answer; an answer without a body is given to it as `undefined`. */
  readonly answer: ZodType<Answer>
  /** The scope that this call needs, for the hint when the store refuses. */
  readonly scope: string
  /** @default 'endpoint' */
  readonly asker?: Asker
}

/** Speaks to one store. */
export type BigCommerceClient = {
  readonly storeHash: string
  /**
   * Sends one request, and never sends it again by itself.
   *
   * @throws PayWithUsdcError `store_unavailable` (retryable: no answer, or one that does not fit),
   * `store_busy` (retryable, a {@link StoreBusyError}), `store_unauthorized`, `store_refused`
   */
  readonly ask: <Answer>(
    request: StoreRequest<Answer>,
  ) => Promise<Result<Answer, 'not_found' | 'conflict'>>
}

/** A page of 100 orders is about half a megabyte; more than this is not an answer to us. */
export const largestAnswer = 4 * 1024 * 1024
/** A 429 without headers is the platform's own load, and says nothing about when it ends. */
const platformPause = 5_000
/** Request timeout and too early: a later try may succeed. */
const passing = new Set([408, 425])

/**
 * Opens a client of the management API.
 *
 * @param apiUrl base without a path. @default 'https://api.bigcommerce.com'
 * @param storeHash the store's hash, as in `stores/HASH`
 * @param accessToken of a store-level API account or of the app; never logged, never in an error
 * @param fetch has to guard the way out: the base is a setting
 * @param now milliseconds since 1970
 * @param timeout milliseconds until an answer is given up. @default 10_000
 */
export function bigCommerceClient({
  apiUrl = 'https://api.bigcommerce.com',
  storeHash,
  accessToken,
  fetch: send,
  now = Date.now,
  timeout = 10_000,
}: {
  apiUrl?: string
  storeHash: string
  accessToken: string
  fetch: typeof globalThis.fetch
  now?: () => number
  timeout?: number
}): BigCommerceClient {
  checkToken(accessToken)
  const quota = quotaOf({ now })
  const base = `${apiUrl.replace(/\/+$/, '')}/stores/${encodeURIComponent(storeHash)}`

  async function reach({ method = 'GET', path, query, body }: StoreRequest<unknown>) {
    const url = new URL(base + path)
    for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, `${value}`)
    try {
      const response = await send(url, {
        method,
        headers: {
          accept: 'application/json',
          'x-auth-token': accessToken,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        // A redirect would carry the token to wherever it points.
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      return { response, text: await boundedText(response, largestAnswer) }
    } catch (cause) {
      throw storeUnavailable(`${method} ${path} failed`, cause)
    }
  }

  return {
    storeHash,
    async ask(request) {
      const wait = quota.take(request.asker ?? 'endpoint')
      if (wait > 0) throw new StoreBusyError(wait)
      const { response, text } = await reach(request)
      obeyLimit(quota, response)
      return readAnswer(request, { response, text })
    },
  }
}

/** A token that no header can hold would be quoted by fetch's own error. */
function checkToken(accessToken: string): void {
  if (/^[\x21-\x7e]+$/.test(accessToken)) return
  throw new PayWithUsdcError('store_unauthorized', 'The access token holds odd characters.', {
    hint: 'Copy it again, without quotes, spaces or line breaks.',
  })
}

function obeyLimit(quota: Quota, { headers, status }: Response): void {
  const limits = readQuotaHeaders(headers)
  if (limits !== undefined) quota.learn(limits)
  if (status !== 429) return
  const wait = limits?.reset ?? platformPause
  quota.stop(wait)
  throw new StoreBusyError(wait)
}

function readAnswer<Answer>(
  { method = 'GET', path, answer, scope }: StoreRequest<Answer>,
  { response: { status, ok }, text }: { response: Response; text: string },
): Result<Answer, 'not_found' | 'conflict'> {
  const request = `${method} ${path}`
  if (status === 404) return refuse('not_found', `The shop has nothing at ${path}.`)
  if (status === 409) return refuse('conflict', 'The shop has that already.')
  if (status === 401 || status === 403) throw storeUnauthorized(request, scope)
  if (status >= 400 && status < 500 && !passing.has(status)) {
    throw storeRefused(request, `${status} ${text.slice(0, 200)}`)
  }
  if (!ok) throw storeUnavailable(`${request} was answered with ${status}`)
  const read = answer.safeParse(text === '' ? undefined : parseJson(request, text))
  if (!read.success) {
    throw storeUnavailable(`the answer to ${request} does not fit at ${placesOf(read.error)}`)
  }
  return accept(read.data)
}

function parseJson(request: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the answer, which holds a customer's data.
    throw storeUnavailable(`the answer to ${request} is no JSON`)
  }
}

/** Names where an answer is odd, without its values: they are customers' data. */
function placesOf({ issues }: { issues: readonly { path: PropertyKey[] }[] }): string {
  const places = issues.slice(0, 3).map(({ path }) => path.map(String).join('.'))
  return places.join(', ') || 'its root'
}
