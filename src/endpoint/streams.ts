import type { ServerResponse } from 'node:http'
import { type Database, readEvents, readSequences } from '../database/index.js'
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
  /** Which part of the heartbeat's interval is its own. */
  readonly turn: number
  sent: number
  isSnapshotSent: boolean
}

/** The streams of one payment: what is new is read once for all of them. */
type Group = {
  readonly streams: Set<Stream>
  isPumping: boolean
  isDirty: boolean
}

/** A reader that lets so many bytes pile up is cut: it comes back and gets a snapshot. */
const maximumBacklog = 256 * 1_024

/** Parts of the heartbeat's interval: ten thousand streams at once would hold up everything else. */
const turns = 150

/** Payments that one statement asks for. */
const pollBatch = 1_000

/**
 * Keeps the live streams: first a full snapshot, then every event with its sequence as id.
 *
 * @param heartbeat milliseconds between comments that keep proxies from hanging up. @default 15_000
 * @param retry milliseconds that readers are told to wait before they come back. @default 1_000
 * @param poll milliseconds between two looks for events that nobody told of: another process may have
 * written them, and its word may be lost. @default 2_000
 * @param serve adds what depends on this moment to a view. @default nothing
 */
export function streamsOf({
  database,
  heartbeat = 15_000,
  retry = 1_000,
  poll = 2_000,
  serve = (view) => view,
}: {
  database: Database
  heartbeat?: number
  retry?: number
  poll?: number
  serve?: (view: PaymentView) => PaymentView
}): Streams {
  const groups = new Map<string, Group>()
  let isClosed = false
  let cut = 0
  const forget = database.onEvent((paymentId) => void pump(paymentId))
  let turn = 0
  let opened = 0
  const beat = setInterval(() => {
    turn = (turn + 1) % turns
    for (const { streams } of groups.values()) {
      for (const stream of streams) if (stream.turn === turn) write(stream, ': alive\n\n')
    }
  }, heartbeat / turns)
  beat.unref()
  let isLooking = false
  const look = setInterval(() => void lookAround(), poll)
  look.unref()

  function write({ response }: Stream, text: string): void {
    response.write(text)
    // Node holds it back until the request that made the event has been answered.
    response.socket?.uncork()
    if (response.writableLength <= maximumBacklog) return
    cut += 1
    response.destroy()
  }

  /** Asks for the events that were committed without a word to this process. */
  async function lookAround(): Promise<void> {
    if (isLooking) return
    isLooking = true
    try {
      const ids = [...groups.keys()]
      for (let from = 0; from < ids.length; from += pollBatch) {
        const batch = ids.slice(from, from + pollBatch)
        for (const [id, sequence] of await readSequences({ database, ids: batch })) {
          const streams = groups.get(id)?.streams ?? []
          if ([...streams].some(({ sent }) => sent < sequence)) void pump(id)
        }
      }
    } catch {
      // The database is out of reach: the next look may find it.
    } finally {
      isLooking = false
    }
  }

  /** Sends what the database has beyond what was sent; what is announced meanwhile is sent as well. */
  async function pump(paymentId: string): Promise<void> {
    const group = groups.get(paymentId)
    if (group === undefined) return
    group.isDirty = true
    if (group.isPumping) return
    group.isPumping = true
    try {
      while (group.isDirty && group.streams.size > 0) {
        group.isDirty = false
        await sendNews(paymentId, group)
      }
    } catch {
      for (const { response } of group.streams) response.destroy()
    } finally {
      group.isPumping = false
    }
  }

  async function sendNews(id: string, { streams }: Group): Promise<void> {
    const fresh = [...streams].filter(({ isSnapshotSent }) => !isSnapshotSent)
    if (fresh.length > 0) await sendSnapshots(id, fresh)
    if (streams.size === 0) return
    const after = [...streams].reduce((least, { sent }) => Math.min(least, sent), Infinity)
    const texts = (await readEvents({ database, id, after })).map((view) => ({
      sequence: view.sequence,
      text: textOf('payment', view),
    }))
    for (const stream of streams) {
      if (!stream.isSnapshotSent) continue
      for (const { sequence, text } of texts)
        if (sequence > stream.sent) send(stream, sequence, text)
    }
  }

  /**
   * The newest view for a reader that has none. One that comes back gets what it missed, and the first
   * of that is its snapshot; one that missed nothing, or claims more than there is, gets the newest.
   */
  async function sendSnapshots(id: string, fresh: readonly Stream[]): Promise<void> {
    const [newest] = await readEvents({ database, id, after: 0, last: 1 })
    if (newest === undefined) return
    for (const stream of fresh) {
      const missed =
        stream.sent > 0 && stream.sent < newest.sequence
          ? await readEvents({ database, id, after: stream.sent })
          : []
      const [first = newest, ...rest] = missed
      stream.isSnapshotSent = true
      send(stream, first.sequence, textOf('snapshot', first))
      for (const view of rest) send(stream, view.sequence, textOf('payment', view))
    }
  }

  function textOf(event: 'snapshot' | 'payment', view: PaymentView): string {
    return `event: ${event}\nid: ${view.sequence}\ndata: ${JSON.stringify(serve(view))}\n\n`
  }

  function send(stream: Stream, sequence: number, text: string): void {
    stream.sent = sequence
    write(stream, text)
  }

  function leave(paymentId: string, group: Group, stream: Stream): void {
    group.streams.delete(stream)
    if (group.streams.size === 0 && groups.get(paymentId) === group) groups.delete(paymentId)
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
      // Node sends the headers with the first bytes of the body, so there are some at once.
      response.write(`retry: ${retry}\n\n`)
      if (isClosed) {
        response.end()
        return
      }
      const group = groups.get(paymentId) ?? {
        streams: new Set(),
        isPumping: false,
        isDirty: false,
      }
      groups.set(paymentId, group)
      opened += 1
      const stream: Stream = {
        response,
        turn: opened % turns,
        sent: after,
        isSnapshotSent: false,
      }
      group.streams.add(stream)
      response.on('close', () => leave(paymentId, group, stream))
      void pump(paymentId)
    },
    count: () => [...groups.values()].reduce((sum, { streams }) => sum + streams.size, 0),
    cut: () => cut,
    close() {
      isClosed = true
      forget()
      clearInterval(beat)
      clearInterval(look)
      for (const { streams } of groups.values()) {
        for (const { response } of streams) response.end(`retry: ${retry}\n\n`)
      }
      groups.clear()
    },
  }
}
