/** Where something happened. */
export const lanes = ['order', 'chain', 'endpoint', 'store', 'webhook'] as const
export type Lane = (typeof lanes)[number]

/** One thing that happened, in a sentence. */
export type Moment = {
  /** Grows by one. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly lane: Lane
  /** The order that it is about; undefined where it is about all of them. */
  readonly order: number | undefined
  readonly text: string
  /** `bad`: something went wrong, on purpose or not. */
  readonly kind: 'plain' | 'good' | 'bad'
}

/** What happened on the stage, oldest first. */
export type Timeline = {
  readonly add: (moment: {
    readonly lane: Lane
    readonly text: string
    readonly order?: number | undefined
    readonly kind?: Moment['kind']
  }) => void
  /** What came after a moment; everything by default. @param order its moments, and those about all */
  readonly since: (number?: number, order?: number) => readonly Moment[]
  /** Called for each new moment; returns what ends that. */
  readonly onMoment: (listener: (moment: Moment) => void) => () => void
}

/** A sandbox that runs for days forgets its first hours. */
const kept = 20_000

/** Starts an empty timeline. @param now milliseconds since 1970 */
export function timelineOf({ now = Date.now }: { now?: () => number } = {}): Timeline {
  let moments: Moment[] = []
  let last = 0
  const listeners = new Set<(moment: Moment) => void>()
  return {
    add({ lane, text, order, kind = 'plain' }) {
      last += 1
      const moment = { number: last, at: now(), lane, order, text, kind }
      moments.push(moment)
      if (moments.length > kept) moments = moments.slice(-kept / 2)
      for (const listener of listeners) listener(moment)
    },
    since: (number = 0, order) =>
      moments.filter(
        (moment) =>
          moment.number > number &&
          (order === undefined || moment.order === undefined || moment.order === order),
      ),
    onMoment(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
