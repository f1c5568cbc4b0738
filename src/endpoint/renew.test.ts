import { describe, expect, test } from 'vitest'
import { type OpenedPayment, openedPaymentSchema, type PaymentView } from '../protocol/index.js'
import { cart, startApp } from './endpoint.fixture.js'

const lifetime = 600

async function setUp() {
  let time = 1_700_000_000
  const world = await startApp({ now: () => time, change: { PAY_QUOTE_SECONDS: `${lifetime}` } })
  const { app, store } = world
  const order = store.placeOrder({ cart, total: { amount: '25.50', currency: 'USD' } })
  const opened: OpenedPayment = openedPaymentSchema.parse(
    await (
      await app.request('/v1/checkout', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
      })
    ).json(),
  )
  const renew = async (token = opened.token) => {
    const answer = await app.request(`/v1/payments/${opened.payment.id}/renew`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    })
    return { status: answer.status, body: (await answer.json()) as PaymentView & { code?: string } }
  }
  const pass = (seconds: number) => {
    time += seconds
  }
  return { ...world, order, opened, renew, pass, now: () => time }
}

describe('more time', () => {
  test('is given in the last five minutes of a price, and as often as it takes', async () => {
    const { renew, pass, now, opened } = await setUp()
    pass(lifetime - 299)
    for (let time = 0; time < 12; time++) {
      const { status, body } = await renew()
      expect(status).toBe(200)
      expect(Date.parse(body.expiresAt)).toBe((now() + lifetime) * 1_000)
      expect(body).toMatchObject({ address: opened.payment.address, due: '25500000' })
      pass(lifetime - 20)
    }
  })

  test('changes nothing earlier: a price cannot be held for ever in advance', async () => {
    const { renew, pass, opened } = await setUp()
    pass(lifetime - 301)
    expect((await renew()).body).toEqual(opened.payment)
  })

  test('is a new price after the end, from the shop’s books as they are then', async () => {
    const { renew, pass, store, order } = await setUp()
    pass(lifetime + 1)
    store.editOrder(order.id, { total: { amount: '30.00', currency: 'USD' } })
    expect((await renew()).body).toMatchObject({ due: '30000000', status: 'waiting' })
  })

  test('is not given for an order that is canceled, nor to a stranger', async () => {
    const { renew, pass, store, order } = await setUp()
    pass(lifetime - 10)
    expect((await renew('x'.repeat(43))).body.code).toBe('payment_not_found')
    store.editOrder(order.id, { state: 'canceled' })
    expect((await renew()).body.code).toBe('order_not_open')
  })

  test('can be asked for thirty times an hour', async () => {
    const { renew } = await setUp()
    for (let time = 0; time < 30; time++) expect((await renew()).status).toBe(200)
    expect((await renew()).body.code).toBe('rate_limited')
  })
})
