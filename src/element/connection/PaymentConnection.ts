import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { PayWithUsdcError } from '../../errors/index.js'
import type { Clock } from './clock.js'
import { type Access, asError, type Opening, openPayment } from './endpoint.js'

/** Where the connection stands; `live` also while it polls. */
export type ConnectionState = 'idle' | 'opening' | 'live' | 'reconnecting' | 'closed' | 'failed'

/** What following a payment needs. */
export type Following = {
  /** Undefined when the first try to open failed and another may not. */
  readonly access: Access | undefined
  /** Tries to open once more. */
  readonly open: () => Promise<Access | undefined>
  readonly clock: Clock
  readonly fetch: () => typeof fetch
  /** Aborted when the payment is no longer followed. */
  readonly signal: AbortSignal
}

/** Opens a payment if need be and keeps its view up to date, until it is paid or nobody wants it. */
export type FollowPayment = (connection: PaymentConnection, following: Following) => Promise<void>

type Options = Pick<Following, 'clock' | 'fetch'> & {
  /** Comes with the live part; stays pending as long as that does not load. */
  readonly follow: () => Promise<FollowPayment>
}

/**
 * Opens one payment and holds its newest view; the live part tries again and keeps it up to date.
 * It believes nothing that it carries; the element checks each view.
 */
export class PaymentConnection implements ReactiveController {
  state: ConnectionState = 'idle'
  /** The newest view by sequence, as the endpoint sent it. */
  view: unknown
  /** The sequence of `view`. */
  sequence: number | undefined
  /** Why nothing can be shown, or why the last try failed while it is tried again. */
  error: PayWithUsdcError | undefined

  readonly #host: ReactiveControllerHost
  readonly #options: Options
  #opening: Opening | undefined
  #run: AbortController | undefined

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.refresh()
  }

  hostDisconnected(): void {
    this.#run?.abort()
  }

  /** Opens a payment in place of the one before; `undefined` closes. */
  open(opening: Opening | undefined): void {
    this.#run?.abort()
    this.#opening = opening
    this.view = undefined
    this.sequence = undefined
    this.error = undefined
    this.state = 'idle'
    this.refresh()
  }

  /** Asks again from the start, keeping what is shown. After an expiry this makes a new price. */
  refresh(): void {
    if (this.#opening === undefined) return
    this.#run?.abort()
    this.#run = new AbortController()
    this.move('opening')
    void this.#openAndFollow(this.#opening, this.#run.signal)
  }

  /** Takes a view unless a newer one is held. One without a sequence is odd; the check refuses it. */
  take(view: unknown): void {
    this.error = undefined
    const sequence = (view as { sequence?: unknown } | null)?.sequence
    if (typeof sequence === 'number') {
      if (this.sequence !== undefined && sequence < this.sequence) return
      this.sequence = sequence
    }
    this.view = view
    this.#host.requestUpdate()
  }

  /** Notes an error; true when asking again cannot help, and the connection is over. */
  fail(error: PayWithUsdcError): boolean {
    this.error = error
    this.#host.requestUpdate()
    if (error.retryable) return false
    this.#run?.abort()
    this.move('failed')
    return true
  }

  /** Notes where the connection stands now. */
  move(state: ConnectionState): void {
    if (this.state === state) return
    this.state = state
    this.#host.requestUpdate()
  }

  async #openAndFollow(opening: Opening, signal: AbortSignal): Promise<void> {
    const { clock, fetch, follow } = this.#options
    const open = () => this.#openOnce(opening, signal)
    const access = await open()
    const followWith = await follow()
    if (!signal.aborted) await followWith(this, { access, open, clock, fetch, signal })
  }

  async #openOnce(opening: Opening, signal: AbortSignal): Promise<Access | undefined> {
    try {
      const { access, view } = await openPayment(opening, { fetch: this.#options.fetch(), signal })
      if (signal.aborted) return undefined
      this.take(view)
      this.move('live')
      return access
    } catch (error) {
      if (!signal.aborted) this.fail(asError(error))
      return undefined
    }
  }
}
