import { pino } from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findPayment, readPayment } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import type { StoreOrder } from '../stores/store.js'
import { cart, startApp } from './endpoint.fixture.js'
import { followOrders } from './jobs/followOrders.js'
import type { Loop } from './jobs/loop.js'
import { takeOrder } from './takeOrder.js'

const total = { amount: '25.50', currency: 'USD' }
const paymentOf = async ({ database }: World, order: string) => {
  const found = await findPayment({ database, store: 'sandbox', order })
  return found && (await readPayment({ database, id: found.paymentId }))
}
type World = Awaited<ReturnType<typeof startApp>>

describe('an order as the shop has it now', () => {
  async function setUp() {
    const world = await startApp()
    const order = world.store.placeOrder({ cart, total, customer: 'Ada L.' })
    const take = (change: Partial<StoreOrder> = {}) =>
      takeOrder(world.endpoint, { ...order, ...change })
    return { ...world, order, take, payment: () => paymentOf(world, order.id) }
  }

  test('gets a payment even when no page ever reached the endpoint', async () => {
    const { take, payment } = await setUp()
    await take()
    expect(await payment()).toMatchObject({
      status: 'waiting',
      due: '25500000',
      order: { cart, customer: 'Ada L.', storeName: 'Harbour Goods' },
    })
  })

  test('gets none when it does not wait for one', async () => {
    const { take, payment } = await setUp()
    for (const state of ['paid', 'moved', 'canceled'] as const) await take({ state })
    expect(await payment()).toBeUndefined()
  })

  test('takes no money while it is canceled, or moved on by staff, and takes it again afterwards', async () => {
    const { take, payment } = await setUp()
    await take()
    for (const state of ['canceled', 'moved'] as const) {
      await take({ state })
      expect((await payment())?.status).toBe('canceled')
      await take()
      expect((await payment())?.status).toBe('waiting')
    }
  })

  test('is quoted anew when it costs something else, and only then', async () => {
    const { take, payment } = await setUp()
    await take()
    const sequence = (await payment())?.sequence
    await take({ total: { amount: '25.5', currency: 'USD' } })
    expect((await payment())?.sequence).toBe(sequence)
    await take({ total: { amount: '30.00', currency: 'USD' } })
    expect(await payment()).toMatchObject({ due: '30000000', total: { amount: '30.00' } })
  })

  test('keeps its quote when it is in a currency without a rate now', async () => {
    const { take, payment } = await setUp()
    await take()
    await take({ total: { amount: '30.00', currency: 'EUR' } })
    expect(await payment()).toMatchObject({ due: '25500000', total })
  })

  test('that another payment of ours paid takes no money by this one', async () => {
    const { take, payment } = await setUp()
    await take()
    await take({ state: 'paid', paymentId: 'pay_other' })
    expect((await payment())?.status).toBe('canceled')
  })

  test('that carries this payment stays open to it', async () => {
    const { take, payment } = await setUp()
    await take()
    const id = (await payment())?.id ?? ''
    await take({ state: 'paid', paymentId: id })
    expect((await payment())?.status).toBe('waiting')
  })
})

describe('another currency', () => {
  const rate = { currency: 'EUR', perUsdc: '0.92', source: 'coinbase', at: 1_700_000_000 }

  test('is quoted at a rate that is frozen with its source and time', async () => {
    const world = await startApp({ rates: async () => rate })
    const order = world.store.placeOrder({ cart, total: { amount: '92.00', currency: 'EUR' } })
    await takeOrder(world.endpoint, order)
    const payment = await paymentOf(world, order.id)
    expect(payment).toMatchObject({
      due: '100000000',
      rate: { perUsdc: '0.92', source: 'coinbase', at: '2023-11-14T22:13:20.000Z' },
    })
    // Half a minute later the rate is another one; the quote still holds.
    const moved = { ...world.endpoint, rates: async () => ({ ...rate, perUsdc: '0.5' }) }
    await takeOrder(moved, order)
    expect(await paymentOf(world, order.id)).toEqual(payment)
  })

  test('is refused, never guessed, while no source gives a rate', async () => {
    const rates = async () => {
      throw new PayWithUsdcError('rate_unavailable', 'No rate.', { retryable: true })
    }
    const { app, store } = await startApp({ rates })
    const order = store.placeOrder({ cart, total: { amount: '92.00', currency: 'EUR' } })
    const response = await app.request('/v1/checkout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
    })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'rate_unavailable', retryable: true })
  })
})

describe('following the shop’s orders', () => {
  const loops: Loop[] = []
  afterEach(async () => {
    for (const loop of loops.splice(0)) await loop.stop()
  })

  async function setUp() {
    let time = 1_700_000_000
    const lines: string[] = []
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) })
    const world = await startApp({ now: () => time, log })
    const start = () => {
      const follower = followOrders({ ...world.endpoint, interval: 60 })
      loops.push(follower)
      return follower
    }
    const pass = (seconds: number) => {
      time += seconds
    }
    return { ...world, lines, start, pass }
  }

  test('finds an order whose webhook was lost', async () => {
    const world = await setUp()
    const order = world.store.placeOrder({ cart, total })
    world.start()
    await vi.waitFor(async () => expect(await paymentOf(world, order.id)).toBeDefined())
  })

  test('a webhook makes the look come at once', async () => {
    const world = await setUp()
    const follower = world.start()
    await vi.waitFor(() => expect(world.store.orders()).toHaveLength(0))
    const order = world.store.placeOrder({ cart, total })
    follower.look(order.id)
    await vi.waitFor(async () => expect(await paymentOf(world, order.id)).toBeDefined())
    world.store.editOrder(order.id, { state: 'canceled' })
    follower.look(order.id)
    await vi.waitFor(async () =>
      expect((await paymentOf(world, order.id))?.status).toBe('canceled'),
    )
  })

  test('a webhook that comes while its order is being read asks for another look', async () => {
    const world = await setUp()
    const order = world.store.placeOrder({ cart, total })
    // Opened, and read a moment ago: by itself the loop leaves it alone for a minute.
    for (let i = 0; i < 2; i += 1) await takeOrder(world.endpoint, order)
    const { readOrder } = world.store
    let isEdited = false
    const store = {
      ...world.store,
      readOpenOrders: async () => [],
      async readOrder(input: { order: string }) {
        const read = await readOrder(input)
        if (!isEdited) {
          // Staff edit it after it was read, and the webhook comes before it is taken in.
          isEdited = true
          world.store.editOrder(order.id, { state: 'canceled' })
          follower.look(order.id)
        }
        return read
      },
    }
    const follower = followOrders({ ...world.endpoint, store, interval: 60 })
    loops.push(follower)
    follower.look(order.id)
    await vi.waitFor(async () =>
      expect((await paymentOf(world, order.id))?.status).toBe('canceled'),
    )
  })

  test('an order that has left the list is read by itself; a deleted one takes no money', async () => {
    const gone = new Set<string>()
    const world = await setUp()
    const order = world.store.placeOrder({ cart, total })
    const { readOrder, readOpenOrders } = world.store
    const store = {
      ...world.store,
      readOrder: async (input: { order: string }) =>
        gone.has(input.order)
          ? ({ ok: false, code: 'order_not_found', message: 'No.' } as const)
          : readOrder(input),
      readOpenOrders: async () => (await readOpenOrders()).filter(({ id }) => !gone.has(id)),
    }
    await takeOrder(world.endpoint, order)
    gone.add(order.id)
    world.pass(61)
    loops.push(followOrders({ ...world.endpoint, store, interval: 60 }))
    await vi.waitFor(async () =>
      expect((await paymentOf(world, order.id))?.status).toBe('canceled'),
    )
  })

  test('goes on after the shop has refused our token', async () => {
    const answers = [
      () => {
        throw new PayWithUsdcError('store_unauthorized', 'The shop refuses our token.', {
          hint: 'Check it.',
        })
      },
    ]
    const world = await setUp()
    const order = world.store.placeOrder({ cart, total })
    const { readOpenOrders } = world.store
    const store = {
      ...world.store,
      readOpenOrders: async () => answers.shift()?.() ?? readOpenOrders(),
    }
    const follower = followOrders({ ...world.endpoint, store, interval: 60 })
    loops.push(follower)
    await vi.waitFor(() => expect(world.lines.join('')).toContain('Check it.'))
    expect(await paymentOf(world, order.id)).toBeUndefined()
    follower.wake()
    await vi.waitFor(async () => expect(await paymentOf(world, order.id)).toBeDefined())
  })
})
