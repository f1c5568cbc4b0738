const [minute, hour, day] = [60, 3_600, 86_400]

/**
 * Seconds between one try and the next. Even when every wait is shortened by its jitter, the last
 * try is more than seven days after the first.
 */
const waits: readonly number[] = [
  ...[5, 30, 2 * minute, 10 * minute, 30 * minute],
  ...[hour, 3 * hour, 6 * hour, 12 * hour],
  ...Array.from({ length: 8 }, () => day),
]

/** How far a wait is moved at random, so that many tries that failed together do not come together. */
const jitter = 0.2

/** Decides when a delivery that failed is tried again. */
export type Schedule = (options: {
  /** Tries so far, this one included; 1 after the first. */
  readonly tries: number
  /** Seconds since it was queued. */
  readonly age: number
  /** Gives a number of at least 0 and below 1. */
  readonly random: () => number
  /** Seconds that the target asked for; a longer wait than a day is not granted. */
  readonly retryAfter?: number | undefined
}) => number | undefined

/**
 * Seconds until the next try; nothing after the last one. A process that dies again and again uses
 * up tries and no time: then there are more of them, until the week is over.
 */
export const weekLong: Schedule = ({ tries, age, random, retryAfter = 0 }) => {
  const wait = waits[tries - 1] ?? (age < 7 * day ? day : undefined)
  if (wait === undefined) return undefined
  const moved = wait * (1 + jitter * (2 * random() - 1))
  return Math.round(Math.max(moved, Math.min(retryAfter, day)))
}
