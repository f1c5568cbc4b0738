import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Clock } from '../connection/clock.js'

/** Seconds left at which a screen reader is told; every second would be noise. */
const thresholds = [600, 300, 60]

/** Counts down to the end of a price, and tells a few moments of it. */
export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #clock: Clock
  readonly #onThreshold: (secondsLeft: number) => void
  #end: number | undefined
  #connected = false
  #cancel: (() => void) | undefined

  /** `onThreshold` gets 600, 300, 60 and at last 0. */
  constructor(
    host: ReactiveControllerHost,
    options: { clock: Clock; onThreshold: (secondsLeft: number) => void },
  ) {
    this.#host = host
    this.#clock = options.clock
    this.#onThreshold = options.onThreshold
    host.addController(this)
  }

  /** Starts for a moment in milliseconds since 1970; `undefined` stops. */
  until(end: number | undefined): void {
    if (this.#end === end) return
    this.#end = end
    this.#schedule()
  }

  /** Whole seconds until the end; 0 after it and while nothing is counted. */
  get secondsLeft(): number {
    if (this.#end === undefined) return 0
    return Math.max(0, Math.ceil((this.#end - this.#clock.now()) / 1_000))
  }

  hostConnected(): void {
    this.#connected = true
    this.#schedule()
  }

  hostDisconnected(): void {
    this.#connected = false
    this.#schedule()
  }

  #schedule(): void {
    this.#cancel?.()
    this.#cancel = undefined
    const before = this.secondsLeft
    if (!this.#connected || this.#end === undefined || before === 0) return
    const untilNextSecond = (this.#end - this.#clock.now()) % 1_000 || 1_000
    this.#cancel = this.#clock.after(untilNextSecond, () => this.#tick(before))
  }

  #tick(before: number): void {
    const now = this.secondsLeft
    const passed = [...thresholds, 0].filter((threshold) => before > threshold && now <= threshold)
    const last = passed.at(-1)
    if (last !== undefined) this.#onThreshold(last)
    this.#host.requestUpdate()
    this.#schedule()
  }
}
