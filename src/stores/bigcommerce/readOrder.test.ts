import { describe, expect, test, vi } from 'vitest'
import { setUp as open } from './bigcommerce.fixture.js'

function setUp(options: Parameters<typeof open>[0] = {}) {
  const all = open(options)
  const read = async (order: number | string) => {
    const answer = await all.store.readOrder({ order: `${order}` })
    if (!answer.ok) throw new Error(answer.code)
    return answer.value
  }
  return { ...all, read }
}

describe('the total', () => {
  test.each([
    [{ total: '25.5' }, '25.50'],
    [{ total: '25' }, '25.00'],
    [{ total: '100', storeCredit: '20.01' }, '79.99'],
    [{ total: '100', giftCertificate: '0.10' }, '99.90'],
    [{ total: '100', storeCredit: '20', giftCertificate: '79.99' }, '0.01'],
    [{ total: '2.01' }, '2.01'],
    [{ total: '0.3', storeCredit: '0.1' }, '0.20'],
    [{ total: '1.005' }, '1.005'],
    [{ total: '1.0001' }, '1.0001'],
    [{ total: '5', storeCredit: '5' }, '0.00'],
    [{ total: '5', storeCredit: '6' }, '-1.00'],
  ])('of %j is %s: exact, less what was paid otherwise, never rounded', async (order, amount) => {
    const { books, read } = setUp()
    const { id } = books.placeOrder(order)
    expect((await read(id)).total).toEqual({ amount, currency: 'USD' })
  })

  test('is in the currency that the shopper pays in, not the one on display', async () => {
    const { books, read } = setUp()
    const { id } = books.placeOrder({ total: '25', currency: 'USD' })
    books.editOrder(id, { currency_code: 'EUR' })
    expect((await read(id)).total.currency).toBe('USD')
  })
})

describe('the state', () => {
  const ours = { payment_provider_id: 'pay_1' }
  test.each([
    ['Pending', { status_id: 1 }, 'open'],
    ['Awaiting Payment', { status_id: 7 }, 'open'],
    ['Awaiting Fulfillment', { status_id: 11 }, 'moved'],
    ['Manual Verification Required', { status_id: 12 }, 'moved'],
    ['Disputed', { status_id: 13 }, 'moved'],
    ['a status we do not know', { status_id: 15 }, 'moved'],
    ['Refunded', { status_id: 4 }, 'canceled'],
    ['Cancelled', { status_id: 5 }, 'canceled'],
    ['Declined', { status_id: 6 }, 'canceled'],
    ['Partially Refunded', { status_id: 14 }, 'moved'],
    ['waiting after a refund', { status_id: 7, refunded_amount: '1.0000' }, 'moved'],
    ['paid by us', { status_id: 11, ...ours }, 'paid'],
    ['paid by us and shipped', { status_id: 2, ...ours }, 'paid'],
    ['paid by us and put back to waiting', { status_id: 7, ...ours }, 'paid'],
    ['paid by us and cancelled', { status_id: 5, ...ours }, 'canceled'],
    ['paid by us and refunded in part', { ...ours, refunded_amount: '1.0000' }, 'moved'],
    ['paid by another', { status_id: 11, payment_provider_id: 'ch_1' }, 'moved'],
  ])('of an order that is %s', async (_name, change, state) => {
    const { books, read } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    books.editOrder(id, change)
    expect((await read(id)).state).toBe(state)
  })
})

describe('an order', () => {
  test.each([
    ['was deleted', { is_deleted: true }],
    ['was never placed', { status_id: 0 }],
  ])('that %s is not there', async (_name, change) => {
    const { books, store } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    books.editOrder(id, change)
    expect(await store.readOrder({ order: `${id}` })).toMatchObject({ code: 'order_not_found' })
  })

  test.each([
    '0',
    '01',
    '-1',
    '1.5',
    '1e3',
    ' 1',
    '٣',
    '../store',
    '101?x=1',
    '9007199254740992',
    '',
  ])('number %j is refused without a request', async (order) => {
    const { store, exchanges } = setUp()
    expect(await store.readOrder({ order })).toMatchObject({ code: 'order_not_found' })
    expect(exchanges).toEqual([])
  })

  test('number 2^53 − 1 is asked for', async () => {
    const { store, exchanges } = setUp()
    await store.readOrder({ order: '9007199254740991' })
    expect(exchanges).toMatchObject([{ path: '/v2/orders/9007199254740991', status: 404 }])
  })

  test('is one request', async () => {
    const { books, read, routes } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    await read(id)
    expect(routes()).toEqual([`GET /v2/orders/${id}`])
  })

  test('that staff made has no cart, no name and no email', async () => {
    const { books, read } = setUp()
    const { id } = books.placeOrder({ total: '25' })
    books.editOrder(id, { cart_id: '' })
    const { cart, ...order } = await read(id)
    expect(cart).toBe('')
    expect(order).not.toHaveProperty('customer')
    expect(order).not.toHaveProperty('email')
  })
})

describe('the method', () => {
  test.each(['Pay with USDC', ' pay with usdc ', 'PAY WITH USDC'])(
    'is known as %j',
    async (name) => {
      const { books, read } = setUp({ store: { methods: [name] } })
      expect(await read(books.placeOrder({ total: '25' }).id)).not.toHaveProperty('refused')
    },
  )

  test('that was renamed is reported, and the order is not for us', async () => {
    const onUnknownMethod = vi.fn()
    const { books, read } = setUp({ store: { onUnknownMethod } })
    const { id } = books.placeOrder({ total: '25', method: 'USDC' })
    expect((await read(id)).refused).toBe('order_method_other')
    expect(onUnknownMethod).toHaveBeenCalledExactlyOnceWith({ order: `${id}`, method: 'USDC' })
  })

  test('of an order that waits for nothing is not reported: cards do not wait', async () => {
    const onUnknownMethod = vi.fn()
    const { books, read } = setUp({ store: { onUnknownMethod } })
    const { id } = books.placeOrder({ total: '25', method: 'Credit Card', status: 11 })
    expect((await read(id)).refused).toBe('order_method_other')
    expect(onUnknownMethod).not.toHaveBeenCalled()
  })

  test('that is refused says so', async () => {
    const { books, read } = setUp({ store: { refusedMethods: ['USDC (Check)'] } })
    const { id } = books.placeOrder({ total: '25', method: 'usdc (check)' })
    expect((await read(id)).refused).toBe('order_method_refused')
  })

  test('does not matter any more once we paid the order', async () => {
    const { books, read } = setUp()
    const { id } = books.placeOrder({ total: '25', method: 'An old name' })
    books.editOrder(id, { payment_provider_id: 'pay_1', status_id: 11 })
    expect(await read(id)).not.toHaveProperty('refused')
  })
})

describe('the open orders', () => {
  test('are read page by page, those that are Pending too', async () => {
    const { books, store, routes } = setUp()
    for (let at = 0; at < 101; at += 1) books.placeOrder({ total: '1' })
    const { id } = books.placeOrder({ total: '1', status: 1 })
    const open = await store.readOpenOrders()
    expect(open).toHaveLength(102)
    expect(open[0]?.id).toBe(`${id}`)
    expect(routes()).toEqual(['GET /v2/orders', 'GET /v2/orders', 'GET /v2/orders'])
  })

  test('are none after a 204 without a body', async () => {
    const { store, exchanges } = setUp()
    expect(await store.readOpenOrders()).toEqual([])
    expect(exchanges.map(({ status }) => status)).toEqual([204, 204])
  })

  test('are none after an empty list', async () => {
    const { store, books } = setUp()
    books.placeOrder({ total: '1' })
    books.setFaults({ status: 200, body: '[]' })
    expect(await store.readOpenOrders()).toEqual([])
  })

  test('are never asked for without an end', async () => {
    const { books, store, exchanges } = setUp()
    const { id } = books.placeOrder({ total: '1' })
    await store.readOrder({ order: `${id}` })
    const page = JSON.stringify(Array(100).fill(exchanges[0]?.answerBody))
    books.setFaults({ status: 200, body: page })
    expect(await store.readOpenOrders()).toHaveLength(1)
    expect(exchanges).toHaveLength(1 + 20 + 20)
  })
})
