import type { UnixSeconds } from '../payment/index.js'

/** How many subjects are remembered; the oldest are forgotten first. */
const capacity = 10_000

/**
 * A token bucket for each subject.
 *
 * @param burst requests that may come at once
 * @param perMinute requests that come back each minute
 * @returns takes one; false when none is left
 */
export function bucketsOf({
  burst,
  perMinute,
  now,
}: {
  burst: number
  perMinute: number
  now: () => UnixSeconds
}): (subject: string) => boolean {
  const buckets = new Map<string, { left: number; at: UnixSeconds }>()
  return (subject) => {
    const at = now()
    const before = buckets.get(subject) ?? { left: burst, at }
    const left = Math.min(burst, before.left + ((at - before.at) * perMinute) / 60)
    buckets.delete(subject)
    buckets.set(subject, { left: left < 1 ? left : left - 1, at })
    forgetOldest(buckets)
    return left >= 1
  }
}

/** Remembers subjects for a while, such as wrong pairs of order and cart. */
export function memoryOf({ seconds, now }: { seconds: number; now: () => UnixSeconds }): {
  readonly has: (subject: string) => boolean
  readonly add: (subject: string) => void
} {
  const until = new Map<string, UnixSeconds>()
  return {
    has: (subject) => (until.get(subject) ?? 0) > now(),
    add(subject) {
      until.delete(subject)
      until.set(subject, now() + seconds)
      forgetOldest(until)
    },
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  if (map.size <= capacity) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}
