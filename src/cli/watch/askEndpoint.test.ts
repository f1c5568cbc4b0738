import { describe, expect, test } from 'vitest'
import { askEndpoint } from './askEndpoint.js'

const order = { store: 'abc', order: '1042', cart: 'c', endpoint: 'https://pay.example' }

describe('asking the endpoint', () => {
  test('sends the order and its cart, and nothing else', async () => {
    let sent: unknown
    await askEndpoint(order, async (url, init) => {
      sent = [url, init?.method, init?.body]
      return new Response('{}')
    })
    expect(sent).toEqual([
      'https://pay.example/v1/checkout',
      'POST',
      '{"store":"abc","order":"1042","cart":"c"}',
    ])
  })

  test.each([
    [
      'a refusal',
      '{"code":"order_not_found","message":"No."}',
      404,
      'endpoint_refused',
      '404 order_not_found: No.',
    ],
    ['something else than a payment', '{"payment":{}}', 200, 'answer_malformed', 'payment.id'],
    ['no JSON', '<html>', 502, 'endpoint_unreachable', 'https://pay.example/v1/checkout'],
  ])('%s is told apart', async (_, body, status, code, message) => {
    const answer = await askEndpoint(order, async () => new Response(body, { status }))
    expect(answer).toMatchObject({ ok: false, code, message: expect.stringContaining(message) })
  })

  test('no answer is told apart', async () => {
    const answer = await askEndpoint(order, () => Promise.reject(new TypeError('fetch failed')))
    expect(answer).toMatchObject({ ok: false, code: 'endpoint_unreachable' })
  })
})
