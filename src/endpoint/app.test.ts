import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { recordOrderState } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import { paymentLink } from '../payment/index.js'
import { openedPaymentSchema, type PaymentView } from '../protocol/index.js'
import { encodeQr } from '../qr/encode.js'
import { receiverOf, saltOf } from '../receiver/index.js'
import { apiKey, cart, scripts, startApp, treasury } from './endpoint.fixture.js'

const total = { amount: '25.50', currency: 'USD' }
const merchantOrder = { store: 'sandbox', order: '7', cart, total }

type App = Awaited<ReturnType<typeof startApp>>['app']

function post(app: App, path: string, body: unknown, headers: Record<string, string> = {}) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const byMerchant = (app: App, body: unknown, headers: Record<string, string> = {}) =>
  post(app, '/v1/payments', body, {
    authorization: `Bearer ${apiKey}`,
    'idempotency-key': 'k1',
    ...headers,
  })

async function codeOf(answer: Response | Promise<Response>) {
  const response = await answer
  const body = (await response.json()) as { code: string; message: string; retryable: boolean }
  expect(body.message).toMatch(/\.$/)
  expect(typeof body.retryable).toBe('boolean')
  return `${response.status} ${body.code}`
}

describe('opening from the page', () => {
  async function setUp() {
    const world = await startApp()
    const order = world.store.placeOrder({ cart, total })
    const open = (change: Record<string, unknown> = {}) =>
      post(world.app, '/v1/checkout', { store: 'sandbox', order: order.id, cart, ...change })
    return { ...world, order, open }
  }

  test('takes the amount from the shop and derives the address from the order', async () => {
    const { open, order } = await setUp()
    const response = await open()
    expect(response.status).toBe(200)
    const { payment, token, url } = openedPaymentSchema.parse(await response.json())
    expect(payment).toMatchObject({ status: 'waiting', due: '25500000', total, treasury })
    const salt = saltOf({ store: 'sandbox', order: order.id, cart })
    expect(payment.address).toBe(receiverOf({ treasury, salt }))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(url).toBe(`https://pay.example/pay/${payment.id}/${token}`)
  })

  test('gives the same payment and the same token every time, in any case of the cart', async () => {
    const { open } = await setUp()
    const first = await (await open()).json()
    expect(await (await open()).json()).toEqual(first)
    expect(await (await open({ cart: cart.toUpperCase() })).json()).toEqual(first)
  })

  test('gives one answer for an unknown order, a wrong cart and another store', async () => {
    const { open } = await setUp()
    const answers = await Promise.all(
      [
        { order: '9999' },
        { cart: '00000000-0000-4000-8000-000000000000' },
        { store: 'another' },
      ].map(async (change) => (await open(change)).text()),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('order_not_found')
  })

  test.each(['canceled', 'moved', 'paid'] as const)(
    'refuses an order that is %s',
    async (state) => {
      const { open, order, store } = await setUp()
      store.editOrder(order.id, { state })
      expect(await codeOf(open())).toBe('409 order_not_open')
    },
  )

  test('refuses an order in a currency without a rate', async () => {
    const { open, order, store } = await setUp()
    store.editOrder(order.id, { total: { amount: '10.00', currency: 'EUR' } })
    expect(await codeOf(open())).toBe('422 currency_unsupported')
  })

  test('takes no amount from a browser', async () => {
    const { open } = await setUp()
    expect(await codeOf(open({ total: { amount: '0.01', currency: 'USD' } }))).toBe(
      '400 invalid_request',
    )
  })

  test.each([
    [
      'the shop does not answer',
      new PayWithUsdcError('store_unavailable', 'The shop did not answer.', { retryable: true }),
      '503 store_unavailable',
    ],
    ['something fails that nobody thought of', new Error('secret detail'), '500 internal_error'],
  ])('says that trying again helps when %s, and no more', async (_name, error, code) => {
    const { open, store } = await setUp()
    Object.assign(store, { readOrder: () => Promise.reject(error) })
    const response = await open()
    expect(await response.clone().json()).toMatchObject({ retryable: true })
    expect(await response.clone().text()).not.toContain('secret detail')
    expect(await codeOf(response)).toBe(code)
  })
})

describe('opening with a merchant’s key', () => {
  test('opens a payment without asking the shop', async () => {
    const { app } = await startApp()
    const response = await byMerchant(app, merchantOrder)
    expect(response.status).toBe(200)
    expect(openedPaymentSchema.parse(await response.json()).payment).toMatchObject({
      order: { store: 'sandbox', id: '7', cart },
      due: '25500000',
    })
  })

  test('draws a proof for an order without a cart, and keeps it', async () => {
    const { app } = await startApp()
    const { cart: _cart, ...withoutCart } = merchantOrder
    const first = openedPaymentSchema.parse(await (await byMerchant(app, withoutCart)).json())
    expect(first.payment.order.cart).toMatch(/^[0-9a-f-]{36}$/)
    const again = await byMerchant(app, withoutCart, { 'idempotency-key': 'k2' })
    expect(await again.json()).toEqual(first)
  })

  test('the same key gives the same payment; with another body it is refused', async () => {
    const { app } = await startApp()
    const first = await (await byMerchant(app, merchantOrder)).json()
    expect(await (await byMerchant(app, merchantOrder)).json()).toEqual(first)
    const other = { ...merchantOrder, order: '8' }
    expect(await codeOf(byMerchant(app, other))).toBe('409 idempotency_key_reused')
    const reordered = JSON.stringify({ total, cart, order: '7', store: 'sandbox' }, null, 3)
    expect((await byMerchant(app, reordered)).status).toBe(200)
  })

  test('may say how long the price holds, from five seconds to a day', async () => {
    const { app } = await startApp()
    const opened = await byMerchant(app, { ...merchantOrder, quoteSeconds: 5 })
    const { payment } = openedPaymentSchema.parse(await opened.json())
    expect(Date.parse(payment.expiresAt) - Date.parse(payment.openedAt)).toBe(5_000)
    expect(await codeOf(byMerchant(app, { ...merchantOrder, quoteSeconds: 6 }))).toBe(
      '409 idempotency_key_reused',
    )
    for (const quoteSeconds of [4, 86_401, 7.5]) {
      const other = { ...merchantOrder, order: '1099', quoteSeconds }
      const answer = byMerchant(app, other, { 'idempotency-key': `k${quoteSeconds}` })
      expect(await codeOf(answer)).toBe('400 invalid_request')
    }
  })

  test('names networks by CAIP-2, or with their token by CAIP-19', async () => {
    const { app } = await startApp()
    const usdc = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'
    for (const [at, network] of [
      'eip155:31337',
      `eip155:31337/erc20:${usdc}`,
      `eip155:31337/erc20:${usdc.toLowerCase()}`,
    ].entries()) {
      const order = { ...merchantOrder, order: `${at + 1}`, networks: [network, network] }
      const response = await byMerchant(app, order, { 'idempotency-key': `k${at}` })
      const { payment } = openedPaymentSchema.parse(await response.json())
      expect(payment.networks).toEqual([{ chain: 'eip155:31337', token: usdc, confirmations: 3 }])
    }
  })

  const bad: [string, unknown, string][] = [
    ['no JSON', '{', '400 json_malformed'],
    ['no object', 'null', '400 invalid_request'],
    ['a list', '[]', '400 invalid_request'],
    ['a field that nobody knows', { ...merchantOrder, price: 1 }, '400 invalid_request'],
    ['a prototype', '{"__proto__":{"a":1}}', '400 invalid_request'],
    [
      'an amount that is a number',
      { ...merchantOrder, total: { ...total, amount: 25.5 } },
      '400 invalid_request',
    ],
    ['no currency', { ...merchantOrder, total: { amount: '1' } }, '400 invalid_request'],
    [
      'a currency in lower case',
      { ...merchantOrder, total: { amount: '1', currency: 'usd' } },
      '400 invalid_request',
    ],
    ['an order that is no number', { ...merchantOrder, order: '7a' }, '400 invalid_request'],
    ['an order of zero', { ...merchantOrder, order: '0' }, '400 invalid_request'],
    ['a cart that is no UUID', { ...merchantOrder, cart: 'x' }, '400 invalid_request'],
    ['no networks', { ...merchantOrder, networks: [] }, '400 invalid_request'],
    ['a network that is none', { ...merchantOrder, networks: ['base'] }, '400 invalid_request'],
    [
      'an amount of 0',
      { ...merchantOrder, total: { ...total, amount: '0.00' } },
      '422 amount_not_positive',
    ],
    [
      'a negative amount',
      { ...merchantOrder, total: { ...total, amount: '-1' } },
      '422 amount_not_positive',
    ],
    [
      'an amount that is too precise',
      { ...merchantOrder, total: { ...total, amount: '1.001' } },
      '422 amount_too_precise',
    ],
    [
      'an amount that is too large',
      { ...merchantOrder, total: { ...total, amount: '10000000.01' } },
      '422 amount_too_large',
    ],
    [
      'an amount with an exponent',
      { ...merchantOrder, total: { ...total, amount: '1e3' } },
      '422 amount_malformed',
    ],
    [
      'a currency without a rate',
      { ...merchantOrder, total: { amount: '1', currency: 'EUR' } },
      '422 currency_unsupported',
    ],
    ['another store', { ...merchantOrder, store: 'other' }, '422 store_unknown'],
    [
      'a network that is not enabled',
      { ...merchantOrder, networks: ['eip155:1'] },
      '422 chain_unknown',
    ],
    [
      'a token that is not USDC',
      { ...merchantOrder, networks: [`eip155:31337/erc20:0x${'11'.repeat(20)}`] },
      '422 token_unknown',
    ],
  ]
  test.each(bad)('refuses %s, and writes nothing', async (_name, body, code) => {
    const { app, database } = await startApp()
    expect(await codeOf(byMerchant(app, body))).toBe(code)
    expect(await database.sql.selectFrom('payments').selectAll().execute()).toEqual([])
    expect(await database.sql.selectFrom('events').selectAll().execute()).toEqual([])
    expect(await database.sql.selectFrom('idempotency_keys').selectAll().execute()).toEqual([])
  })

  test.each([
    ['without an idempotency key', { 'idempotency-key': undefined }, '400 idempotency_key_missing'],
    ['with an empty one', { 'idempotency-key': '' }, '400 idempotency_key_malformed'],
    [
      'with one that is too long',
      { 'idempotency-key': 'k'.repeat(256) },
      '400 idempotency_key_malformed',
    ],
    ['without a key', { authorization: undefined }, '401 api_key_invalid'],
    ['with a wrong key', { authorization: 'Bearer wrong' }, '401 api_key_invalid'],
    ['with another scheme', { authorization: `Basic ${apiKey}` }, '401 api_key_invalid'],
    ['as plain text', { 'content-type': 'text/plain' }, '415 media_type_unsupported'],
    ['without a type', { 'content-type': undefined }, '415 media_type_unsupported'],
  ])('refuses a request %s', async (_name, change, code) => {
    const { app } = await startApp()
    const headers = new Headers({
      'content-type': 'application/json',
      authorization: `Bearer ${apiKey}`,
      'idempotency-key': 'k',
    })
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) headers.delete(name)
      else headers.set(name, value)
    }
    const body = new TextEncoder().encode(JSON.stringify(merchantOrder))
    const request = app.request('/v1/payments', { method: 'POST', headers, body })
    expect(await codeOf(request)).toBe(code)
  })

  test('refuses a body above 16 kB', async () => {
    const { app } = await startApp()
    const body = { ...merchantOrder, note: 'x'.repeat(20_000) }
    expect(await codeOf(byMerchant(app, body))).toBe('413 body_too_large')
  })
})

describe('reading', () => {
  async function setUp() {
    const world = await startApp()
    const opened = openedPaymentSchema.parse(
      await (await byMerchant(world.app, merchantOrder)).json(),
    )
    const read = (id: string, bearer?: string) =>
      world.app.request(`/v1/payments/${id}`, {
        headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
      })
    return { ...world, ...opened, read }
  }

  test('gives the payment to its own token and to the merchant', async () => {
    const { read, payment, token } = await setUp()
    expect(await (await read(payment.id, token)).json()).toEqual(payment)
    expect(await (await read(payment.id, apiKey)).json()).toEqual(payment)
    expect((await read(payment.id, token)).headers.get('cache-control')).toBe('no-store')
  })

  test('never looks for a body: Node would make a whole Request of it, kept as long as the stream', async () => {
    const { app, payment, token } = await setUp()
    const url = `https://pay.example/v1/payments/${payment.id}`
    const request = new Request(url, { headers: { authorization: `Bearer ${token}` } })
    const body = vi.spyOn(request, 'body', 'get')
    expect((await app.fetch(request)).status).toBe(200)
    expect(body).not.toHaveBeenCalled()
  })

  test('needs a token', async () => {
    const { read, payment } = await setUp()
    expect(await codeOf(read(payment.id))).toBe('401 token_missing')
  })

  describe('a hold', () => {
    const hold = (app: App, id: string, body: unknown, key: string | undefined = apiKey) =>
      app.request(`/v1/payments/${id}/hold`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      })

    test('is set and let go by the merchant’s key', async () => {
      const { app, payment } = await setUp()
      const held = await hold(app, payment.id, { hold: 'held' })
      expect(await held.json()).toMatchObject({ exceptions: ['held'] })
      const released = await hold(app, payment.id, { hold: 'released' })
      expect(await released.json()).toMatchObject({ exceptions: [] })
    })

    test('is refused to the shopper’s token, for no payment, and for anything else', async () => {
      const { app, payment, token } = await setUp()
      expect(await codeOf(hold(app, payment.id, { hold: 'released' }, token))).toBe(
        '401 api_key_invalid',
      )
      expect(await codeOf(hold(app, 'pay_unknown', { hold: 'held' }))).toBe('404 payment_not_found')
      expect(await codeOf(hold(app, payment.id, { hold: 'maybe' }))).toContain('400')
    })
  })

  test('gives one answer for an unknown payment and for a wrong token', async () => {
    const { read, payment, token } = await setUp()
    expect(await codeOf(read('pay_nobody', token))).toBe('404 payment_not_found')
    expect(await codeOf(read('pay_nobody', apiKey))).toBe('404 payment_not_found')
    expect(await codeOf(read(payment.id, `${token.slice(0, -1)}!`))).toBe('404 payment_not_found')
  })

  test('there is nothing at other addresses', async () => {
    const { app } = await setUp()
    expect(await codeOf(app.request('/v1/nothing'))).toBe('404 not_found')
    expect(await codeOf(app.request('/'))).toBe('404 not_found')
  })
})

const linkOf = ({ address, remaining }: PaymentView) =>
  paymentLink({
    chain: sandboxChain('https://pay.example'),
    receiver: address,
    amount: BigInt(remaining),
  })

describe('the hosted page', () => {
  async function setUp() {
    const world = await startApp()
    const opened = openedPaymentSchema.parse(
      await (await byMerchant(world.app, merchantOrder)).json(),
    )
    return { ...world, ...opened }
  }

  test('shows amount and address without any script, and keeps its address to itself', async () => {
    const { app, payment, url } = await setUp()
    const response = await app.request(new URL(url).pathname)
    const page = await response.text()
    expect(page).toContain('<template shadowrootmode="open">')
    expect(page).toContain('>25.50</span> <span class="unit">USDC</span>')
    expect(page).toContain(`<span class="hidden">${payment.address}</span>`)
    expect(page).toContain(encodeQr(linkOf(payment)).path)
    expect(page).toContain('<style nonce="')
    expect(page).toContain('.card-css{}')
    expect(page).toContain('integrity="sha384-abc"')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'nonce-/),
    })
  })

  test('speaks Chinese to a Chinese browser', async () => {
    const { app, url, payment } = await setUp()
    const headers = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }
    const page = await (await app.request(new URL(url).pathname, { headers })).text()
    expect(page).toContain('<html lang="zh-CN" dir="ltr">')
    expect(page).toContain('等待支付')
    expect(page).toContain(payment.address)
    const other = await app.request('/pay/pay_x/wrong', { headers })
    expect(await other.text()).toContain('没有这笔付款')
  })

  test('of an order that the shop canceled shows no address', async () => {
    const { app, url, payment, database } = await setUp()
    await recordOrderState({
      database,
      paymentId: payment.id,
      state: 'canceled',
      now: 1_700_000_001,
    })
    const page = await (await app.request(new URL(url).pathname)).text()
    expect(page).not.toContain(payment.address)
    expect(page).toContain('Please send no money.')
  })

  test('of a wrong token does not exist', async () => {
    const { app, payment } = await setUp()
    const response = await app.request(`/pay/${payment.id}/wrong`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain(payment.address)
  })

  test('never shows its token in the log', async () => {
    const lines: string[] = []
    const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
    const { app } = await startApp({ log })
    const opened = openedPaymentSchema.parse(await (await byMerchant(app, merchantOrder)).json())
    await app.request(new URL(opened.url).pathname)
    await app.request(`/v1/payments/${opened.payment.id}`, {
      headers: { authorization: `Bearer ${opened.token}` },
    })
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain(opened.token)
    expect(lines.join('')).not.toContain(apiKey)
    expect(lines[1]).toContain('/pay/:id/:token')
  })
})

describe('everything else', () => {
  test('answers pages of the shop’s own origin only', async () => {
    const { app } = await startApp()
    const allowed = async (origin: string) =>
      (
        await app.request('/v1/checkout', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      ).headers.get('access-control-allow-origin')
    expect(await allowed('https://shop.example')).toBe('https://shop.example')
    expect(await allowed('https://evil.example')).toBeNull()
    expect(await allowed('https://shop.example.evil.example')).toBeNull()
  })

  test('serves the scripts for ever, to every page', async () => {
    const { app } = await startApp()
    const response = await app.request(`/script/${scripts.version}/pay-with-usdc.js`)
    expect(await response.text()).toBe('// script')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    })
    expect(await codeOf(app.request(`/script/${scripts.version}/manifest.json`))).toBe(
      '404 not_found',
    )
  })

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['br', 'BR;q=0.5, *', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
    [null, 'identity', (bytes: Buffer) => bytes],
    [null, '', (bytes: Buffer) => bytes],
  ] as const)('sends a script as %s to whoever takes "%s"', async (encoding, accepted, decode) => {
    const { app } = await startApp()
    for (let time = 0; time < 2; time++) {
      const response = await app.request(`/script/${scripts.version}/pay-with-usdc.js`, {
        headers: { 'Accept-Encoding': accepted },
      })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('vary')?.toLowerCase()).toContain('accept-encoding')
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(decode(bytes).toString()).toBe('// script')
    }
  })

  test('says that it is up and ready', async () => {
    const { app } = await startApp()
    expect(await (await app.request('/health')).json()).toEqual({
      status: 'ok',
      networks: { 'eip155:31337': 'ok' },
    })
    expect(await (await app.request('/ready')).json()).toEqual({ status: 'ready' })
  })

  test('no body makes it fail: whatever is sent gets a 4xx', async () => {
    const { app, database } = await startApp()
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record(
        {
          store: fc.anything(),
          order: fc.oneof(fc.string(), fc.nat(), fc.constant('7')),
          cart: fc.oneof(fc.string(), fc.uuid()),
          total: fc.oneof(
            fc.anything(),
            fc.record({ amount: fc.oneof(fc.string(), fc.double()), currency: fc.string() }),
          ),
          networks: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom('/v1/payments', '/v1/checkout'),
        async (value, path) => {
          const body = typeof value === 'string' ? value : (JSON.stringify(value, safe) ?? '')
          const response = await post(app, path, body, {
            authorization: `Bearer ${apiKey}`,
            'idempotency-key': 'k',
          })
          expect(response.status).toBeGreaterThanOrEqual(400)
          expect(response.status).toBeLessThan(500)
        },
      ),
      { numRuns: 1_000 },
    )
    expect(await database.sql.selectFrom('payments').selectAll().execute()).toEqual([])
  })
})

function safe(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value
}
