import type { ReactiveControllerHost } from 'lit'
import { afterEach, describe, expect, test } from 'vitest'
import { FakeClock, settle } from '../testing/FakeClock.js'
import { FakeEndpoint } from '../testing/FakeEndpoint.js'
import { order, states, viewOf } from '../testing/views.js'
import { followPayment } from './followPayment.js'
import { PaymentConnection } from './PaymentConnection.js'

const opening = {
  endpoint: 'https://pay.example/',
  store: order.store,
  order: order.id,
  cart: order.cart,
}
const connections: PaymentConnection[] = []
afterEach(() => {
  for (const connection of connections.splice(0)) connection.hostDisconnected()
})

async function connect(endpoint = new FakeEndpoint(viewOf())) {
  const clock = new FakeClock()
  const seen: string[] = []
  const host = {
    addController() {},
    requestUpdate: () => {
      if (seen.at(-1) !== connection.state) seen.push(connection.state)
    },
  } as unknown as ReactiveControllerHost
  const connection = new PaymentConnection(host, {
    clock,
    fetch: () => endpoint.fetch,
    follow: async () => followPayment,
  })
  connections.push(connection)
  connection.hostConnected()
  connection.open(opening)
  await settle()
  const streams = () => endpoint.requests.filter(({ path }) => path.endsWith('/events')).length
  const polls = () =>
    endpoint.requests.filter(({ path, method }) => method === 'GET' && !path.endsWith('/events'))
      .length
  return { endpoint, clock, connection, seen, streams, polls }
}

describe('opening', () => {
  test('posts order and cart, then streams with the token of the answer', async () => {
    const { endpoint, connection, seen } = await connect()
    const [post, stream] = endpoint.requests
    expect(post).toMatchObject({
      method: 'POST',
      path: '/v1/checkout',
      body: { store: order.store, order: order.id, cart: order.cart },
    })
    expect(stream?.path).toBe(`/v1/payments/${viewOf().id}/events`)
    expect(stream?.headers.get('Authorization')).toBe(`Bearer ${endpoint.token}`)
    expect(connection.view).toEqual(viewOf())
    expect(seen).toEqual(['opening', 'live'])
  })

  test('by id and token asks for the payment and posts nothing', async () => {
    const { endpoint, connection } = await connect()
    endpoint.requests.length = 0
    connection.open({ endpoint: 'https://pay.example', payment: 'pay_1', token: 'T' })
    await settle()
    expect(endpoint.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/payments/pay_1',
      'GET /v1/payments/pay_1/events',
    ])
    expect(endpoint.requests[0]?.headers.get('Authorization')).toBe('Bearer T')
  })

  test('tries again, with growing waits, while the network is away', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    endpoint.offline = true
    const { connection, clock } = await connect(endpoint)
    await clock.tick(1_000 + 2_000 + 4_000)
    expect(endpoint.requests).toHaveLength(4)
    expect(connection.error).toMatchObject({ code: 'unreachable', retryable: true })
    endpoint.offline = false
    await clock.tick(8_000)
    expect(connection.state).toBe('live')
    expect(connection.error).toBeUndefined()
  })

  test('ends at a refusal that asking again cannot change', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    endpoint.error = { status: 422, code: 'amount_below_minimum', retryable: false }
    const { connection, clock } = await connect(endpoint)
    await clock.tick(600_000)
    expect(connection.state).toBe('failed')
    expect(connection.error?.code).toBe('amount_below_minimum')
    expect(endpoint.requests).toHaveLength(1)
  })
})

describe('streaming', () => {
  test('takes a newer view and the same one, and never an older one', async () => {
    const { endpoint, connection } = await connect()
    endpoint.send(viewOf({ sequence: 5, status: 'seen' }))
    await settle()
    expect(connection.view).toMatchObject({ sequence: 5, status: 'seen' })
    endpoint.send(viewOf({ sequence: 4, status: 'waiting' }))
    await settle()
    expect(connection.view).toMatchObject({ sequence: 5, status: 'seen' })
  })

  test('closes once the payment is paid', async () => {
    const { endpoint, connection, clock } = await connect()
    endpoint.send({ ...states.paid, sequence: 9 })
    await settle()
    expect(connection.state).toBe('closed')
    expect(endpoint.open).toBe(0)
    expect(clock.waiting).toBe(0)
  })

  test('reconnects after a server ended the stream, from where it was', async () => {
    const { endpoint, connection, clock, streams } = await connect()
    endpoint.send(viewOf({ sequence: 7 }))
    await settle()
    endpoint.end()
    await settle()
    expect(connection.state).toBe('reconnecting')
    expect(connection.view).toMatchObject({ sequence: 7 })
    await clock.tick(1_000)
    expect(connection.state).toBe('live')
    expect(streams()).toBe(2)
    expect(endpoint.requests.at(-1)?.headers.get('Last-Event-ID')).toBe('7')
  })

  test('a silence of 40 seconds counts as lost, heartbeats keep it', async () => {
    const { endpoint, clock, streams } = await connect()
    for (let beats = 0; beats < 8; beats++) {
      endpoint.write(': beat\n\n')
      await clock.tick(15_000)
    }
    expect(streams()).toBe(1)
    await clock.tick(26_000)
    expect(streams()).toBe(2)
  })

  test('text that is no JSON breaks the connection, and shows nothing new', async () => {
    const { endpoint, connection, clock } = await connect()
    endpoint.write('data: {"sequence": 99\n\n')
    await settle()
    expect(connection.state).toBe('reconnecting')
    expect(connection.view).toEqual(viewOf())
    await clock.tick(1_000)
    expect(connection.state).toBe('live')
  })
})

describe('when streams cannot pass', () => {
  test('polls after the second failure, and says live while polls work', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    const { connection, clock, polls } = await connect(endpoint)
    endpoint.buffering = true
    endpoint.break()
    await clock.tick(1_000 + 8_000)
    expect(connection.state).toBe('live')
    const before = polls()
    endpoint.view = viewOf({ sequence: 3, status: 'seen' })
    await clock.tick(5_000)
    expect(polls()).toBe(before + 1)
    expect(connection.view).toMatchObject({ status: 'seen' })
  })

  test('goes back to streaming when that works again', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    endpoint.buffering = true
    const { clock, polls } = await connect(endpoint)
    await clock.tick(8_000)
    endpoint.buffering = false
    await clock.tick(60_000)
    expect(endpoint.open).toBe(1)
    const before = polls()
    await clock.tick(10_000)
    expect(polls()).toBe(before)
  })

  test('says reconnecting, and keeps the last truth, while nothing works', async () => {
    const { endpoint, connection, clock } = await connect()
    endpoint.offline = true
    endpoint.break()
    await clock.tick(30_000)
    expect(connection.state).toBe('reconnecting')
    expect(connection.view).toEqual(viewOf())
    endpoint.offline = false
    window.dispatchEvent(new Event('online'))
    await clock.tick(1_000)
    expect(connection.state).toBe('live')
  })

  test('stops polling once paid', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    endpoint.buffering = true
    const { connection, clock } = await connect(endpoint)
    await clock.tick(8_000)
    endpoint.view = { ...states.paid, sequence: 8 }
    await clock.tick(5_000)
    expect(connection.state).toBe('closed')
    expect(clock.waiting).toBe(0)
  })

  test('a token that is no longer good ends it', async () => {
    const { endpoint, connection, clock } = await connect()
    endpoint.error = { status: 401, code: 'token_invalid', retryable: false }
    endpoint.break()
    await clock.tick(1_000)
    expect(connection.state).toBe('failed')
    expect(clock.waiting).toBe(0)
  })
})

test('a removed element leaves no stream, no timer and no request behind', async () => {
  const { endpoint, connection, clock } = await connect()
  connection.hostDisconnected()
  await settle()
  expect(endpoint.open).toBe(0)
  expect(clock.waiting).toBe(0)
  const before = endpoint.requests.length
  await clock.tick(600_000)
  expect(endpoint.requests).toHaveLength(before)
})

test('an element that comes back opens again', async () => {
  const { endpoint, connection } = await connect()
  connection.hostDisconnected()
  await settle()
  connection.hostConnected()
  await settle()
  expect(connection.state).toBe('live')
  expect(endpoint.open).toBe(1)
})
