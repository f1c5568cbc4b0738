import { backoff, pause } from './clock.js'
import { EventParser } from './EventParser.js'
import { type Access, asError, getPayment, streamPayment } from './endpoint.js'
import type { Following, FollowPayment, PaymentConnection } from './PaymentConnection.js'

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

/** Streams a payment, reconnects, and polls when streams cannot pass; first opens it, patiently. */
export const followPayment: FollowPayment = (connection, following) =>
  new Follower(connection, following).follow()

class Follower {
  readonly #connection: PaymentConnection
  readonly #following: Following
  #attempt: AbortController | undefined
  #lastByte = 0

  constructor(connection: PaymentConnection, following: Following) {
    this.#connection = connection
    this.#following = following
  }

  async follow(): Promise<void> {
    const { clock, signal } = this.#following
    // A network came back: the old connection is of the old one.
    addEventListener('online', () => this.#attempt?.abort(), { signal })
    document.addEventListener('visibilitychange', () => this.#abortWhenOverdue(), { signal })
    const access = await this.#opened()
    let failures = 0
    while (access !== undefined && !this.#isOver) {
      const outcome = await this.#stream(access)
      if (this.#isOver || outcome === 'refused') break
      if (outcome === 'ended') failures = 0
      failures = Math.max(failures + 1, outcome === 'silent' ? 2 : 0)
      if (failures < 2) this.#connection.move('reconnecting')
      else if (await this.#poll(access)) continue
      await pause(backoff(failures, clock), this.#following)
    }
    if (!signal.aborted) this.#connection.move('closed')
  }

  async #opened(): Promise<Access | undefined> {
    const { open, clock, signal } = this.#following
    let { access } = this.#following
    for (let failures = 1; access === undefined && !signal.aborted; failures++) {
      await pause(backoff(failures, clock), this.#following)
      if (!signal.aborted) access = await open()
    }
    return access
  }

  async #stream(access: Access): Promise<Outcome> {
    const { clock, fetch, signal: run } = this.#following
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
    let cancelWatch = clock.after(firstByteLimit, give)
    let views = 0
    try {
      const { sequence } = this.#connection
      const response = await streamPayment(access, sequence, { fetch: fetch(), signal })
      for await (const messages of messagesOf(response, signal)) {
        heard = true
        this.#lastByte = clock.now()
        cancelWatch()
        cancelWatch = clock.after(silenceLimit, give)
        for (const message of messages) {
          this.#take(JSON.parse(message.data))
          views++
        }
        if (this.#isOver) break
      }
    } catch (error) {
      if (!signal.aborted && this.#connection.fail(asError(error))) return 'refused'
    } finally {
      cancelWatch()
      run.removeEventListener('abort', stop)
      stop()
    }
    if (silent) return 'silent'
    return views > 0 ? 'ended' : 'failed'
  }

  /** Polls for a while. True when it worked to the end, and streaming is worth another try. */
  async #poll(access: Access): Promise<boolean> {
    const { clock, fetch, signal } = this.#following
    for (let round = 0; round < pollRounds && !this.#isOver; round++) {
      try {
        this.#take(await getPayment(access, { fetch: fetch(), signal }))
      } catch (error) {
        if (signal.aborted || this.#connection.fail(asError(error))) return true
        this.#connection.move('reconnecting')
        return false
      }
      if (!this.#isOver) await pause(pollInterval * (0.75 + clock.random() / 2), this.#following)
    }
    return true
  }

  #take(view: unknown): void {
    this.#connection.take(view)
    this.#connection.move('live')
  }

  /** Nothing more can come: the payment is paid, or nobody follows it any more. */
  get #isOver(): boolean {
    const view = this.#connection.view as { status?: unknown } | null | undefined
    return this.#following.signal.aborted || view?.status === 'paid'
  }

  /** A tab came back: a heartbeat that is overdue means that the device slept. */
  #abortWhenOverdue(): void {
    const silence = this.#following.clock.now() - this.#lastByte
    if (!document.hidden && silence > silenceLimit / 2) this.#attempt?.abort()
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
