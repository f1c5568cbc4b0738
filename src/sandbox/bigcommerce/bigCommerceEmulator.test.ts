import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test, vi } from 'vitest'
import { bigCommerceEmulator, type EmulatorOptions, type OrderEvent } from './index.js'

const account = {
  storeHash: 'abc123',
  clientId: 'client',
  clientSecret: 'client-secret',
  accessToken: 'token',
}

function setUp(options: Partial<EmulatorOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 23) }
  const events: OrderEvent[] = []
  const emulator = bigCommerceEmulator({
    ...account,
    now: () => clock.now,
    onEvent: (event) => events.push(event),
    ...options,
  })
  const call = async (method: string, path: string, body?: unknown, token = 'token') => {
    const response = await emulator.app.request(`/stores/abc123${path}`, {
      method,
      headers: { 'x-auth-token': token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const json = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, headers: response.headers, json }
  }
  return { ...emulator, clock, events, call }
}

describe('the management API', () => {
  test('gives an order as V2 does: strings with four decimals, RFC 2822 times', async () => {
    const { books, call } = setUp()
    const { id } = books.placeOrder({ total: '25.5', customer: { email: 'ada@shop.example' } })
    expect((await call('GET', `/v2/orders/${id}`)).json).toMatchObject({
      id: 101,
      status_id: 7,
      status: 'Awaiting Payment',
      total_inc_tax: '25.5000',
      store_credit_amount: '0.0000',
      payment_method: 'Pay with USDC',
      date_created: 'Mon, 23 Nov 2026 00:00:00 +0000',
      billing_address: { email: 'ada@shop.example' },
    })
  })

  test('knows errors of V2, a list, and of V3, a problem', async () => {
    const { call } = setUp()
    const missing = await call('GET', '/v2/orders/9')
    expect(missing).toMatchObject({ status: 404, json: [{ status: 404 }] })
    const script = await call('GET', '/v3/content/scripts/x')
    expect(script).toMatchObject({ status: 404, json: { status: 404, title: 'Script not found' } })
  })

  test('takes no other token, and knows no other store', async () => {
    const { call, app } = setUp()
    expect(await call('GET', '/v2/store', undefined, 'guessed')).toMatchObject({ status: 401 })
    const headers = { 'x-auth-token': 'token' }
    expect((await app.request('/stores/other/v2/store', { headers })).status).toBe(401)
  })

  test('counts requests in windows, says so, and refuses with 429', async () => {
    const { call, clock } = setUp({ quota: 2 })
    const left = async () => {
      const { status, headers } = await call('GET', '/v2/store')
      const read = (name: string) => headers.get(`x-rate-limit-${name}`)
      return [status, read('requests-left'), read('time-reset-ms'), read('requests-quota')]
    }
    expect(await left()).toEqual([200, '1', '30000', '2'])
    clock.now += 10_000
    expect(await left()).toEqual([200, '0', '20000', '2'])
    expect(await left()).toEqual([429, '0', '20000', '2'])
    clock.now += 20_000
    expect(await left()).toEqual([200, '1', '30000', '2'])
  })

  test('lists orders by status, newest first, page by page, and 204 when none', async () => {
    const { books, call, clock } = setUp()
    for (let at = 0; at < 3; at += 1) {
      books.placeOrder({ total: '1' })
      clock.now += 1_000
    }
    books.editOrder(102, { status_id: 11 })
    const list = async (query: string) => {
      const { status, json } = await call('GET', `/v2/orders?${query}`)
      return json?.map(({ id }: { id: number }) => id) ?? status
    }
    expect(await list('')).toEqual([101, 102, 103])
    expect(await list('status_id=7&sort=date_created:desc')).toEqual([103, 101])
    expect(await list('limit=2&page=2')).toEqual([103])
    expect(await list('status_id=5')).toBe(204)
  })

  test.each([
    { products: [] },
    { status_id: 15 },
    { status_id: '11' },
    { staff_notes: 'x'.repeat(65_536) },
    { total_inc_tax: '1.0000' },
  ])('does not let a client write %o', async (change) => {
    const { books, call } = setUp()
    const before = books.placeOrder({ total: '25' })
    expect(await call('PUT', `/v2/orders/${before.id}`, change)).toMatchObject({ status: 400 })
    expect(books.orders()).toEqual([before])
  })

  test('takes a metafield once', async () => {
    const { books, call } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    const field = { permission_set: 'app_only', namespace: 'n', key: 'k', value: 'v' }
    const path = `/v3/orders/${id}/metafields`
    const { json } = await call('POST', path, field)
    expect(await call('POST', path, field)).toMatchObject({ status: 409 })
    expect(await call('POST', path, { ...field, value: '' })).toMatchObject({ status: 422 })
    expect(await call('DELETE', `${path}/${json.data.id}`)).toMatchObject({ status: 204 })
    expect(books.metafields(id)).toEqual([])
  })

  test('shows no script that the merchant pasted by hand', async () => {
    const { books, call } = setUp()
    const { uuid } = books.pasteScript({ name: 'By hand', kind: 'src', src: 'https://a.example/' })
    expect(books.scripts()).toMatchObject([{ uuid, name: 'By hand' }])
    expect((await call('GET', '/v3/content/scripts')).json.data).toEqual([])
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const body = method === 'PUT' ? {} : undefined
      const answer = await call(method, `/v3/content/scripts/${uuid}`, body)
      expect(answer).toMatchObject({ status: 404 })
    }
    expect(books.scripts()).toHaveLength(1)
  })

  test('counts orders by status, and knows its currencies', async () => {
    const { books, call } = setUp()
    books.placeOrder({ total: '25' })
    const { json } = await call('GET', '/v2/orders/count')
    expect(json.count).toBe(1)
    expect(json.statuses[7]).toMatchObject({ name: 'Awaiting Payment', count: 1 })
    const currencies = await call('GET', '/v2/currencies')
    expect(currencies.json).toMatchObject([{ currency_code: 'USD', is_transactional: true }])
  })
})

describe('faults', () => {
  test('begin after some requests, last for some, and are of one route', async () => {
    const { books, call } = setUp()
    books.setFaults({ route: 'GET /v2/store', after: 1, times: 2, status: 503, body: 'sorry' })
    const statuses = []
    for (let at = 0; at < 4; at += 1) statuses.push((await call('GET', '/v2/orders')).status)
    expect(statuses).toEqual([204, 204, 204, 204])
    const answers = []
    for (let at = 0; at < 4; at += 1) {
      answers.push((await call('GET', '/v2/store').catch(() => ({ status: 503 }))).status)
    }
    expect(answers).toEqual([200, 503, 503, 200])
  })

  test('cut the connection before or after the effect', async () => {
    const { books, fetch } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    const put = (status_id: number) =>
      fetch(`http://shop.example/stores/abc123/v2/orders/${id}`, {
        method: 'PUT',
        headers: { 'x-auth-token': 'token' },
        body: JSON.stringify({ status_id }),
      })
    books.setFaults({ drop: 'before' })
    await expect(put(11)).rejects.toThrow('fetch failed')
    expect(books.orders()).toMatchObject([{ status_id: 7 }])
    books.setFaults({ drop: 'after' })
    await expect(put(11)).rejects.toThrow('fetch failed')
    expect(books.orders()).toMatchObject([{ status_id: 11 }])
  })

  test('cut a real connection too', async () => {
    const { books, app } = setUp()
    books.setFaults({ drop: 'after', times: 1 })
    const server = createServer(getRequestListener(app.fetch))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stores/abc123/v2/store`
    const headers = { 'x-auth-token': 'token' }
    await expect(fetch(url, { headers })).rejects.toThrow('fetch failed')
    expect((await fetch(url, { headers })).status).toBe(200)
    server.closeAllConnections()
    server.close()
  })

  test('delay by the clock of the test', async () => {
    const sleep = vi.fn(async () => {})
    const { books, call } = setUp({ sleep })
    books.setFaults({ delay: 60_000 })
    expect((await call('GET', '/v2/store')).status).toBe(200)
    expect(sleep).toHaveBeenCalledExactlyOnceWith(60_000)
  })
})

describe('the storefront', () => {
  const lines = [{ name: 'Mug', quantity: 2, price: '12.75' }]
  const methods: EmulatorOptions['methods'] = [
    { id: 'moneyorder', displayName: 'USDC', instructions: '<div data-order="%%OrderID%%">' },
    { id: 'cod', displayName: 'Cash' },
  ]
  const json = (value: unknown) => ({ method: 'POST', body: JSON.stringify(value) })

  test('shows a session its own cart and order, and nobody else', async () => {
    const { app, books } = setUp({
      ownsCart: (context) => context.req.header('cookie') === 'session=ada',
      ownsOrder: (context) => context.req.header('cookie') === 'session=ada',
    })
    const cart = books.openCart({ lines })
    const { id } = books.placeOrder({ lines })
    const read = async (path: string, cookie: string) => {
      const response = await app.request(path, { headers: { cookie } })
      return [response.status, await response.json()]
    }
    const checkout = `/api/storefront/checkouts/${cart.id}`
    expect(await read('/api/storefront/carts', 'session=ada')).toMatchObject([
      200,
      [cart.id].map((one) => ({ id: one, cartAmount: 25.5 })),
    ])
    expect(await read('/api/storefront/carts', 'session=eve')).toEqual([200, []])
    expect(await read(checkout, 'session=ada')).toMatchObject([200, { id: cart.id }])
    expect(await read(checkout, 'session=eve')).toMatchObject([404, {}])
    expect(await read(`/api/storefront/orders/${id}`, 'session=eve')).toMatchObject([404, {}])
    const own = await read(`/api/storefront/orders/${id}`, 'session=ada')
    expect(own).toMatchObject([200, { orderId: id, status: 'AWAITING_PAYMENT' }])
    expect(own[1]).not.toHaveProperty('payments')
  })

  test('turns a cart into an order that waits for payment', async () => {
    const onPlaced = vi.fn()
    const mine = { ownsCart: () => true, ownsOrder: () => true, onPlaced }
    const { app, books, events } = setUp({ ...mine, methods })
    const cart = books.openCart({ lines, customer: { firstName: 'Ada', lastName: 'L' } })
    const payments = await app.request(`/api/storefront/payments?cartId=${cart.id}`)
    expect(await payments.json()).toMatchObject([
      { id: 'moneyorder', type: 'PAYMENT_TYPE_OFFLINE', config: { displayName: 'USDC' } },
      { id: 'cod' },
    ])
    const body = { cartId: cart.id, customerMessage: '', payment: { name: 'moneyorder' } }
    const placed = await app.request('/internalapi/v1/checkout/order', json(body))
    expect(placed.status).toBe(201)
    expect(await placed.json()).toMatchObject({
      data: { order: { orderId: 101, status: 'ORDER_STATUS_AWAITING_PAYMENT', isComplete: true } },
    })
    expect(books.orders()).toMatchObject([
      { id: 101, cart_id: cart.id, payment_method: 'USDC', total_inc_tax: '25.5000' },
    ])
    expect(onPlaced).toHaveBeenCalledOnce()
    expect(events).toEqual([{ scope: 'store/order/created', order: 101 }])
    const again = await app.request('/internalapi/v1/checkout/order', json(body))
    expect(again.status).toBe(404)
  })

  test('names in an order what our method has to collect, after credits', async () => {
    const { app, books } = setUp({ ownsOrder: () => true, methods })
    const { id } = books.placeOrder({ total: '25.50', storeCredit: '5.25' })
    const response = await app.request(`/api/storefront/orders/${id}?include=lineItems,payments`)
    expect(await response.json()).toMatchObject({
      orderAmount: 25.5,
      orderAmountAsInteger: 2550,
      payments: [
        {
          providerId: 'moneyorder',
          description: 'USDC',
          amount: 20.25,
          detail: { step: 'INITIALIZE', instructions: '<div data-order="101">' },
        },
      ],
    })
  })

  test('takes no method that the store does not have', async () => {
    const { app, books } = setUp({ ownsCart: () => true })
    const cart = books.openCart({ lines })
    const body = { cartId: cart.id, payment: { name: 'cheque' } }
    const placed = await app.request('/internalapi/v1/checkout/order', json(body))
    expect(placed.status).toBe(422)
    expect(books.orders()).toEqual([])
  })
})

describe('hooks', () => {
  test('tell what staff do', async () => {
    const { books, events } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    books.editOrder(id, { status_id: 4, refunded_amount: '25.0000' })
    expect(events).toEqual([
      { scope: 'store/order/created', order: id },
      { scope: 'store/order/updated', order: id },
      { scope: 'store/order/statusUpdated', order: id, previousStatus: 7, newStatus: 4 },
      { scope: 'store/order/refund/created', order: id },
    ])
  })

  test('are signed with the client secret, and go to every active hook of the scope', async () => {
    const { books, deliverHook } = setUp()
    const register = (scope: string, destination: string) =>
      books.addHook({ scope, destination, headers: { 'x-secret': 's' } })
    register('store/order/*', 'https://one.example/')
    register('store/order/updated', 'https://two.example/')
    const off = register('store/order/created', 'https://three.example/')
    books.deactivateHook(off.id)
    const send = vi.fn(async (_url: unknown, _init?: RequestInit) => new Response())
    const event = { scope: 'store/order/created', order: 101 } as const
    expect(await deliverHook(event, { fetch: send as typeof fetch, copies: 2 })).toEqual(
      Array(2).fill({ destination: 'https://one.example/', status: 200 }),
    )
    const headers = (send.mock.calls[0]?.[1]?.headers ?? {}) as Record<string, string>
    const body = `${send.mock.calls[0]?.[1]?.body}`
    expect(headers['x-secret']).toBe('s')
    const webhook = new Webhook(Buffer.from(account.clientSecret).toString('base64'))
    expect(webhook.sign(`${headers['webhook-id']}`, new Date(Date.UTC(2026, 10, 23)), body)).toBe(
      headers['webhook-signature'],
    )
    expect(JSON.parse(body)).toMatchObject({
      producer: 'stores/abc123',
      data: { type: 'order', id: 101 },
    })
  })

  test('that do not arrive are no error', async () => {
    const { books, deliverHook } = setUp()
    const destination = 'https://down.example/'
    books.addHook({ scope: 'store/order/created', destination, headers: null })
    const down = () => Promise.reject(new TypeError('fetch failed'))
    const event = { scope: 'store/order/created', order: 1 } as const
    expect(await deliverHook(event, { fetch: down })).toEqual([{ destination, status: undefined }])
  })
})
