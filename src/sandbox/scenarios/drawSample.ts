import { randomOf } from '../simulation/random.js'

/** Draws some of a list; they keep its order. The same seed draws the same. */
export function drawSample<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const random = randomOf(seed, 'sample')
  const left = [...items]
  while (left.length > count) left.splice(random.int(0, left.length - 1), 1)
  return left
}
