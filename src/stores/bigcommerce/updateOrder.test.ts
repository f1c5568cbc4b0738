import { describe, expect, test, vi } from 'vitest'
import type { Fault, OrderEvent } from '../../sandbox/bigcommerce/index.js'
import { setUp as open, proof, updateOf } from './bigcommerce.fixture.js'

function setUp(options: Parameters<typeof open>[0] = {}) {
  const events: OrderEvent[] = []
  const all = open({ ...options, emulator: { onEvent: (event) => events.push(event) } })
  const { id } = all.books.placeOrder({ total: '25.50' })
  const order = () => all.books.orders().find((one) => one.id === id)
  const moves = () => events.filter(({ scope }) => scope === 'store/order/statusUpdated').length
  const fields = () => all.books.metafields(id).map(({ key, value }) => [key, value])
  const update = () => all.store.updateOrder(updateOf(id))
  return { ...all, id, order, moves, fields, update }
}

const accepted = { answer: 'accepted' }
const note = `[pay_with_usdc pay_1] Paid 25.50 USDC on Base: ${proof[0]?.url}`
const allFields = [
  ['payment', 'pay_1'],
  ['amount', '25.50'],
  ['network', 'Base'],
  ['transactions', `25.50 USDC on Base: ${proof[0]?.transactionHash} ${proof[0]?.url}`],
]

describe('a paid order', () => {
  test('is moved by one PUT of two fields, read again, and gets its proof', async () => {
    const { update, id, exchanges, routes, order, fields, moves } = setUp()
    expect(await update()).toEqual(accepted)
    expect(routes()).toEqual([
      `GET /v2/orders/${id}`,
      `PUT /v2/orders/${id}`,
      `GET /v2/orders/${id}`,
      `PUT /v2/orders/${id}`,
      `GET /v3/orders/${id}/metafields`,
      ...Array(4).fill(`POST /v3/orders/${id}/metafields`),
    ])
    expect(exchanges[1]?.requestBody).toEqual({ status_id: 11, payment_provider_id: 'pay_1' })
    expect(exchanges[3]?.requestBody).toEqual({ staff_notes: note })
    expect(order()).toMatchObject({
      status_id: 11,
      payment_provider_id: 'pay_1',
      staff_notes: note,
    })
    expect(fields()).toEqual(allFields)
    expect(moves()).toBe(1)
  })

  test('keeps its proof from everybody but our own account', async () => {
    const { update, books, id } = setUp()
    await update()
    const places = books.metafields(id).map((one) => [one.permission_set, one.namespace])
    expect(places).toEqual(Array(4).fill(['app_only', 'pay_with_usdc']))
  })

  test('of digital goods is completed', async () => {
    const { store, books } = setUp()
    const { id } = books.placeOrder({ total: '25.50', digital: true })
    await store.updateOrder(updateOf(id))
    expect(books.orders().at(-1)).toMatchObject({ status_id: 10 })
  })

  test.each([
    [false, 9],
    [true, 2],
  ])('goes to the status that the merchant chose (digital: %s)', async (digital, status) => {
    const { store, books } = open({ store: { statuses: { paid: 9, digital: 2 } } })
    const { id } = books.placeOrder({ total: '25.50', digital })
    await store.updateOrder(updateOf(id))
    expect(books.orders()).toMatchObject([{ status_id: status }])
  })

  test('is the same order when its total is written with other zeros', async () => {
    const { store, id } = setUp()
    const total = { amount: '25.5', currency: 'USD' }
    expect(await store.updateOrder(updateOf(id, { total }))).toEqual(accepted)
  })

  test('stays where staff moved it; a missing proof is written still', async () => {
    const { update, books, id, order, fields } = setUp()
    await update()
    books.editOrder(id, { status_id: 5, staff_notes: 'Wrong size.' })
    expect(await update()).toEqual(accepted)
    expect(order()).toMatchObject({ status_id: 5, staff_notes: `Wrong size.\n${note}` })
    expect(fields()).toEqual(allFields)
  })

  test('that BigCommerce did not keep as ours is tried again, not believed', async () => {
    const { update, books, id } = setUp()
    const { status, body } = { status: 200, body: '{}' }
    books.setFaults({ route: 'PUT /v2/orders/*', times: 1, status, body })
    await expect(update()).rejects.toMatchObject({ code: 'store_unavailable', retryable: true })
    expect(await update()).toEqual(accepted)
    expect(books.metafields(id)).toHaveLength(4)
  })
})

test('two that update at once have one effect', async () => {
  const { update, order, fields } = setUp()
  expect(await Promise.all([update(), update()])).toEqual([accepted, accepted])
  expect(order()).toMatchObject({ status_id: 11, staff_notes: note })
  expect(fields()).toEqual(allFields)
})

describe('interrupted', () => {
  const requests = 9
  const interruptions: [string, Omit<Fault, 'after'>][] = [
    ['before it arrives', { drop: 'before' }],
    ['after it was done', { drop: 'after' }],
    ['by a 500', { status: 500 }],
    ['by a 429', { status: 429 }],
  ]
  const cases = interruptions.flatMap(([name, fault]) =>
    Array.from({ length: requests }, (_, at) => [at + 1, name, { ...fault, after: at }] as const),
  )

  test.each(cases)('at request %i %s, a repetition ends the same', async (_at, _name, fault) => {
    const { update, books, order, fields, moves, clock } = setUp()
    books.setFaults({ ...fault, times: 1 })
    await expect(update()).rejects.toMatchObject({ retryable: true })
    clock.now += 30_000
    expect(await update()).toEqual(accepted)
    expect(await update()).toEqual(accepted)
    expect(order()).toMatchObject({ status_id: 11, staff_notes: note })
    expect(fields()).toEqual(allFields)
    expect(moves()).toBe(1)
  })

  test('at every request in turn, it still ends the same', async () => {
    const { update, books, order, fields, moves } = setUp()
    let interruptions = 0
    for (let at = 0; at < requests; at += 1) {
      books.setFaults({ drop: 'after', after: at, times: 1 })
      await update().catch(() => {
        interruptions += 1
      })
    }
    books.setFaults()
    expect(await update()).toEqual(accepted)
    expect(interruptions).toBeGreaterThan(3)
    expect(order()).toMatchObject({ status_id: 11, staff_notes: note })
    expect(fields()).toEqual(allFields)
    expect(moves()).toBe(1)
  })
})

describe('an order that must not be moved', () => {
  test.each([
    ['Cancelled', { status_id: 5 }, /Cancelled/],
    ['Refunded', { status_id: 4 }, /Refunded/],
    ['refunded in part', { refunded_amount: '1.0000' }, /moved/],
    ['already shipped', { status_id: 2 }, /Shipped/],
    ['disputed', { status_id: 13 }, /Disputed/],
    ['in an unknown status', { status_id: 42 }, /status 42/],
    ['paid by another payment of ours', { payment_provider_id: 'pay_2' }, /Another payment/],
    ['of another method now', { payment_method: 'Cash' }, /method/],
    ['in another currency', { default_currency_code: 'EUR' }, /currency/],
    ['deleted', { is_deleted: true }, /not there/],
    ['incomplete', { status_id: 0 }, /not there/],
  ])('because it is %s is left as it is', async (_name, change, reason) => {
    const { update, books, id, order, fields, routes } = setUp()
    books.editOrder(id, change)
    const before = order()
    expect(await update()).toEqual({ answer: 'changed', reason: expect.stringMatching(reason) })
    expect(order()).toEqual(before)
    expect(fields()).toEqual([])
    expect(routes()).toEqual([`GET /v2/orders/${id}`])
  })

  test.each([
    [{ total_inc_tax: '30.0000' }, '30.00'],
    [{ store_credit_amount: '0.5000' }, '25.00'],
    [{ gift_certificate_amount: '0.0001' }, '25.4999'],
  ])('because of %j costs %s now', async (change, amount) => {
    const { update, books, id, routes } = setUp()
    books.editOrder(id, change)
    expect(await update()).toEqual({ answer: 'repriced', total: { amount, currency: 'USD' } })
    expect(routes()).toHaveLength(1)
  })
})

describe('the proof', () => {
  test('is appended to what staff wrote, and never replaces it', async () => {
    const { update, books, id, order } = setUp()
    books.editOrder(id, { staff_notes: 'Gift wrap!\n\n' })
    await update()
    expect(order()?.staff_notes).toBe(`Gift wrap!\n${note}`)
  })

  test('names where the shopper wants a refund', async () => {
    const { store, id, order, fields } = setUp()
    const refundAddress = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
    await store.updateOrder({ ...updateOf(id), refundAddress })
    expect(order()?.staff_notes).toBe(`${note}. Refunds to ${refundAddress}`)
    expect(fields()).toEqual([...allFields, ['refund_address', refundAddress]])
  })

  test('is short, or only in the metafields, when the notes are full', async () => {
    const short = '[pay_with_usdc pay_1]'
    for (const [room, ending] of [
      [100, `\n${short}`],
      [short.length, 'é'],
    ] as const) {
      const { update, books, id, order, fields } = setUp()
      const before = `${'x'.repeat(65_535 - room - 2)}é`
      books.editOrder(id, { staff_notes: before })
      expect(await update()).toEqual(accepted)
      expect(order()?.staff_notes).toBe(before + (ending === 'é' ? '' : ending))
      expect(fields()).toEqual(allFields)
    }
  })

  test('of a payment is not mistaken for that of one with a longer id', async () => {
    const { update, books, id, order } = setUp()
    books.editOrder(id, { staff_notes: '[pay_with_usdc pay_12] Paid.' })
    await update()
    expect(order()?.staff_notes).toBe(`[pay_with_usdc pay_12] Paid.\n${note}`)
  })

  test('names every network and adds the amounts up exactly', async () => {
    const { store, id, order, fields } = setUp()
    const transfers = Array.from({ length: 7 }, (_, at) => ({
      amount: at === 6 ? '24.900001' : '0.10',
      network: at === 6 ? 'Polygon' : 'Base',
      transactionHash: `0x${at}`,
      url: '',
    }))
    await store.updateOrder(updateOf(id, { proof: transfers }))
    expect(order()?.staff_notes).toBe(
      '[pay_with_usdc pay_1] Paid 25.500001 USDC on Base, Polygon: 0x0, 0x1, 0x2, 0x3, 0x4, and 2 more',
    )
    expect(Object.fromEntries(fields())).toMatchObject({
      network: 'Base, Polygon',
      transactions: expect.stringMatching(/^(0\.10 USDC on Base: 0x\d\n){6}24\.900001 .* 0x6$/),
    })
  })

  test('without a transfer still names the payment', async () => {
    const { store, id, order, fields } = setUp()
    await store.updateOrder(updateOf(id, { proof: [] }))
    expect(order()?.staff_notes).toBe('[pay_with_usdc pay_1] Paid with USDC.')
    expect(fields()).toEqual([['payment', 'pay_1']])
  })

  test('of thousands of transfers is cut between lines, and fits', async () => {
    const { store, id, fields } = setUp()
    const many = Array.from({ length: 1_000 }, () => proof).flat()
    expect(await store.updateOrder(updateOf(id, { proof: many }))).toEqual(accepted)
    const listed = Object.fromEntries(fields()).transactions?.split('\n') ?? []
    expect(listed.length).toBeGreaterThan(200)
    expect(new Set(listed).size).toBe(1)
  })

  test('of an earlier payment is replaced when staff had the order paid again', async () => {
    const { update, store, books, id, fields } = setUp()
    await update()
    books.editOrder(id, { status_id: 7, payment_provider_id: '' })
    await store.updateOrder(updateOf(id, { paymentId: 'pay_2' }))
    expect(fields()).toEqual([['payment', 'pay_2'], ...allFields.slice(1)])
  })

  test('that the store refuses for good is reported, and the order stays paid', async () => {
    const onProofRefused = vi.fn()
    const { update, books, id, order } = setUp({ store: { onProofRefused } })
    books.setFaults({ route: 'GET /v3/orders/*/metafields', status: 403 })
    expect(await update()).toEqual(accepted)
    expect(order()).toMatchObject({ status_id: 11 })
    const error = expect.objectContaining({ code: 'store_unauthorized' })
    expect(onProofRefused).toHaveBeenCalledExactlyOnceWith({ order: `${id}`, error })
  })
})
