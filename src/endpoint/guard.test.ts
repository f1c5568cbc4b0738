import { describe, expect, test } from 'vitest'
import { recordApiKey } from '../database/index.js'
import { newKey } from './apiKeys.js'
import { createApp } from './app.js'
import { apiKey, cart, scripts, startApp } from './endpoint.fixture.js'

const start = 1_700_000_000

async function setUp(change: Record<string, string>) {
  let clock = start
  const world = await startApp({ now: () => clock, change })
  function ask(path: string, key?: string, socket = '203.0.113.9') {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
    const incoming = { socket: { remoteAddress: socket }, rawHeaders: [] }
    return world.app.request(path, { headers }, { incoming })
  }
  const tick = (seconds: number) => {
    clock += seconds
  }
  return { ...world, ask, tick }
}
const list = '/v1/webhooks/deliveries'

describe('requests are limited', () => {
  test('for each address, with a time to come back; another one is served', async () => {
    const { ask, tick } = await setUp({ PAY_ADDRESS_REQUESTS_PER_MINUTE: '3' })
    for (let at = 0; at < 3; at += 1) expect((await ask(list, 'wrong')).status).toBe(401)
    const refused = await ask(list, 'wrong')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20'])
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', retryable: true })
    expect((await ask(list, apiKey)).status).toBe(429)
    expect((await ask('/pay/pay_1/token')).status).toBe(429)
    expect((await ask(list, apiKey, '203.0.113.10')).status).toBe(200)
    tick(20)
    expect((await ask(list, apiKey)).status).toBe(200)
  })

  test('one host has the whole of its /64', async () => {
    const { ask } = await setUp({ PAY_ADDRESS_REQUESTS_PER_MINUTE: '1' })
    expect((await ask(list, apiKey, '2001:db8::1')).status).toBe(200)
    expect((await ask(list, apiKey, '2001:db8::2:3')).status).toBe(429)
    expect((await ask(list, apiKey, '2001:db8:0:1::1')).status).toBe(200)
  })

  test('for each key, wherever it comes from; another key is served', async () => {
    const { ask, database } = await setUp({ PAY_KEY_REQUESTS_PER_MINUTE: '2' })
    const { key, ...made } = newKey()
    const row = { ...made, name: 'erp', scopes: ['read'], createdAt: start, expiresAt: undefined }
    await recordApiKey({ database, key: row, actor: 'command' })
    for (const socket of ['203.0.113.1', '203.0.113.2']) {
      expect((await ask(list, key, socket)).status).toBe(200)
    }
    const refused = await ask(list, key, '203.0.113.3')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
    expect((await ask(list, apiKey)).status).toBe(200)
  })

  test('for each payment, whoever asks; another payment is served', async () => {
    const { ask, app, store } = await setUp({ PAY_PAYMENT_REQUESTS_PER_MINUTE: '2' })
    const opened = await Promise.all(
      ['1.00', '2.00'].map(async (amount, at) => {
        const own = cart.replace(/..$/, `0${at}`)
        const order = store.placeOrder({ cart: own, total: { amount, currency: 'USD' } })
        const answer = await app.request('/v1/checkout', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ store: 'sandbox', order: order.id, cart: own }),
        })
        return (await answer.json()) as { payment: { id: string }; token: string }
      }),
    )
    const read = (at: number, socket: string) =>
      ask(`/v1/payments/${opened[at]?.payment.id}`, opened[at]?.token, socket)
    expect((await read(0, '203.0.113.1')).status).toBe(200)
    expect((await read(0, '203.0.113.2')).status).toBe(200)
    expect((await read(0, '203.0.113.3')).status).toBe(429)
    expect((await read(1, '203.0.113.3')).status).toBe(200)
  })
})

describe('two endpoints on one database', () => {
  const address = { incoming: { socket: { remoteAddress: '203.0.113.9' }, rawHeaders: [] } }

  async function setUpTwo(change: Record<string, string>) {
    const { app, endpoint, store } = await startApp({ now: () => start, change })
    const other = createApp({
      endpoint,
      scripts,
      look: () => undefined,
      rest: async () => undefined,
    })
    return { apps: [app, other], store }
  }

  test('count the requests of a minute each for itself', async () => {
    const { apps } = await setUpTwo({ PAY_ADDRESS_REQUESTS_PER_MINUTE: '2' })
    const headers = { authorization: `Bearer ${apiKey}` }
    for (const app of apps) {
      const statuses = []
      for (let at = 0; at < 3; at += 1) {
        statuses.push((await app.request(list, { headers }, address)).status)
      }
      expect(statuses).toEqual([200, 200, 429])
    }
  })

  test('count the tries of an hour together', async () => {
    const { apps, store } = await setUpTwo({})
    const { id } = store.placeOrder({ cart, total: { amount: '1.00', currency: 'USD' } })
    const statuses = []
    for (const app of [...apps, ...apps, ...apps]) {
      const body = new URLSearchParams({ email: 'x@y.z' })
      const form = { method: 'POST', body }
      statuses.push((await app.request(`/pay/order/${id}`, form, address)).status)
    }
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429])
  })
})

describe('size', () => {
  test('an address above 2,048 characters is refused', async () => {
    const { ask } = await setUp({})
    const refused = await ask(`${list}?target=${'a'.repeat(2_048)}`, apiKey)
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      414,
      'url_too_long',
    ])
  })

  test.each(['/v1/checkout', '/pay/order/7', '/v1/hooks/bigcommerce'])(
    'a body above 16 kB is refused at %s, whether its length is told or not',
    async (path) => {
      const { app } = await setUp({})
      const big = 'a'.repeat(16 * 1_024 + 1)
      for (const body of [big, new Blob([big]).stream()]) {
        const init = { method: 'POST', body, duplex: 'half', headers: {} }
        if (typeof body === 'string') init.headers = { 'content-length': `${body.length}` }
        expect((await app.request(path, init)).status).toBe(413)
      }
    },
  )
})

describe('another origin', () => {
  const change = {
    PAY_STORE_ORIGINS: 'https://shop.example,https://b2b.shop.example:8443',
    PAY_FRAME_ORIGIN: 'https://frame.example',
  }
  test.each([
    ['https://shop.example', true],
    ['https://b2b.shop.example:8443', true],
    ['https://pay.example', true],
    ['https://frame.example', true],
    ['null', false],
    ['', false],
    ['*', false],
    ['http://shop.example', false],
    ['https://shop.example:444', false],
    ['https://shop.example:8443', false],
    ['https://b2b.shop.example', false],
    ['https://shop.example.evil.example', false],
    ['https://evilshop.example', false],
    ['https://www.shop.example', false],
    ['https://shop.exampl', false],
    ['https://shop.example/', false],
    ['https://shop.example@evil.example', false],
    ['HTTPS://SHOP.EXAMPLE', false],
    ['https://shop.example,https://evil.example', false],
  ])('%j may read: %s', async (origin, isAllowed) => {
    const { app } = await startApp({ change })
    for (const method of ['OPTIONS', 'POST']) {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await app.request('/v1/checkout', { method, headers })
      const allowed = response.headers.get('access-control-allow-origin')
      expect([method, allowed]).toEqual([method, isAllowed ? origin : null])
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      expect(response.headers.get('vary')).toMatch(/origin/i)
    }
  })
})
