import type { Moment } from '../../src/sandbox/stage/timeline.js'

/**
 * What happened around one order: its own moments, and those about all orders from its first one on,
 * until it was another order's turn.
 *
 * @param moments oldest first
 */
export function momentsOf(moments: readonly Moment[], order: number): readonly Moment[] {
  const own = moments.filter((moment) => moment.order === order)
  const [first, last] = [own[0]?.number ?? 0, own.at(-1)?.number ?? 0]
  if (own.length === 0) return []
  const next = moments.find((one) => one.order !== undefined && one.number > last)
  const end = next?.number ?? Number.POSITIVE_INFINITY
  return moments.filter((moment) => {
    const isAbout = moment.order === undefined || moment.order === order
    return isAbout && moment.number >= first && moment.number < end
  })
}
