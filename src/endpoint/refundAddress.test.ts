import { describe, expect, test } from 'vitest'
import { readRefundAddress } from '../database/index.js'
import { factory } from '../receiver/index.js'
import { apiKey, cart, startApp, treasury } from './endpoint.fixture.js'

const own = '0xdbf03b407c01e7cd3cbea99509d93f8dddc8c6fb'
const checksummed = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

async function setUp() {
  const world = await startApp()
  const { app, database } = world
  const opened = await app.request('/v1/payments', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${apiKey}`,
      'Idempotency-Key': 'one',
    },
    body: JSON.stringify({
      store: 'sandbox',
      order: '1042',
      cart,
      total: { amount: '25.50', currency: 'USD' },
    }),
  })
  const { payment, token } = (await opened.json()) as {
    payment: { id: string; address: string; networks: { token: string }[] }
    token: string
  }
  const put = async (address: unknown, bearer = token) => {
    const answer = await app.request(`/v1/payments/${payment.id}/refund-address`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ address }),
    })
    const text = await answer.text()
    return { status: answer.status, code: text && JSON.parse(text).code }
  }
  const held = () => readRefundAddress({ database, paymentId: payment.id })
  return { ...world, payment, put, held }
}

describe('the address for a refund', () => {
  test('is kept, with its checksum; the newest holds', async () => {
    const { put, held } = await setUp()
    expect(await held()).toBeUndefined()
    expect(await put(` ${own} `)).toMatchObject({ status: 204 })
    expect(await held()).toBe('0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB')
    await put(checksummed)
    await put(checksummed)
    expect(await held()).toBe(checksummed)
    await put(own)
    expect(await held()).toBe('0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB')
  })

  test.each([
    ['no address', 'ada@example.com', 422, 'address_invalid'],
    ['a mistyped one', checksummed.replace('5aA', '5AA'), 422, 'address_checksum'],
    ['nothing', undefined, 400, 'invalid_request'],
    ['the zero address', `0x${'0'.repeat(40)}`, 422, 'refund_address_refused'],
    ['the treasury', treasury, 422, 'refund_address_refused'],
    ['the factory', factory.address, 422, 'refund_address_refused'],
  ])('%s is refused', async (_name, address, status, code) => {
    const { put, held } = await setUp()
    expect(await put(address)).toEqual({ status, code })
    expect(await held()).toBeUndefined()
  })

  test('the payment’s own address and the token are refused', async () => {
    const { put, held, payment } = await setUp()
    for (const address of [payment.address, payment.networks[0]?.token]) {
      expect(await put(address)).toEqual({ status: 422, code: 'refund_address_refused' })
    }
    expect(await held()).toBeUndefined()
  })

  test('is given by whoever holds the payment’s token, and by nobody else', async () => {
    const { put, held } = await setUp()
    expect(await put(own, 'x'.repeat(43))).toEqual({ status: 404, code: 'payment_not_found' })
    expect(await held()).toBeUndefined()
  })

  test('can be given twenty times an hour', async () => {
    const { put } = await setUp()
    for (let time = 0; time < 20; time++) expect(await put(own)).toMatchObject({ status: 204 })
    expect(await put(own)).toEqual({ status: 429, code: 'rate_limited' })
  })
})
