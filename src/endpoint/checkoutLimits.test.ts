import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../errors/index.js'
import type { Store } from '../stores/store.js'
import { cart, startApp } from './endpoint.fixture.js'

const total = { amount: '25.50', currency: 'USD' }
const otherCart = '00000000-0000-4000-8000-000000000000'

async function setUp() {
  let time = 1_700_000_000
  const asked: string[] = []
  let isDown = false
  const world = await startApp({ now: () => time })
  const { readOrder } = world.store
  const store: Store = world.store
  Object.assign(store, {
    readOrder: async (input: Parameters<Store['readOrder']>[0]) => {
      asked.push(`${input.asker} ${input.order}`)
      if (isDown) throw new PayWithUsdcError('store_unavailable', 'Down.', { retryable: true })
      return readOrder(input)
    },
  })
  const order = world.store.placeOrder({ cart, total })
  const open = async (change: Record<string, unknown> = {}) => {
    const response = await world.app.request('/v1/checkout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store: 'sandbox', order: order.id, cart, ...change }),
    })
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as { code?: string; payment?: { id: string } },
    }
  }
  const pass = (seconds: number) => {
    time += seconds
  }
  const stopShop = () => {
    isDown = true
  }
  return { ...world, order, open, asked, pass, stopShop }
}

describe('the shop’s rate limit', () => {
  test('is asked as a shopper, and not again while the answer is a minute old', async () => {
    const { open, asked, pass, order } = await setUp()
    const first = await open()
    await open()
    pass(59)
    expect((await open()).body.payment?.id).toBe(first.body.payment?.id)
    expect(asked).toEqual([`shopper ${order.id}`])
    pass(1)
    await open()
    expect(asked).toHaveLength(2)
  })

  test('is not spent on a wrong pair that was asked before', async () => {
    const { open, asked, pass } = await setUp()
    for (let i = 0; i < 3; i += 1) {
      expect((await open({ cart: otherCart })).body.code).toBe('order_not_found')
    }
    expect(asked).toHaveLength(1)
    pass(600)
    await open({ cart: otherCart })
    expect(asked).toHaveLength(2)
  })

  test('one address opens twenty at once and twenty a minute, and is told when to come back', async () => {
    const { open, pass } = await setUp()
    for (let i = 0; i < 20; i += 1) expect((await open()).status).toBe(200)
    const refused = await open()
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited'])
    expect(refused.headers.get('retry-after')).toBe('3')
    pass(3)
    expect((await open()).status).toBe(200)
    expect((await open()).status).toBe(429)
  })
})

test('a payment that is there is shown even while the shop is down', async () => {
  const { open, pass, stopShop } = await setUp()
  const first = await open()
  stopShop()
  pass(120)
  expect((await open()).body.payment?.id).toBe(first.body.payment?.id)
  expect((await open({ cart: otherCart })).body.code).toBe('store_unavailable')
})

test.each([
  ['of another method', { refused: 'order_method_other' }, '422 order_method_other'],
  [
    'by a method that cannot be used',
    { refused: 'order_method_refused' },
    '422 order_method_refused',
  ],
  ['that was canceled', { state: 'canceled' }, '409 order_not_open'],
  ['that is paid otherwise', { state: 'moved' }, '409 order_not_open'],
  ['of nothing', { total: { amount: '0.00', currency: 'USD' } }, '422 amount_not_positive'],
  [
    'in a currency without a rate',
    { total: { amount: '9', currency: 'EUR' } },
    '422 currency_unsupported',
  ],
] as const)(
  'an order %s is refused to its owner with a reason, to others as unknown',
  async (_name, change, answer) => {
    const { open, store, order, database } = await setUp()
    store.editOrder(order.id, change)
    const owner = await open()
    expect(`${owner.status} ${owner.body.code}`).toBe(answer)
    const other = await open({ cart: otherCart })
    const unknown = await open({ order: '9999' })
    expect(`${other.status} ${other.body.code}`).toBe('404 order_not_found')
    expect(other.body).toEqual(unknown.body)
    expect(await database.sql.selectFrom('payments').selectAll().execute()).toEqual([])
  },
)
