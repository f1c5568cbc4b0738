import type { Asker } from '../store.js'

/** What BigCommerce says about its rate limit in the headers of every answer. */
export type QuotaHeaders = {
  /** Length of the window in milliseconds. */
  readonly window: number
  /** Milliseconds until the window ends. */
  readonly reset: number
  /** Requests of one window, for all apps of the store together. */
  readonly quota: number
  /** Requests that are left in this window. */
  readonly left: number
}

/** The requests that are left, and who may have them. */
export type Quota = {
  /** Takes one request. Gives 0 when it may be sent, else the milliseconds to wait; then nothing was taken. */
  readonly take: (asker: Asker) => number
  /** Takes over what an answer's headers say. */
  readonly learn: (headers: QuotaHeaders) => void
  /** After a 429: nothing is sent for `wait` milliseconds. */
  readonly stop: (wait: number) => void
}

/** Shoppers' pages may use a fifth of a window. */
const shopperPart = 5
/** The last tenth of a window is kept for the endpoint, whoever used the rest. */
const reservedPart = 10

/**
 * Counts requests as the store does. The endpoint's own reads and updates may use every request;
 * shoppers' pages a fifth of a window, and never the last tenth, so that a crowd of shoppers cannot
 * keep an order from turning paid.
 *
 * Before any answer was seen, 150 requests per 30 seconds are assumed: the smallest plan.
 *
 * @param now milliseconds since 1970
 */
export function quotaOf({ now }: { now: () => number }): Quota {
  let size = 150
  let left = size
  let shoppers = 0
  let window = 30_000
  let resetAt = now() + window
  let stoppedUntil = 0

  function startWindow(end: number): void {
    resetAt = end
    left = size
    shoppers = 0
  }
  function roll(): void {
    if (now() >= resetAt) startWindow(now() + window)
  }
  function isFree(asker: Asker): boolean {
    if (left <= 0) return false
    if (asker === 'endpoint') return true
    return shoppers < Math.floor(size / shopperPart) && left > Math.ceil(size / reservedPart)
  }

  return {
    take(asker) {
      roll()
      if (now() < stoppedUntil) return stoppedUntil - now()
      if (!isFree(asker)) return resetAt - now()
      left -= 1
      if (asker === 'shopper') shoppers += 1
      return 0
    },
    learn(headers) {
      roll()
      const end = now() + headers.reset
      // Answers overtake each other: within a window only the lower count is news.
      const isNewWindow = end > resetAt + window / 2
      const isNewQuota = headers.quota !== size
      size = headers.quota
      window = headers.window
      if (isNewWindow) startWindow(end)
      resetAt = end
      left = isNewQuota ? headers.left : Math.min(left, headers.left)
    },
    stop(wait) {
      stoppedUntil = Math.max(stoppedUntil, now() + wait)
    },
  }
}

/** Reads the rate limit headers; undefined when one is missing or odd, as in a platform's own 429. */
export function readQuotaHeaders(headers: Headers): QuotaHeaders | undefined {
  const read = (name: string) => {
    const text = headers.get(`x-rate-limit-${name}`)
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
  }
  const window = read('time-window-ms')
  const reset = read('time-reset-ms')
  const quota = read('requests-quota')
  const left = read('requests-left')
  if (window === undefined || reset === undefined || quota === undefined || left === undefined) {
    return undefined
  }
  // A window of no requests or no length would lock us out for good: then the assumption is kept.
  return quota > 0 && window > 0 ? { window, reset, quota, left } : undefined
}
