import type { Clock } from '../connection/clock.js'

/** A clock that moves only when a test moves it. */
export class FakeClock implements Clock {
  #now: number
  #timers: { at: number; run: () => void }[] = []

  constructor(now = 0) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** No jitter: every wait is as long as it can be. */
  random(): number {
    return 1
  }

  /** Timers that wait now. */
  get waiting(): number {
    return this.#timers.length
  }

  /** Moves time on, running what falls due in its order, and lets promises settle after each. */
  async tick(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((other) => other !== due)
      this.#now = due.at
      due.run()
      await settle()
    }
    this.#now = end
  }
}

/** Lets everything that needs no time happen: promises, streams, one turn of the event loop each. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(undefined)
    })
  }
}
