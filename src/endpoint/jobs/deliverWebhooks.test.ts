import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import {
  claimJob,
  leaseSeconds,
  pruneDeliveries,
  readBacklog,
  readDeliveries,
  readTargets,
  readTries,
  recordHold,
  redeliver,
} from '../../database/index.js'
import { webhookChannel, weekLong } from '../../notifications/index.js'
import { guardedFetch } from '../../outbound/index.js'
import { apiKey, cart, startApp } from '../endpoint.fixture.js'
import { deliverWebhooks } from './deliverWebhooks.js'

const log = pino({ level: 'silent' })
const secret = randomBytes(32)
const begin = Math.floor(Date.now() / 1_000)

const closing: (() => Promise<unknown> | undefined)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Event = {
  type: string
  data: { version: number; payment: { id: string; order: { id: string } } }
}

/** A merchant's receiver, whose answers can be changed. */
async function receiver(first: number | ((event: Event) => number) = 204) {
  let answer = first
  const events: Event[] = []
  const ids: string[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      const event = new Webhook(`whsec_${secret.toString('base64')}`).verify(
        body,
        request.headers as Record<string, string>,
      ) as Event
      events.push(event)
      ids.push(`${request.headers['webhook-id']}`)
      response.writeHead(typeof answer === 'number' ? answer : answer(event)).end()
      for (const { count, resolve } of waiting) if (events.length >= count) resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
    return undefined
  })
  return {
    events,
    ids,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    set: (next: typeof answer) => {
      answer = next
    },
    /** Resolves once so many requests came. */
    came: (count: number) =>
      events.length >= count
        ? Promise.resolve()
        : new Promise<void>((resolve) => void waiting.push({ count, resolve })),
  }
}

/** An endpoint whose events go to these receivers. The clock stands still until it is moved. */
async function world(...urls: string[]) {
  let clock = begin
  const now = () => clock
  const started = await startApp({ now })
  const { app, database } = started
  closing.push(() => database.close())
  const fetch = guardedFetch({ policy: { privateTargets: [], isLoopbackAllowed: true } })
  const channels = urls.map((url) =>
    webhookChannel({
      target: { url, secrets: [secret] },
      fetch,
      now: () => Math.floor(Date.now() / 1_000),
    }),
  )
  const start = async () => {
    const job = await deliverWebhooks({
      ...{ database, channels, log, now, schedule: weekLong, random: () => 0.5 },
    })
    let isStopped = false
    const stop = () => {
      if (isStopped) return Promise.resolve()
      isStopped = true
      return job.stop()
    }
    closing.push(stop)
    return { wake: job.wake, stop }
  }
  const open = async (order: string) => {
    const response = await app.request('/v1/payments', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': `k${order}`,
      },
      body: JSON.stringify({
        ...{ store: 'sandbox', order, cart },
        total: { amount: '25.50', currency: 'USD' },
      }),
    })
    return ((await response.json()) as { payment: { id: string } }).payment.id
  }
  const hold = (paymentId: string, held: 'held' | 'released') =>
    recordHold({ database, paymentId, hold: held, now: clock })
  const move = (seconds: number) => {
    clock += seconds
  }
  const names = channels.map(({ name }) => name)
  /** Resolves once nothing of a state is left, or so much is there; asked after every turn. */
  const until = async (isThere: () => Promise<boolean>) => {
    while (!(await isThere())) await new Promise((resolve) => setImmediate(resolve))
  }
  const count = (state: 'open' | 'delivered' | 'dead', target?: string) =>
    readDeliveries({ database, state, target, limit: 100 }).then((rows) => rows.length)
  return { ...started, start, open, hold, move, names, until, count, now }
}

describe('webhooks', () => {
  test('tell every event once, in order, with its version and the view of that event', async () => {
    const target = await receiver()
    const { start, open, hold, until, count, database } = await world(target.url)
    await start()
    const id = await open('1001')
    await hold(id, 'held')
    await hold(id, 'released')
    await target.came(3)
    await until(async () => (await count('delivered')) === 3)
    expect(target.events.map(({ data }) => data.version)).toEqual([1, 2, 3])
    expect(target.events.map(({ type }) => type)).toEqual([
      ...['payment.opened', 'payment.updated', 'payment.updated'],
    ])
    expect(target.ids).toEqual([1, 2, 3].map((version) => `msg_${id}_${version}`))
    expect(target.events[1]?.data.payment).toMatchObject({ id, exceptions: ['held'], sequence: 2 })
    expect(JSON.stringify(target.events)).not.toMatch(/token"?:"[^0]|paymentToken/i)
    const tries = await readTries({ database, limit: 10 })
    expect(tries.map(({ sequence, attempt, status }) => [sequence, attempt, status])).toEqual([
      ...[3, 2, 1].map((version) => [version, 1, 204]),
    ])
  })

  test('a target that is dead holds up no other', async () => {
    const [dead, alive] = [await receiver(500), await receiver()]
    const { start, open, hold } = await world(dead.url, alive.url)
    await start()
    const id = await open('1001')
    await hold(id, 'held')
    await alive.came(2)
    await dead.came(1)
    expect(alive.events.map(({ data }) => data.version)).toEqual([1, 2])
    // Its second event waits behind the first, which is not taken.
    expect(dead.events.map(({ data }) => data.version)).toEqual([1])
  })

  test('an event that is refused holds up its own payment, and no other', async () => {
    const target = await receiver((event) => (event.data.payment.order.id === '1001' ? 400 : 204))
    const { start, open, hold, until, count, move, database } = await world(target.url)
    const job = await start()
    const [first, second] = [await open('1001'), await open('1002')]
    await hold(first, 'held')
    await hold(second, 'held')
    await until(async () => (await count('delivered')) === 2)
    const seen = () => target.events.map(({ data }) => `${data.payment.order.id} ${data.version}`)
    expect(seen().sort()).toEqual(['1001 1', '1002 1', '1002 2'])
    target.set(204)
    await until(async () => (await readTries({ database, limit: 9 })).length === 3)
    move(5)
    job.wake()
    await until(async () => (await count('delivered')) === 4)
    expect(seen().slice(3)).toEqual(['1001 1', '1001 2'])
  })

  test('are tried for a week, then given up, visible, and delivered again by hand', async () => {
    const target = await receiver(503)
    const { start, open, until, count, move, database, endpoint, app, now } = await world(
      target.url,
    )
    const job = await start()
    const id = await open('1001')
    let tried = 0
    while ((await count('dead')) === 0) {
      tried += 1
      await until(async () => {
        const [latest] = await readTries({ database, limit: 1 })
        const [row] = await readDeliveries({ database, limit: 1 })
        return latest?.attempt === tried && (row?.state === 'dead' || (row?.dueAt ?? 0) > now())
      })
      const [{ dueAt = now() } = {}] = await readDeliveries({ database, state: 'open', limit: 1 })
      move(dueAt - now())
      job.wake()
    }
    expect(tried).toBe(18)
    expect(now() - begin).toBeGreaterThan(7 * 86_400)
    expect(new Set(target.ids)).toEqual(new Set([`msg_${id}_1`]))
    const [row] = await readDeliveries({ database, state: 'dead', limit: 1 })
    expect(row).toMatchObject({ attempts: 18, lastError: 'answered 503', dueAt: undefined })
    expect(await endpoint.metrics.text()).toContain('pay_outbox_dead{kind="webhook"} 1')
    expect(await (await app.request('/ready')).json()).toEqual({
      status: 'ready',
      warnings: ['1 webhooks were given up: pay-with-usdc webhooks redeliver --dead'],
    })

    target.set(200)
    expect(await redeliver({ database, redelivery: { dead: true }, now: now() })).toBe(1)
    job.wake()
    await until(async () => (await count('delivered')) === 1)
    expect(target.ids.at(-1)).toBe(`msg_${id}_1`)
    expect(await (await app.request('/ready')).json()).toEqual({ status: 'ready' })
    const [last] = await readTries({ database, limit: 1 })
    expect(last).toMatchObject({ attempt: 19, status: 200 })
  })

  test('stop for a target that answers 410, which is visible, until they are asked for again', async () => {
    const [gone, alive] = [await receiver(410), await receiver()]
    const { start, open, hold, until, count, names, database, endpoint, app, now } = await world(
      ...[gone.url, alive.url],
    )
    const job = await start()
    const id = await open('1001')
    await until(async () => (await count('dead', names[0])) === 1)
    await hold(id, 'held')
    await alive.came(2)
    expect(gone.events.length).toBe(1)
    const off = (await readTargets({ database })).filter(({ offAt }) => offAt !== undefined)
    expect(off.map(({ target }) => target)).toEqual([names[0]])
    expect(await endpoint.metrics.text()).toContain(`pay_webhook_off{target="${names[0]}"} 1`)
    const { warnings } = (await (await app.request('/ready')).json()) as { warnings: string[] }
    expect(warnings).toContain(`${names[0]} answered 410 and gets no webhooks any more`)

    gone.set(204)
    await redeliver({ database, redelivery: { since: begin }, now: now() })
    job.wake()
    await gone.came(3)
    expect(gone.events.map(({ data }) => data.version)).toEqual([1, 1, 2])
  })

  test('a worker that dies gives its event back, and one that comes late does not bring it twice', async () => {
    const target = await receiver()
    const { start, open, until, count, move, database, names, now } = await world(target.url)
    const job = await start()
    await job.stop()
    await open('1001')
    const [name = ''] = names
    expect(await claimJob({ database, target: name, now: now() })).toBeDefined()
    const next = await start()
    expect(target.events.length).toBe(0)
    move(leaseSeconds)
    next.wake()
    await until(async () => (await count('delivered')) === 1)
    expect(target.events.length).toBe(1)
  })

  test('what ended a month ago is forgotten, and what was given up is not', async () => {
    const target = await receiver((event) => (event.data.payment.order.id === '1001' ? 410 : 204))
    const { start, open, until, count, move, database, now } = await world(target.url)
    const job = await start()
    await open('1002')
    await until(async () => (await count('delivered')) === 1)
    await open('1001')
    await until(async () => (await count('dead')) === 1)
    await job.stop()
    move(30 * 86_400)
    await pruneDeliveries({ database, before: now() - 30 * 86_400 })
    expect([await count('delivered'), await count('dead')]).toEqual([1, 1])
    move(1)
    await pruneDeliveries({ database, before: now() - 30 * 86_400 })
    expect([await count('delivered'), await count('dead')]).toEqual([0, 1])
    expect(await readTries({ database, limit: 9 })).toEqual([])
  })

  test('that left the settings wait, and do not count; nothing is queued for them', async () => {
    const target = await receiver(500)
    const { start, open, hold, until, database } = await world(target.url)
    const job = await start()
    const id = await open('1001')
    await until(async () => (await readTries({ database, limit: 1 })).length === 1)
    await job.stop()
    const none = await deliverWebhooks({
      ...{ database, channels: [], log, now: () => begin, schedule: weekLong, random: () => 0.5 },
    })
    await hold(id, 'held')
    await none.stop()
    const { open: left, oldestQueued } = await readBacklog({ database })
    // What staff are told of the hold is all that counts.
    expect([left, oldestQueued]).toEqual([1, begin])
    expect((await readDeliveries({ database, limit: 10 })).length).toBe(1)
  })
})
