/** One message of a stream of server-sent events. */
export type StreamMessage = {
  /** @default 'message' */
  readonly event: string
  readonly data: string
}

/**
 * Reads `text/event-stream` piece by piece, as the HTML standard describes it.
 *
 * `EventSource` gives up for good on the first 503 and can send no token; so the element reads the
 * stream itself. Comments (the heartbeat) give no message. Ids and `retry` are not kept: every
 * message carries its own sequence, and the wait before a new connection is the element's.
 */
export class EventParser {
  #rest = ''
  #event = ''
  #data: string[] = []

  /** Takes the next piece of decoded text; pieces may be cut anywhere. */
  push(piece: string): StreamMessage[] {
    const text = this.#rest + piece
    // A last "\r" may be half of a "\r\n".
    const lines = text.split(/\r\n|\n|\r(?!$)/)
    this.#rest = lines.pop() ?? ''
    return lines.flatMap((line) => this.#line(line) ?? [])
  }

  #line(line: string): StreamMessage | undefined {
    if (line === '') return this.#dispatch()
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') this.#event = value
    else if (field === 'data') this.#data.push(value)
    return undefined
  }

  #dispatch(): StreamMessage | undefined {
    const message =
      this.#data.length === 0
        ? undefined
        : { event: this.#event || 'message', data: this.#data.join('\n') }
    this.#event = ''
    this.#data = []
    return message
  }
}
