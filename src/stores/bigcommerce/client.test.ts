import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { account, setUp } from './bigcommerce.fixture.js'
import { bigCommerceClient } from './client.js'

const request = { path: '/v2/orders/101', answer: z.looseObject({ id: z.int() }), scope: 'orders' }

/** A client whose store gives one answer to everything, and what was sent to it. */
function answering(response: () => Response | Promise<Response>) {
  const sent: { url: string; init: RequestInit }[] = []
  const client = bigCommerceClient({
    ...account,
    now: () => 0,
    fetch: async (url, init) => {
      sent.push({ url: `${url}`, init: init ?? {} })
      return response()
    },
  })
  return { client, sent }
}

describe('the client', () => {
  test('sends the token in its header to the store, and follows no redirect', async () => {
    const { client, sent } = answering(() => Response.json({ id: 101 }))
    const query = { status_id: 7, sort: 'date_created:desc' }
    expect(await client.ask({ ...request, query })).toEqual({ ok: true, value: { id: 101 } })
    expect(sent[0]?.url).toBe(
      'https://api.bigcommerce.com/stores/abc123/v2/orders/101?status_id=7&sort=date_created%3Adesc',
    )
    expect(sent[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'error',
      headers: { accept: 'application/json', 'x-auth-token': account.accessToken },
    })
  })

  test.each([
    ['a 500', () => new Response('', { status: 500 })],
    ['a 503 with HTML', () => new Response('<html>', { status: 503 })],
    ['a request timeout', () => new Response('', { status: 408 })],
    ['HTML instead of JSON', () => new Response('<html>sorry</html>')],
    ['an empty answer', () => new Response('')],
    ['an answer of another shape', () => Response.json({ number: 101 })],
    ['a cut connection', () => Promise.reject(new TypeError('fetch failed'))],
    ['an endless answer', () => new Response('x'.repeat(5 * 1024 * 1024))],
  ])('says after %s that the store is unavailable, for now', async (_name, response) => {
    const { client } = answering(response)
    await expect(client.ask(request)).rejects.toMatchObject({
      name: 'PayWithUsdcError',
      code: 'store_unavailable',
      retryable: true,
    })
  })

  test('gives up when no answer comes in time', async () => {
    const client = bigCommerceClient({
      ...account,
      timeout: 1,
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
        }),
    })
    await expect(client.ask(request)).rejects.toMatchObject({ code: 'store_unavailable' })
  })

  test.each([401, 403])('says after a %i which scope to look at', async (status) => {
    const { client } = answering(() => new Response('', { status }))
    await expect(client.ask(request)).rejects.toMatchObject({
      code: 'store_unauthorized',
      retryable: false,
      hint: expect.stringContaining('orders'),
    })
  })

  test.each([400, 422])('says after a %i what the store did not like', async (status) => {
    const body = '[{"message":"status_id is invalid"}]'
    const { client } = answering(() => new Response(body, { status }))
    await expect(client.ask(request)).rejects.toMatchObject({
      code: 'store_refused',
      retryable: false,
      message: expect.stringContaining('status_id is invalid'),
    })
  })

  test.each([
    [404, 'not_found'],
    [409, 'conflict'],
  ])('gives a %i as the value %s', async (status, code) => {
    const { client } = answering(() => new Response('[]', { status }))
    expect(await client.ask(request)).toMatchObject({ ok: false, code })
  })

  test('names no customer and no token when an answer does not fit', async () => {
    const answer = { billing_address: { email: 'ada@shop.example' }, id: account.accessToken }
    const { client } = answering(() => Response.json(answer))
    const error: Error = await client.ask(request).then(
      () => new Error('no error'),
      (reason: Error) => reason,
    )
    expect(error.message).toContain('does not fit at id')
    expect(`${error.message} ${error.stack}`).not.toMatch(/ada@|token-of/)
  })

  test('does not start with a token that fetch would quote in its error', () => {
    const open = () => bigCommerceClient({ ...account, accessToken: 'secret\n', fetch })
    expect(open).toThrow(expect.objectContaining({ code: 'store_unauthorized' }))
    expect(open).not.toThrow(/secret/)
  })
})

describe('the rate limit', () => {
  test('stops the client before the store has to, until the window ends', async () => {
    const { books, openClient, clock, exchanges } = setUp({ emulator: { quota: 3 } })
    const { id } = books.placeOrder({ total: '1' })
    const client = openClient()
    const ask = () => client.ask({ ...request, path: `/v2/orders/${id}` })
    for (let at = 0; at < 3; at += 1) await ask()
    await expect(ask()).rejects.toMatchObject({
      code: 'store_busy',
      retryable: true,
      retryAfter: 30_000,
    })
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 200])
    clock.now += 30_000
    expect(await ask()).toMatchObject({ ok: true })
  })

  test('that others used up is a pause until it resets', async () => {
    const { books, openClient, clock, exchanges } = setUp({ emulator: { quota: 2 } })
    const { id } = books.placeOrder({ total: '1' })
    const [client, other] = [openClient(), openClient()]
    const path = `/v2/orders/${id}`
    await other.ask({ ...request, path })
    await other.ask({ ...request, path })
    clock.now += 10_000
    const busy = { code: 'store_busy', retryAfter: 20_000 }
    await expect(client.ask({ ...request, path })).rejects.toMatchObject(busy)
    await expect(client.ask({ ...request, path })).rejects.toMatchObject(busy)
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 429])
  })

  test('of the platform itself, without headers, is a pause of some seconds', async () => {
    const { client, sent } = answering(() => new Response('', { status: 429 }))
    await expect(client.ask(request)).rejects.toMatchObject({ retryAfter: 5_000 })
    await expect(client.ask(request)).rejects.toMatchObject({ retryAfter: 5_000 })
    expect(sent).toHaveLength(1)
  })

  test('is not used up by shoppers: an order still turns paid', async () => {
    const { books, store } = setUp()
    const order = `${books.placeOrder({ total: '25.50' }).id}`
    const asks = Array.from({ length: 200 }, () => store.readOrder({ order, asker: 'shopper' }))
    const answers = await Promise.allSettled(asks)
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30)
    const update = { order, paymentId: 'pay_1', total: { amount: '25.50', currency: 'USD' } }
    expect(await store.updateOrder({ ...update, proof: [] })).toEqual({ answer: 'accepted' })
  })
})
