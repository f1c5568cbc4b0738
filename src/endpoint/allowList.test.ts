import { describe, expect, test } from 'vitest'
import { isAllowed, limitedAs, parseCidr } from './allowList.js'
import { apiKey, startApp } from './endpoint.fixture.js'

const blocks = (...texts: string[]) =>
  texts.map((text) => {
    const block = parseCidr(text)
    if (block === undefined) throw new RangeError(`${text} is no block.`)
    return block
  })

describe('blocks of addresses', () => {
  test.each([
    '203.0.113',
    '203.0.113.0/33',
    '0x7f.0.0.1',
    '010.0.0.1',
    '2130706433',
    '2001:db8::/129',
    '2001:db8::g',
    'shop.example',
    '::203.0.113.0/120',
    '',
    '/24',
  ])('%j is none', (text) => expect(parseCidr(text)).toBeUndefined())

  test.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['203.0.113.0/24', '::ffff:203.0.113.9', true],
    ['203.0.113.0/24', '::ffff:cb00:7109', true],
    ['203.0.113.0/24', '::203.0.113.9', false],
    ['203.0.113.0/24', '2002:cb00:7109::1', false],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['0.0.0.0/0', '2001:db8::1', false],
    ['::/0', '203.0.113.9', false],
    ['203.0.113.0/24', 'unknown', false],
    ['203.0.113.0/24', '', false],
    ['203.0.113.0/24', '203.0.113.9:443', false],
    ['203.0.113.0/24', '203.0.113.9, 10.0.0.1', false],
    ['10.0.0.0/8', '012.0.0.1', false],
    ['10.0.0.0/8', '167772161', false],
  ])('%s has %s: %s', (block, address, has) => expect(isAllowed(blocks(block), address)).toBe(has))

  test('an empty list lets everybody in', () => expect(isAllowed([], 'unknown')).toBe(true))

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:db8:1:2::1', '2001:db8:1:2::'],
    ['nonsense', 'unknown'],
  ])('%s counts as %s where requests are limited', (address, subject) =>
    expect(limitedAs(address)).toBe(subject),
  )
})

describe('a merchant’s key from elsewhere', () => {
  /** What the endpoint answers to a key that comes over a socket from `socket`. */
  async function statusOf(hops: number, socket: string, forwarded: string | undefined) {
    const change = { PAY_API_ALLOW: '203.0.113.0/24', PAY_PROXY_HOPS: `${hops}` }
    const { app } = await startApp({ change })
    const headers = {
      authorization: `Bearer ${apiKey}`,
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    }
    const incoming = { socket: { remoteAddress: socket }, rawHeaders: [] }
    const response = await app.request('/v1/webhooks/deliveries', { headers }, { incoming })
    return response.status
  }
  const [ours, theirs, proxy] = ['203.0.113.9', '198.51.100.6', '10.0.0.1']

  test.each<[string, number, string, string | undefined, number]>([
    ['the right socket', 0, ours, undefined, 200],
    ['the right socket, mapped into IPv6', 0, `::ffff:${ours}`, undefined, 200],
    ['a foreign socket', 0, theirs, undefined, 403],
    ['a foreign socket that claims ours', 0, theirs, ours, 403],
    ['a right socket whose header claims another', 0, ours, theirs, 200],
    ['our proxy, for ours', 1, proxy, ours, 200],
    ['our proxy, for ours in IPv6 spelling', 1, proxy, `::ffff:${ours}`, 200],
    ['our proxy, for a foreigner', 1, proxy, theirs, 403],
    ['our proxy, for a foreigner who claims ours', 1, proxy, `${ours}, ${theirs}`, 403],
    [
      'our proxy, for a foreigner who claims ours twice',
      1,
      proxy,
      `${ours}, ${ours}, ${theirs}`,
      403,
    ],
    ['our proxy, for a foreigner who ends with a comma', 1, proxy, `${ours}, ${theirs},`, 403],
    ['our proxy, without a header', 1, proxy, undefined, 403],
    ['our proxy, with nonsense', 1, proxy, 'unknown', 403],
    ['our proxy, with a port', 1, proxy, `${ours}:443`, 403],
    ['our proxy, with white space only', 1, proxy, ' , ,', 403],
    ['two proxies, for ours', 2, proxy, `${ours}, 10.0.0.2`, 200],
    ['two proxies, for a foreigner who claims ours', 2, proxy, `${ours}, ${theirs}, 10.0.0.2`, 403],
    ['two proxies, of which one was passed by', 2, proxy, ours, 403],
  ])('%s (%i hops): %s, %s → %i', async (_name, hops, socket, forwarded, status) => {
    expect(await statusOf(hops, socket, forwarded)).toBe(status)
  })

  test('a shopper’s token is taken from everywhere', async () => {
    const { app, store } = await startApp({ change: { PAY_API_ALLOW: '203.0.113.0/24' } })
    const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
    const order = store.placeOrder({ cart, total: { amount: '1.00', currency: 'USD' } })
    const opened = await app.request('/v1/checkout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
    })
    const { payment, token } = (await opened.json()) as { payment: { id: string }; token: string }
    const headers = { authorization: `Bearer ${token}` }
    expect((await app.request(`/v1/payments/${payment.id}`, { headers })).status).toBe(200)
  })
})
