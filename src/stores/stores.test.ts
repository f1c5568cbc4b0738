import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, describe, expect, test } from 'vitest'
import { demoStore } from './demo.js'
import { demoStoreApi } from './demoStoreApi.js'
import { type MemoryStore, memoryStore } from './memory.js'
import type { Store } from './store.js'

const cart = '8C2A9D5E-6D8B-4B5E-9C0A-3C1F0E7D2B11'
const total = { amount: '25.50', currency: 'USD' }
let server: Server | undefined
afterEach(() => server?.close())

async function overHttp(books: MemoryStore, token = 'secret'): Promise<Store> {
  const api = demoStoreApi({ store: books, token: 'secret' })
  server = createServer(getRequestListener(api.fetch))
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return demoStore({ url: `http://127.0.0.1:${port}`, token, timeout: 500 })
}

/** Every store passes this suite. */
describe.each([
  { name: 'in memory', open: async (books: MemoryStore): Promise<Store> => books },
  { name: 'the demo shop over HTTP', open: (books: MemoryStore) => overHttp(books) },
])('a store: $name', ({ open }) => {
  async function setUp() {
    const books = memoryStore()
    const order = books.placeOrder({ cart, total })
    return { books, order, store: await open(books) }
  }
  const update = (order: string) => ({ order, paymentId: 'pay_1', total })

  test('gives an order with its total and its cart', async () => {
    const { store, order } = await setUp()
    expect(await store.readOrder({ order: order.id })).toEqual({
      ok: true,
      value: { id: '1001', cart: cart.toLowerCase(), total, state: 'open' },
    })
  })

  test('refuses an order that is not there', async () => {
    const { store } = await setUp()
    expect(await store.readOrder({ order: '9999' })).toMatchObject({ code: 'order_not_found' })
    expect(await store.updateOrder(update('9999'))).toBe('changed')
  })

  test('takes a payment once, and the same payment again without effect', async () => {
    const { store, order, books } = await setUp()
    expect(await store.updateOrder(update(order.id))).toBe('accepted')
    expect(await store.updateOrder(update(order.id))).toBe('accepted')
    expect(books.orders()).toMatchObject([{ state: 'paid', paymentId: 'pay_1' }])
  })

  test('takes the same payment again after staff moved the order', async () => {
    const { store, order, books } = await setUp()
    await store.updateOrder(update(order.id))
    books.editOrder(order.id, { state: 'moved' })
    expect(await store.updateOrder(update(order.id))).toBe('accepted')
    expect(books.orders()).toMatchObject([{ state: 'moved' }])
  })

  test.each([
    ['canceled', { state: 'canceled' as const }],
    ['moved by staff', { state: 'moved' as const }],
    ['another total', { total: { amount: '30.00', currency: 'USD' } }],
    ['another currency', { total: { amount: '25.50', currency: 'EUR' } }],
  ])('leaves an order alone that is %s', async (_name, change) => {
    const { store, order, books } = await setUp()
    books.editOrder(order.id, change)
    const before = books.orders()
    expect(await store.updateOrder(update(order.id))).toBe('changed')
    expect(books.orders()).toEqual(before)
  })

  test('leaves an order alone that another payment paid', async () => {
    const { store, order } = await setUp()
    await store.updateOrder(update(order.id))
    expect(await store.updateOrder({ ...update(order.id), paymentId: 'pay_2' })).toBe('changed')
  })
})

describe('the demo shop over HTTP', () => {
  test('with a wrong secret is unavailable', async () => {
    const store = await overHttp(memoryStore(), 'secreT')
    await expect(store.readOrder({ order: '1' })).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    })
  })

  test('that is down is unavailable, not wrong', async () => {
    const store = await overHttp(memoryStore())
    server?.close()
    await expect(store.updateOrder({ order: '1', paymentId: 'p', total })).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    })
  })
})
