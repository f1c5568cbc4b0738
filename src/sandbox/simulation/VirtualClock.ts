type Event = { readonly at: number; readonly run: () => void }

/** A clock that stands still while anything runs, and jumps to the next event when nothing does. */
export class VirtualClock {
  private readonly events: Event[] = []

  /** @param now milliseconds since 1970 */
  constructor(public now: number) {}

  /** Unix seconds. */
  get seconds(): number {
    return Math.floor(this.now / 1_000)
  }

  /** Runs something in `delay` milliseconds. What is due at the same time runs in the order of the calls. */
  after(delay: number, run: () => void): void {
    const at = this.now + delay
    let place = this.events.length
    while (place > 0 && (this.events[place - 1] as Event).at > at) place -= 1
    this.events.splice(place, 0, { at, run })
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve))
  }

  /** Runs everything that is due until `end`. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const [next] = this.events
      if (next === undefined || next.at > end) break
      this.events.shift()
      this.now = next.at
      next.run()
      // Whatever follows from it without waiting, the database included, comes before time goes on.
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.now = end
  }
}
