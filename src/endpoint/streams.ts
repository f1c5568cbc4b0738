import type { ServerResponse } from 'node:http'
import { type Database, readEvents } from '../database/index.js'
import type { PaymentView } from '../protocol/index.js'

/** The open live streams. */
export type Streams = {
  /** Sends a payment's events to a response until either side ends it. */
  readonly open: (input: {
    readonly response: ServerResponse
    readonly paymentId: string
    /** Sequence of the last event that the reader has; 0 for none. */
    readonly after: number
    readonly headers: Readonly<Record<string, string>>
  }) => void
  /** How many are open. */
  readonly count: () => number
  /** How many were cut because their reader did not keep up. */
  readonly cut: () => number
  /** Ends them all and tells the readers when to come back. Afterwards none can be opened. */
  readonly close: () => void
}

type Stream = {
  readonly response: ServerResponse
  readonly paymentId: string
  sent: number
  isSnapshotSent: boolean
  isPumping: boolean
  isDirty: boolean
}

/** A reader that lets so many bytes pile up is cut: it comes back and gets a snapshot. */
const maximumBacklog = 256 * 1_024

/**
 * Keeps the live streams: first a full snapshot, then every event with its sequence as id.
 *
 * @param heartbeat milliseconds between comments that keep proxies from hanging up. @default 15_000
 * @param retry milliseconds that readers are told to wait before they come back. @default 1_000
 * @param serve adds what depends on this moment to a view. @default nothing
 */
export function streamsOf({
  database,
  heartbeat = 15_000,
  retry = 1_000,
  serve = (view) => view,
}: {
  database: Database
  heartbeat?: number
  retry?: number
  serve?: (view: PaymentView) => PaymentView
}): Streams {
  const streams = new Set<Stream>()
  let isClosed = false
  let cut = 0
  const forget = database.onEvent((paymentId) => {
    for (const stream of streams) if (stream.paymentId === paymentId) void pump(stream)
  })
  const timer = setInterval(() => {
    for (const stream of streams) write(stream, ': alive\n\n')
  }, heartbeat)
  timer.unref()

  function write({ response }: Stream, text: string): void {
    response.write(text)
    if (response.writableLength <= maximumBacklog) return
    cut += 1
    response.destroy()
  }

  /** Sends what the database has beyond `sent`; what is announced meanwhile is sent as well. */
  async function pump(stream: Stream): Promise<void> {
    stream.isDirty = true
    if (stream.isPumping) return
    stream.isPumping = true
    try {
      while (stream.isDirty && streams.has(stream)) {
        stream.isDirty = false
        const { paymentId: id, sent: after } = stream
        const last = stream.isSnapshotSent || after > 0 ? 1_000 : 1
        for (const view of await readEvents({ database, id, after, last })) send(stream, view)
        // A reader that has missed nothing, or claims more than there is, still gets its snapshot.
        if (!stream.isSnapshotSent) {
          for (const view of await readEvents({ database, id, after: 0, last: 1 }))
            send(stream, view)
        }
      }
    } catch {
      stream.response.destroy()
    } finally {
      stream.isPumping = false
    }
  }

  function send(stream: Stream, view: PaymentView): void {
    const event = stream.isSnapshotSent ? 'payment' : 'snapshot'
    stream.isSnapshotSent = true
    stream.sent = view.sequence
    write(stream, `event: ${event}\nid: ${view.sequence}\ndata: ${JSON.stringify(serve(view))}\n\n`)
  }

  return {
    open({ response, paymentId, after, headers }) {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        // Proxies hold a stream back otherwise: no-transform stops compression, the other buffering.
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      })
      const stream: Stream = {
        response,
        paymentId,
        sent: after,
        isSnapshotSent: false,
        isPumping: false,
        isDirty: false,
      }
      // Node sends the headers with the first bytes of the body, so there are some at once.
      response.write(`retry: ${retry}\n\n`)
      if (isClosed) {
        response.end()
        return
      }
      streams.add(stream)
      response.on('close', () => streams.delete(stream))
      void pump(stream)
    },
    count: () => streams.size,
    cut: () => cut,
    close() {
      isClosed = true
      forget()
      clearInterval(timer)
      for (const { response } of streams) response.end(`retry: ${retry}\n\n`)
      streams.clear()
    },
  }
}
