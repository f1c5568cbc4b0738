import { expect, test } from 'vitest'
import type { OpenedPayment } from '../protocol/index.js'
import { apiKey, cart, startApp } from './endpoint.fixture.js'
import { relayOf } from './relay.js'

const now = () => 1_700_000_000

/** An endpoint with a relayer whose network never answers. */
async function setUp() {
  const change = { PAY_RELAY_KEY: `0x${'22'.repeat(32)}`, PAY_RELAY_BUDGET: '0.5' }
  const { app, endpoint, config, database } = await startApp({ change, now })
  const { log, chains: health } = endpoint
  const relay = relayOf({ config, health, database, log, now })
  Object.assign(endpoint, { relay })
  const opened = await app.request('/v1/payments', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${apiKey}`,
      'Idempotency-Key': 'one',
    },
    body: JSON.stringify({
      ...{ store: 'sandbox', order: '1042', cart },
      total: { amount: '25.50', currency: 'USD' },
    }),
  })
  const { payment, token } = (await opened.json()) as OpenedPayment
  const post = async (change: object = {}) => {
    const authorization = {
      ...{ chain: 'eip155:31337', from: payment.treasury, attempt: 0, value: payment.due },
      ...{ validAfter: 0, validBefore: now() + 500, signature: `0x${'ab'.repeat(65)}` },
      ...change,
    }
    const answer = await app.request(`/v1/payments/${payment.id}/authorizations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(authorization),
    })
    const { code, retryable } = (await answer.json()) as { code: string; retryable: boolean }
    return { status: answer.status, code, retryable }
  }
  return { post, relay, payment }
}

test('a network that does not answer is no refusal for ever', async () => {
  const { post, relay } = await setUp()
  expect(await post()).toEqual({ status: 503, code: 'relay_unreachable', retryable: true })
  await relay?.stop()
})

test('a network that does not answer is not offered for signing', async () => {
  const { payment, relay } = await setUp()
  expect(payment.networks[0]).not.toHaveProperty('relayed')
  await relay?.stop()
})

test.each([
  ['a float for an amount', { value: '25.5' }],
  ['a fraction of an attempt', { attempt: 0.5 }],
  ['a negative attempt', { attempt: -1 }],
  ['a short signature', { signature: '0x00' }],
  ['a field that nobody knows', { to: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed' }],
])('%s is not read', async (_name, change) => {
  const { post, relay } = await setUp()
  expect(await post(change)).toMatchObject({ status: 400, code: 'invalid_request' })
  await relay?.stop()
})

test('twenty an hour are read for a payment', async () => {
  const { post, relay } = await setUp()
  for (let time = 0; time < 20; time++) await post({ value: '1' })
  expect(await post()).toMatchObject({ status: 429, code: 'rate_limited' })
  await relay?.stop()
})
