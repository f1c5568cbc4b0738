import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { PayWithUsdcError } from '../../errors/index.js'
import { backoff, type Clock } from './clock.js'
import { EventParser } from './EventParser.js'
import { type Access, getPayment, type Opening, openPayment, streamPayment } from './endpoint.js'

/** Where the connection stands; `live` also while it polls. */
export type ConnectionState = 'idle' | 'opening' | 'live' | 'reconnecting' | 'closed' | 'failed'

/** No byte for so long, and the stream counts as dead: heartbeats come every 15 s. */
const silenceLimit = 40_000
/** No first byte for so long, and something on the way holds the stream back. */
const firstByteLimit = 8_000
/** Between two polls while streaming does not work. */
const pollInterval = 4_000
/** Polls before streaming is tried again. */
const pollRounds = 8

/** How one try to stream ended. */
type Outcome = 'ended' | 'failed' | 'silent' | 'refused'

/**
 * Holds the live view of one payment: opens it, streams it, reconnects, and polls when streams
 * cannot pass. It believes nothing that it carries; the element checks each view.
 */
export class PaymentConnection implements ReactiveController {
  state: ConnectionState = 'idle'
  /** The newest view by sequence, as the endpoint sent it. */
  view: unknown
  /** Why nothing can be shown, or why the last try failed while it is tried again. */
  error: PayWithUsdcError | undefined

  readonly #host: ReactiveControllerHost
  readonly #clock: Clock
  readonly #fetch: () => typeof fetch
  #opening: Opening | undefined
  #run: AbortController | undefined
  #attempt: AbortController | undefined
  #sequence: number | undefined
  #endSleep: (() => void) | undefined
  #lastByte = 0

  constructor(host: ReactiveControllerHost, options: { clock: Clock; fetch: () => typeof fetch }) {
    this.#host = host
    this.#clock = options.clock
    this.#fetch = options.fetch
    host.addController(this)
  }

  hostConnected(): void {
    globalThis.addEventListener('online', this.#online)
    document.addEventListener('visibilitychange', this.#visible)
    if (this.#opening !== undefined) this.refresh()
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('online', this.#online)
    document.removeEventListener('visibilitychange', this.#visible)
    this.#stop()
  }

  /** Opens a payment in place of the one before; `undefined` closes. */
  open(opening: Opening | undefined): void {
    this.#stop()
    this.#opening = opening
    this.view = undefined
    this.#sequence = undefined
    this.error = undefined
    this.state = 'idle'
    if (opening !== undefined) this.refresh()
  }

  /** Asks again from the start, keeping what is shown. After an expiry this makes a new price. */
  refresh(): void {
    if (this.#opening === undefined) return
    this.#stop()
    const run = new AbortController()
    this.#run = run
    this.#set('opening')
    void this.#follow(this.#opening, run.signal)
  }

  #stop(): void {
    this.#run?.abort()
    this.#run = undefined
  }

  async #follow(opening: Opening, signal: AbortSignal): Promise<void> {
    const access = await this.#openPatiently(opening, signal)
    if (access === undefined) return
    let failures = 0
    while (!signal.aborted && !this.#terminal) {
      const outcome = await this.#stream(access, signal)
      if (signal.aborted || this.#terminal || outcome === 'refused') break
      if (outcome === 'ended') failures = 0
      failures = Math.max(failures + 1, outcome === 'silent' ? 2 : 0)
      if (failures < 2) this.#set('reconnecting')
      else if (await this.#poll(access, signal)) continue
      await this.#sleep(backoff(failures, this.#clock), signal)
    }
    if (!signal.aborted && this.state !== 'failed') this.#set('closed')
  }

  async #openPatiently(opening: Opening, signal: AbortSignal): Promise<Access | undefined> {
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        const { access, view } = await openPayment(opening, { fetch: this.#fetch(), signal })
        if (signal.aborted) return undefined
        this.error = undefined
        this.#take(view)
        this.#set('live')
        return access
      } catch (error) {
        if (this.#failed(error, signal)) return undefined
      }
      await this.#sleep(backoff(failures, this.#clock), signal)
    }
    return undefined
  }

  async #stream(access: Access, run: AbortSignal): Promise<Outcome> {
    const attempt = new AbortController()
    const { signal } = attempt
    this.#attempt = attempt
    const stop = () => attempt.abort()
    run.addEventListener('abort', stop)
    let heard = false
    let silent = false
    const give = () => {
      silent = !heard
      stop()
    }
    let cancelWatch = this.#clock.after(firstByteLimit, give)
    let views = 0
    try {
      const response = await streamPayment(access, this.#sequence, {
        fetch: this.#fetch(),
        signal,
      })
      for await (const messages of messagesOf(response, signal)) {
        heard = true
        this.#lastByte = this.#clock.now()
        cancelWatch()
        cancelWatch = this.#clock.after(silenceLimit, give)
        for (const message of messages) {
          this.#take(JSON.parse(message.data))
          this.error = undefined
          views++
        }
        if (messages.length > 0) this.#set(this.#terminal ? 'closed' : 'live')
        if (this.#terminal) break
      }
    } catch (error) {
      if (!signal.aborted && this.#failed(error, run)) return 'refused'
    } finally {
      cancelWatch()
      run.removeEventListener('abort', stop)
      stop()
    }
    if (silent) return 'silent'
    return views > 0 ? 'ended' : 'failed'
  }

  /** Polls for a while. True when it worked to the end, and streaming is worth another try. */
  async #poll(access: Access, signal: AbortSignal): Promise<boolean> {
    for (let round = 0; round < pollRounds && !signal.aborted; round++) {
      try {
        this.#take(await getPayment(access, { fetch: this.#fetch(), signal }))
        this.error = undefined
        this.#set(this.#terminal ? 'closed' : 'live')
      } catch (error) {
        if (signal.aborted || this.#failed(error, signal)) return true
        this.#set('reconnecting')
        return false
      }
      if (this.#terminal) return true
      await this.#sleep(pollInterval * (0.75 + this.#clock.random() / 2), signal)
    }
    return true
  }

  /** Notes an error; true when asking again cannot help, and the connection is over. */
  #failed(error: unknown, signal: AbortSignal): boolean {
    if (signal.aborted) return true
    this.error =
      error instanceof PayWithUsdcError
        ? error
        : new PayWithUsdcError('unreachable', 'The stream broke off.', {
            retryable: true,
            cause: error,
          })
    if (this.error.retryable) {
      this.#host.requestUpdate()
      return false
    }
    this.#stop()
    this.#set('failed')
    return true
  }

  /** Takes a view unless a newer one is held. One without a sequence is odd; the check refuses it. */
  #take(view: unknown): void {
    const sequence = (view as { sequence?: unknown } | null)?.sequence
    if (typeof sequence === 'number') {
      if (this.#sequence !== undefined && sequence < this.#sequence) return
      this.#sequence = sequence
    }
    this.view = view
    this.#host.requestUpdate()
  }

  get #terminal(): boolean {
    return (this.view as { status?: unknown } | null | undefined)?.status === 'paid'
  }

  #set(state: ConnectionState): void {
    if (this.state === state) return
    this.state = state
    this.#host.requestUpdate()
  }

  #sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const end = () => {
        cancel()
        signal.removeEventListener('abort', end)
        this.#endSleep = undefined
        resolve()
      }
      const cancel = this.#clock.after(ms, end)
      signal.addEventListener('abort', end)
      this.#endSleep = end
    })
  }

  /** A network came back: the old connection is of the old one. */
  readonly #online = (): void => {
    this.#attempt?.abort()
    this.#endSleep?.()
  }

  /** A tab came back: a heartbeat that is overdue means that the device slept. */
  readonly #visible = (): void => {
    if (document.visibilityState !== 'visible') return
    if (this.#clock.now() - this.#lastByte > silenceLimit / 2) this.#attempt?.abort()
    this.#endSleep?.()
  }
}

/** The stream's messages; an empty list for a piece that completes none, such as a heartbeat. */
async function* messagesOf(response: Response, signal: AbortSignal) {
  if (response.body === null) return
  const reader = response.body.getReader()
  const cancel = () => void reader.cancel().catch(() => {})
  signal.addEventListener('abort', cancel)
  const decoder = new TextDecoder()
  const parser = new EventParser()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield parser.push(decoder.decode(value, { stream: true }))
    }
  } finally {
    signal.removeEventListener('abort', cancel)
    cancel()
  }
}
