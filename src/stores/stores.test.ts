import { describe, expect, test } from 'vitest'
import { setUp as setUpBigCommerce } from './bigcommerce/bigcommerce.fixture.js'
import { memoryStore } from './memory.js'
import type { OrderUpdate, Store, StoreOrder } from './store.js'

const cart = '8C2A9D5E-6D8B-4B5E-9C0A-3C1F0E7D2B11'
const total = { amount: '25.50', currency: 'USD' }
const transfer = {
  amount: '25.50',
  network: 'Base',
  transactionHash: `0x${'ab'.repeat(32)}`,
  url: `https://basescan.org/tx/0x${'ab'.repeat(32)}`,
}

/** What the suite needs of a shop beside its store: to place an order, and to be its staff. */
type Shop = {
  readonly store: Store
  readonly placeOrder: () => string
  readonly edit: (order: string, change: Partial<Pick<StoreOrder, 'state' | 'total'>>) => void
  readonly changeMethod: (order: string) => void
  /** What staff read at the order. */
  readonly notes: (order: string) => readonly string[]
}

function inMemory(): Shop {
  const store = memoryStore()
  const placeOrder = () =>
    store.placeOrder({ cart, total, customer: 'Ada L.', email: 'ada@shop.example' }).id
  return {
    store,
    placeOrder,
    edit: store.editOrder,
    changeMethod: (order) => store.editOrder(order, { refused: 'order_method_other' }),
    notes: store.notices,
  }
}

function atBigCommerce(): Shop {
  const { books, store } = setUpBigCommerce()
  const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' }
  const statuses = { open: 7, paid: 11, canceled: 5, moved: 9 }
  return {
    store,
    placeOrder: () => `${books.placeOrder({ cart, total: total.amount, customer }).id}`,
    edit(order, { state, total: next }) {
      books.editOrder(Number(order), {
        ...(state === undefined ? {} : { status_id: statuses[state] }),
        ...(next === undefined
          ? {}
          : { total_inc_tax: `${next.amount}00`, default_currency_code: next.currency }),
      })
    },
    changeMethod: (order) => {
      books.editOrder(Number(order), { payment_method: 'Cash on Delivery' })
    },
    notes: (order) =>
      (books.orders().find(({ id }) => `${id}` === order)?.staff_notes ?? '')
        .split('\n')
        .filter((line) => line !== ''),
  }
}

/** Every store passes this suite. */
describe.each([
  { name: 'in memory', open: inMemory },
  { name: 'BigCommerce', open: atBigCommerce },
])('a store: $name', ({ open }) => {
  function setUp() {
    const shop = open()
    const order = shop.placeOrder()
    const read = async () => {
      const answer = await shop.store.readOrder({ order })
      return answer.ok ? answer.value : answer
    }
    return { ...shop, order, read }
  }
  const update = (order: string): OrderUpdate => ({
    order,
    paymentId: 'pay_1',
    total,
    proof: [transfer],
  })

  test('tells staff what to look at, each thing once until something else is said', async () => {
    const { store, order, notes } = setUp()
    const tell = (text: string) => store.tellStaff({ order, paymentId: 'pay_1', text })
    await tell('One.')
    await tell('One.')
    await tell('Two.')
    await tell('One.')
    await store.tellStaff({ order: '999999', paymentId: 'pay_1', text: 'Nobody is there.' })
    expect(notes(order).map((line) => line.replace(/^\[.*\] /, ''))).toEqual([
      'One.',
      'Two.',
      'One.',
    ])
    expect(await store.updateOrder(update(order))).toEqual({ answer: 'accepted' })
    expect(notes(order).slice(0, 3)).toHaveLength(3)
  })

  test('gives an order with its total, its cart and whose it is', async () => {
    const { order, read } = setUp()
    expect(await read()).toEqual({
      id: order,
      cart: cart.toLowerCase(),
      total,
      state: 'open',
      customer: 'Ada L.',
      email: 'ada@shop.example',
    })
  })

  test.each(['9999', 'x', '-1', '007', ''])('has no order %j', async (order) => {
    const { store } = setUp()
    expect(await store.readOrder({ order })).toMatchObject({ code: 'order_not_found' })
    expect(await store.updateOrder(update(order))).toMatchObject({ answer: 'changed' })
  })

  test('gives an order of another method, and says that it is not for us', async () => {
    const { changeMethod, order, read } = setUp()
    changeMethod(order)
    expect(await read()).toMatchObject({ id: order, refused: 'order_method_other' })
  })

  test('takes a payment once, and the same payment again without effect', async () => {
    const { store, order, read } = setUp()
    expect(await store.updateOrder(update(order))).toEqual({ answer: 'accepted' })
    const paid = await read()
    expect(await store.updateOrder(update(order))).toEqual({ answer: 'accepted' })
    expect(await read()).toEqual(paid)
    expect(paid).toMatchObject({ state: 'paid', paymentId: 'pay_1' })
  })

  test('takes the same payment again after staff canceled the order', async () => {
    const { store, order, edit, read } = setUp()
    await store.updateOrder(update(order))
    edit(order, { state: 'canceled' })
    expect(await store.updateOrder(update(order))).toEqual({ answer: 'accepted' })
    expect(await read()).toMatchObject({ state: 'canceled', paymentId: 'pay_1' })
  })

  test.each([
    ['canceled', { state: 'canceled' as const }],
    ['moved by staff', { state: 'moved' as const }],
    ['in another currency now', { total: { amount: '25.50', currency: 'EUR' } }],
  ])('leaves an order alone that is %s, and says why', async (_name, change) => {
    const { store, order, edit, read } = setUp()
    edit(order, change)
    const before = await read()
    expect(await store.updateOrder(update(order))).toEqual({
      answer: 'changed',
      reason: expect.stringMatching(/\.$/),
    })
    expect(await read()).toEqual(before)
  })

  test('leaves an order alone whose method is another now', async () => {
    const { store, order, changeMethod, read } = setUp()
    changeMethod(order)
    expect(await store.updateOrder(update(order))).toMatchObject({ answer: 'changed' })
    expect(await read()).toMatchObject({ state: 'open' })
  })

  test('gives the new total of an order that costs something else, and leaves it alone', async () => {
    const { store, order, edit, read } = setUp()
    const next = { amount: '30.00', currency: 'USD' }
    edit(order, { total: next })
    expect(await store.updateOrder(update(order))).toEqual({ answer: 'repriced', total: next })
    expect(await read()).toMatchObject({ state: 'open', total: next })
  })

  test('leaves an order alone that another payment paid', async () => {
    const { store, order, read } = setUp()
    await store.updateOrder(update(order))
    expect(await store.updateOrder({ ...update(order), paymentId: 'pay_2' })).toMatchObject({
      answer: 'changed',
    })
    expect(await read()).toMatchObject({ state: 'paid', paymentId: 'pay_1' })
  })

  test('lists the orders that wait for a payment by us, newest first', async () => {
    const { store, order, placeOrder, edit, changeMethod } = setUp()
    const [second, third, paid, canceled, other] = Array.from({ length: 5 }, placeOrder) as [
      string,
      string,
      string,
      string,
      string,
    ]
    await store.updateOrder(update(paid))
    edit(canceled, { state: 'canceled' })
    changeMethod(other)
    const open = await store.readOpenOrders()
    expect(open.map(({ id }) => id)).toEqual([third, second, order])
    expect(open[2]).toEqual(await store.readOrder({ order }).then((read) => read.ok && read.value))
  })

  test('lists nothing when nothing waits', async () => {
    expect(await open().store.readOpenOrders()).toEqual([])
  })
})
