import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Database } from '../database/index.js'
import { cart, startApp, treasury } from './endpoint.fixture.js'
import { openOrder } from './openOrder.js'
import { type Streams, streamsOf } from './streams.js'

/** As much of Node's response as a stream uses. */
class FakeResponse {
  writableLength = 0
  text = ''
  /** What has left: Node holds the rest back until the end of its turn. */
  sent = ''
  readonly socket = {
    uncork: () => {
      this.sent = this.text
    },
  }
  state: 'open' | 'ended' | 'destroyed' = 'open'
  private onClose: () => void = () => undefined
  writeHead(): void {}
  write(text: string): void {
    this.text += text
  }
  on(_event: 'close', listener: () => void): void {
    this.onClose = listener
  }
  end(text: string): void {
    this.text += text
    this.state = 'ended'
    this.onClose()
  }
  destroy(): void {
    this.state = 'destroyed'
    this.onClose()
  }
  get ids(): number[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  }
}

describe('streamsOf', () => {
  let database: Database
  let streams: Streams
  let paymentId: string
  let world: Awaited<ReturnType<typeof startApp>>

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    world = await startApp()
    database = world.database
    streams = streamsOf({ database })
    const opened = await open('1.00')
    if (!opened.ok) throw new Error(opened.code)
    paymentId = opened.value
  })
  afterEach(async () => {
    streams.close()
    vi.useRealTimers()
    await database.close()
  })

  /** Opens the order; another total is another quote, and so another event. */
  function open(amount: string) {
    const now = () => 1_700_000_000
    const total = { amount, currency: 'USD' }
    return openOrder({ ...world.endpoint, database, now }, { id: '7', cart, total })
  }

  function read(after = 0): FakeResponse {
    const response = new FakeResponse()
    streams.open({
      response: response as unknown as ServerResponse,
      paymentId,
      after,
      headers: {},
    })
    return response
  }

  test('sends a snapshot, then every event', async () => {
    const reader = read()
    await vi.waitFor(() => expect(reader.ids).toEqual([1]))
    await open('2.00')
    await open('3.00')
    await vi.waitFor(() => expect(reader.ids).toEqual([1, 2, 3]))
    expect(reader.text).toMatch(/^retry: 1000\n\nevent: snapshot\nid: 1\n/)
    expect(reader.text).toContain(`"treasury":"${treasury}"`)
    expect(reader.text.match(/event: payment/g)).toHaveLength(2)
  })

  test('an event leaves at once, before the work that follows from it', async () => {
    const reader = read()
    await vi.waitFor(() => expect(reader.ids).toEqual([1]))
    await open('2.00')
    await vi.waitFor(() => expect(reader.ids).toEqual([1, 2]))
    expect(reader.sent).toBe(reader.text)
  })

  test('an event that comes while others are being sent is not forgotten', async () => {
    const reader = read()
    await Promise.all(Array.from({ length: 30 }, (_, at) => open(`${at + 2}.00`)))
    await vi.waitFor(() => expect(reader.ids.at(-1)).toBe(31))
    expect(reader.ids).toEqual(
      Array.from({ length: 31 }, (_, at) => at + 1).slice(-reader.ids.length),
    )
  })

  test('the heartbeats of many streams come one after the other', async () => {
    const responses = Array.from({ length: 15 }, () => new FakeResponse())
    for (const response of responses) {
      streams.open({ response: response as never, paymentId, after: 0, headers: {} })
    }
    const alive = () => responses.filter(({ text }) => text.includes(': alive')).length
    vi.advanceTimersByTime(100)
    expect(alive()).toBe(1)
    vi.advanceTimersByTime(14_900)
    expect(alive()).toBe(15)
  })

  test('an event that nobody told of is found', async () => {
    const response = new FakeResponse()
    streams.open({ response: response as never, paymentId, after: 0, headers: {} })
    await vi.waitFor(() => expect(response.ids).toEqual([1]))
    const silent = { ...database, announce: () => undefined }
    const total = { amount: '2.00', currency: 'USD' }
    const order = { id: '7', cart, total }
    await openOrder({ ...world.endpoint, database: silent, now: () => 1_700_000_000 }, order)
    expect(response.ids).toEqual([1])
    vi.advanceTimersByTime(2_000)
    await vi.waitFor(() => expect(response.ids).toEqual([1, 2]))
  })

  test('keeps proxies awake every fifteen seconds', async () => {
    const reader = read()
    await vi.waitFor(() => expect(reader.ids).toEqual([1]))
    const beats = () => reader.text.match(/^: alive\n\n/gm)?.length ?? 0
    const before = beats()
    vi.advanceTimersByTime(30_000)
    expect(beats() - before).toBe(2)
  })

  test('cuts a reader that does not read, and only that one', async () => {
    const slow = read()
    const quick = read()
    await vi.waitFor(() => expect(quick.ids).toEqual([1]))
    slow.writableLength = 256 * 1_024 + 1
    await open('2.00')
    await vi.waitFor(() => expect(quick.ids).toEqual([1, 2]))
    await vi.waitFor(() => expect(slow.state).toBe('destroyed'))
    expect(quick.state).toBe('open')
    expect(streams.count()).toBe(1)
  })

  test('forgets a reader that has gone', async () => {
    const reader = read()
    expect(streams.count()).toBe(1)
    reader.destroy()
    expect(streams.count()).toBe(0)
  })

  test('tells readers to come back when the endpoint stops, and takes no new ones', async () => {
    const reader = read()
    streams.close()
    expect(reader.state).toBe('ended')
    expect(reader.text).toMatch(/retry: 1000\n\n$/)
    const late = new FakeResponse()
    const end = vi.fn()
    Object.assign(late, { end })
    streams.open({ response: late as unknown as ServerResponse, paymentId, after: 0, headers: {} })
    expect(end).toHaveBeenCalledOnce()
  })

  test('cuts its readers when the database fails: they come back and ask again', async () => {
    const reader = read()
    await vi.waitFor(() => expect(reader.ids).toEqual([1]))
    const { sql } = database
    Object.assign(database, {
      sql: {
        selectFrom: () => {
          throw new Error('disk')
        },
      },
    })
    database.announce([paymentId])
    await vi.waitFor(() => expect(reader.state).toBe('destroyed'))
    Object.assign(database, { sql })
  })
})
