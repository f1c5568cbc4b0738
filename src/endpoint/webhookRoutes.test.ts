import { expect, test } from 'vitest'
import { claimJob, followTargets, recordDelivery, recordHold } from '../database/index.js'
import { apiKey, cart, startApp } from './endpoint.fixture.js'

const [one, two] = ['a.example#11111111', 'b.example#22222222']
const start = 1_700_000_000

/** An endpoint with two targets and one payment of two events. */
async function setUp() {
  const world = await startApp()
  const { app, database } = world
  await followTargets({ database, targets: [one, two] })
  const ask = async (path: string, init: RequestInit = {}, key = apiKey) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const response = await app.request(path, {
      ...init,
      headers: { ...headers, 'idempotency-key': 'k1' },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const post = (path: string, body: unknown, key?: string) =>
    ask(path, { method: 'POST', body: JSON.stringify(body) }, key)
  const opened = await post('/v1/payments', {
    ...{ store: 'sandbox', order: '1042', cart },
    total: { amount: '25.50', currency: 'USD' },
  })
  const { id } = opened.body.payment as { id: string }
  await recordHold({ database, paymentId: id, hold: 'held', now: start + 1 })
  const list = async (query = '') => {
    const { body } = await ask(`/v1/webhooks/deliveries${query}`)
    return body as { deliveries: Record<string, unknown>[]; next?: number }
  }
  /** Has one target's next event end in some way. */
  const end = async (target: string, kind: 'delivered' | 'dead') => {
    const job = await claimJob({ database, target, now: start + 1 })
    if (job === undefined) throw new RangeError('Nothing is due.')
    const attempt = { status: kind === 'dead' ? 500 : 200, error: 'answered', milliseconds: 3 }
    await recordDelivery({ database, job, attempt, verdict: { kind }, now: start + 2 })
  }
  return { ...world, ask, post, id, list, end }
}

test('deliveries are listed newest first, page by page, each with its event and how it stands', async () => {
  const { list, id, end } = await setUp()
  await end(one, 'delivered')
  await end(two, 'dead')
  const first = await list('?limit=3')
  expect(first.deliveries.length).toBe(3)
  const second = await list(`?limit=3&before=${first.next}`)
  expect(second.next).toBeUndefined()
  const all = [...first.deliveries, ...second.deliveries]
  expect(all.map(({ target, version, state }) => [target, version, state])).toEqual([
    [two, 2, 'open'],
    [one, 2, 'open'],
    [two, 1, 'dead'],
    [one, 1, 'delivered'],
  ])
  expect(all[2]).toEqual({
    ...{ id: expect.any(Number), event: `msg_${id}_1`, type: 'payment.opened', payment: id },
    ...{ version: 1, target: two, state: 'dead', attempts: 1, lastError: 'answered' },
    ...{ queuedAt: '2023-11-14T22:13:20.000Z', endedAt: '2023-11-14T22:13:22.000Z' },
  })
  expect((await list('?state=dead')).deliveries.length).toBe(1)
  expect((await list('?state=delivered')).deliveries.length).toBe(1)
  expect((await list(`?state=open&target=${encodeURIComponent(one)}`)).deliveries.length).toBe(1)
})

test('one event, what was given up, or everything since a time is delivered again', async () => {
  const { post, list, id, end } = await setUp()
  await end(one, 'delivered')
  await end(two, 'dead')
  const again = async (body: unknown) => {
    const { status, body: answer } = await post('/v1/webhooks/redeliver', body)
    return [status, answer.queued ?? answer.code]
  }
  expect(await again({ dead: true })).toEqual([202, 1])
  expect(await again({ dead: true })).toEqual([202, 0])
  expect(await again({ event: `msg_${id}_1` })).toEqual([202, 2])
  const open = (await list('?state=open')).deliveries
  expect(open.map(({ target, version, attempts }) => [target, version, attempts])).toEqual([
    ...[two, one].map((target) => [target, 2, 0]),
    // Tries are counted on, so that a worker of before cannot have a say.
    ...[two, one].map((target) => [target, 1, 1]),
  ])
  expect(await again({ since: '2023-11-14T22:13:21Z' })).toEqual([202, 2])
  expect(await again({ since: '2023-11-14T22:13:22Z' })).toEqual([202, 0])
  expect(await again({ event: `msg_${id}_9` })).toEqual([404, 'event_not_found'])
  expect(await again({ event: 'msg_1' })).toEqual([404, 'event_not_found'])
})

test.each([
  [{}],
  [{ dead: false }],
  [{ dead: true, since: '2023-11-14T22:13:21Z' }],
  [{ since: 'yesterday' }],
  [{ event: 7 }],
])('%j is no wish', async (body) => {
  const { post } = await setUp()
  expect((await post('/v1/webhooks/redeliver', body)).status).toBe(400)
})

test('only a merchant’s key sees or moves them', async () => {
  const { ask, post } = await setUp()
  for (const { status, body } of [
    await ask('/v1/webhooks/deliveries', {}, 'wrong'),
    await post('/v1/webhooks/redeliver', { dead: true }, 'wrong'),
  ]) {
    expect([status, body.code]).toEqual([401, 'api_key_invalid'])
  }
})
