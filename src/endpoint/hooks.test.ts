import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { hookSecretHeader } from '../stores/bigcommerce/index.js'
import { hookSecret } from './bigCommerce.js'
import { startApp } from './endpoint.fixture.js'

const clientSecret = 's'.repeat(40)
const payload = {
  scope: 'store/order/statusUpdated',
  store_id: '1',
  data: { type: 'order', id: 1001 },
  hash: 'a'.repeat(40),
  created_at: 1_700_000_000,
  producer: 'stores/sandbox',
}

async function setUp() {
  const world = await startApp({
    change: { PAY_APP_CLIENT_ID: 'client', PAY_APP_CLIENT_SECRET: clientSecret },
  })
  const secret = hookSecret(world.config)
  const send = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await world.app.request('/v1/hooks/bigcommerce', {
      method: 'POST',
      headers: { 'content-type': 'application/json', [hookSecretHeader]: secret, ...headers },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    return `${response.status} ${text === '' ? '' : (JSON.parse(text) as { code: string }).code}`
  }
  const sign = (body: unknown, key = clientSecret) => {
    const at = new Date(1_700_000_000_000)
    const webhook = new Webhook(Buffer.from(key).toString('base64'))
    return {
      'webhook-id': 'msg_1',
      'webhook-timestamp': `${at.getTime() / 1_000}`,
      'webhook-signature': webhook.sign('msg_1', at, JSON.stringify(body)),
    }
  }
  return { ...world, send, sign }
}

test('a webhook has its order looked at, once for each hash', async () => {
  const { send, sign, looked } = await setUp()
  expect(await send(payload, sign(payload))).toBe('204 ')
  expect(await send(payload, sign(payload))).toBe('204 ')
  expect(looked).toEqual(['1001'])
  const next = { ...payload, hash: 'b'.repeat(40), data: { type: 'order', id: 1002 } }
  expect(await send(next)).toBe('204 ')
  expect(looked).toEqual(['1001', '1002'])
})

test('a forged one is refused, and nothing is looked at', async () => {
  const { send, sign, looked } = await setUp()
  const forged = { ...payload, data: { type: 'order', id: 7 } }
  expect(await send(payload, { [hookSecretHeader]: 'wrong' })).toBe('401 hook_forged')
  expect(await send(forged, sign(payload))).toBe('401 hook_forged')
  expect(await send(payload, sign(payload, 'x'.repeat(40)))).toBe('401 hook_forged')
  expect(await send({ ...payload, producer: 'stores/other' })).toBe('422 store_unknown')
  expect(await send({ nonsense: true })).toBe('400 hook_malformed')
  expect(looked).toEqual([])
})
