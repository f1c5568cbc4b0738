import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { FollowPayment } from '../connection/PaymentConnection.js'
import type { LivePart } from './part.js'

/** Loads the live part beside the first request, and again when the network comes back. */
export class LiveLoader implements ReactiveController {
  part: LivePart | undefined
  /** The part did not come; address and code work without it. */
  isBlocked = false
  /** Comes with the part, however late. */
  readonly follow: Promise<FollowPayment>

  readonly #host: ReactiveControllerHost
  readonly #open: () => Promise<LivePart | undefined>
  #loading: Promise<LivePart | undefined> | undefined
  #resolve: (follow: FollowPayment) => void = () => {}

  /** `open` gives nothing when the part did not come. */
  constructor(host: ReactiveControllerHost, open: () => Promise<LivePart | undefined>) {
    this.#host = host
    this.#open = open
    this.follow = new Promise((resolve) => {
      this.#resolve = resolve
    })
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('online', this.load)
    void this.load()
  }

  hostDisconnected(): void {
    removeEventListener('online', this.load)
    this.part?.close()
  }

  /** Loads the part unless it is here; undefined when it did not come. */
  readonly load = (): Promise<LivePart | undefined> => {
    this.#loading ??= this.#load()
    return this.#loading
  }

  async #load(): Promise<LivePart | undefined> {
    this.part ??= await this.#open()
    this.isBlocked = this.part === undefined
    if (this.part !== undefined) this.#resolve(this.part.follow)
    else this.#loading = undefined
    this.#host.requestUpdate()
    return this.part
  }
}
