/** Counts requests in windows, as the platform does for all apps of a store together. */
export type Limits = {
  /** Counts one request. Gives the headers of its answer, and whether it is one too many. */
  readonly count: () => { readonly headers: Record<string, string>; readonly isOver: boolean }
}

/**
 * @param now milliseconds since 1970
 * @param quota requests of one window
 * @param window milliseconds
 */
export function limitsOf({
  now,
  quota,
  window,
}: {
  now: () => number
  quota: number
  window: number
}): Limits {
  let end = 0
  let used = 0
  return {
    count() {
      if (now() >= end) {
        end = now() + window
        used = 0
      }
      used += 1
      return {
        isOver: used > quota,
        headers: {
          'x-rate-limit-time-window-ms': `${window}`,
          'x-rate-limit-time-reset-ms': `${end - now()}`,
          'x-rate-limit-requests-quota': `${quota}`,
          'x-rate-limit-requests-left': `${Math.max(0, quota - used)}`,
        },
      }
    },
  }
}
