import type { Clock } from '../connection/clock.js'
import { secondsUntil } from './duration.js'

/** Seconds left at which a screen reader is told; every second would be noise. */
const thresholds = [600, 300, 60, 0]

/** Counts down to the end of a price. */
export class Countdown {
  /** What was worth telling last: a threshold of 600, 300, 60 or 0 seconds, or what an extension left. */
  announced: number | undefined

  readonly #clock: Clock
  readonly #onTick: () => void
  #end: number | undefined
  #cancel: (() => void) | undefined

  /** `onTick` is called each second, and for the last time at the end. */
  constructor(options: { clock: Clock; onTick: () => void }) {
    this.#clock = options.clock
    this.#onTick = options.onTick
  }

  /** Starts for a moment in milliseconds since 1970; `undefined` stops. */
  until(end: number | undefined): void {
    const before = this.#end
    if (before === end) return
    this.#end = end
    const isExtended = before !== undefined && end !== undefined && end > before
    this.announced = isExtended ? secondsUntil(end, this.#clock.now()) : undefined
    this.#cancel?.()
    if (end !== undefined) this.#schedule(end)
  }

  #schedule(end: number): void {
    const now = this.#clock.now()
    const before = secondsUntil(end, now)
    if (before === 0) return
    this.#cancel = this.#clock.after((end - now) % 1_000 || 1_000, () => {
      const left = secondsUntil(end, this.#clock.now())
      const passed = thresholds.filter((threshold) => before > threshold && left <= threshold)
      this.announced = passed.at(-1) ?? this.announced
      this.#schedule(end)
      this.#onTick()
    })
  }
}
