import type { Clock } from '../connection/clock.js'

/** What was copied a moment ago, or that it could not be. */
export type Copied = 'address' | 'amount' | 'failed' | undefined

/** How long the button says that it was done, in milliseconds. */
const shownFor = 2_500

/** Copies a text and says so for a moment. */
export class CopyAction {
  copied: Copied

  readonly #onChange: () => void
  readonly #clock: Clock
  #cancel: (() => void) | undefined

  constructor(onChange: () => void, clock: Clock) {
    this.#onChange = onChange
    this.#clock = clock
  }

  /** False when the browser refused. */
  async copy(what: 'address' | 'amount', text: string): Promise<boolean> {
    const done = await this.#write(text)
    this.#set(done ? what : 'failed')
    this.#cancel?.()
    this.#cancel = this.#clock.after(shownFor, () => this.#set(undefined))
    return done
  }

  async #write(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Not allowed by the shopper, or a page without TLS, where there is no clipboard.
      return false
    }
  }

  #set(copied: Copied): void {
    this.copied = copied
    this.#onChange()
  }
}
