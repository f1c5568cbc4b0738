/** Time and chance, passed in so that tests need no waiting. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void
  /** From 0 to below 1. */
  random(): number
}

/** The browser's own clock. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

/** Milliseconds before the next try: doubles from one second to thirty, a random half taken off. */
export function backoff(failures: number, clock: Clock): number {
  const full = Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1))
  return Math.round(full * (0.5 + clock.random() / 2))
}

/** Waits. Ends early when the network or the shopper comes back, and when `signal` is aborted. */
export function pause(ms: number, { clock, signal }: { clock: Clock; signal: AbortSignal }) {
  return new Promise<void>((resolve) => {
    const over = new AbortController()
    const listening = { signal: over.signal }
    const end = () => {
      cancel()
      over.abort()
      resolve()
    }
    const cancel = clock.after(ms, end)
    signal.addEventListener('abort', end, listening)
    addEventListener('online', end, listening)
    document.addEventListener('visibilitychange', () => document.hidden || end(), listening)
    if (signal.aborted) end()
  })
}
