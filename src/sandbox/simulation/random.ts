/** Numbers that follow from a seed alone. */
export type Random = {
  /** At least 0, below 1. */
  readonly next: () => number
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number
  /** True with a probability. */
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** 32 bytes in hex. */
  readonly hash: () => `0x${string}`
}

/**
 * A generator (mulberry32) of its own for each part of a run, so that one part that asks more
 * often does not change what another one gets.
 *
 * @param seed a whole number
 * @param part which part of the run it is for
 */
export function randomOf(seed: number, part: string): Random {
  let state = (seed ^ 0x9e3779b9) | 0
  for (const letter of part) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193)
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => draw() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick<T>(list: readonly T[]) {
      if (list.length === 0) throw new RangeError('Nothing to pick from.')

      return list[int(0, list.length - 1)] as T
    },
    hash: () =>
      `0x${Array.from({ length: 8 }, () => draw().toString(16).padStart(8, '0')).join('')}`,
  }
}
