import { describe, expect, test } from 'vitest'
import { isOwn, orderOf } from './claims.js'
import type { PageText } from './readPage.js'

const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const src = `https://pay.example/script/1/storefront.js?endpoint=https://pay.example&store=abc&treasury=${treasury}`
const page: PageText = {
  order: '1042',
  element: {},
  scripts: [
    { src: 'https://cdn.example/storefront.js', integrity: '' },
    { src, integrity: 'sha384-x' },
  ],
  inlineScripts: 0,
}
const inShop = {
  orderId: 1042,
  cartId: cart,
  currency: { code: 'USD', decimalPlaces: 2 },
  payments: [{ providerId: 'moneyorder', amount: 25.5 }],
}

function find({
  known = {},
  stored = inShop as unknown,
  status = 200,
  ...change
}: Partial<PageText> & {
  known?: Parameters<typeof orderOf>[0]['known']
  stored?: unknown
  status?: number
} = {}) {
  const asked: [string, unknown][] = []
  const found = orderOf({
    known,
    page: { ...page, ...change },
    url: 'https://shop.example/checkout/order-confirmation',
    cookies: ['a=b', 'c=d'],
    fetch: async (url, init) => {
      asked.push([String(url), new Headers(init?.headers).get('cookie')])
      return new Response(JSON.stringify(stored), { status })
    },
  })
  return { found, asked }
}

describe('the order of a page', () => {
  test('comes from the page, its script and the shop, and all of it is only claimed', async () => {
    const { found, asked } = find()
    expect(await found).toEqual({
      store: 'abc',
      order: '1042',
      cart,
      endpoint: 'https://pay.example',
      pinned: [treasury],
      total: 25_500_000n,
      claimed: ['store', 'order', 'cart', 'endpoint'],
    })
    expect(asked).toEqual([
      ['https://shop.example/api/storefront/orders/1042?include=payments', 'a=b; c=d'],
    ])
  })

  test('is what the caller says, whatever the page says', async () => {
    const known = { store: 'mine', order: '7', cart: 'c', endpoint: 'https://mine.example/' }
    expect(await find({ known, status: 404 }).found).toMatchObject({
      ...known,
      endpoint: 'https://mine.example',
      total: undefined,
      claimed: [],
    })
  })

  test('comes from the element on the hosted page', async () => {
    const element = { store: 'abc', order: '1042', cart, endpoint: 'https://e.example', treasury }
    const { found } = find({ element, scripts: [], status: 404 })
    expect(await found).toMatchObject({ cart, endpoint: 'https://e.example', pinned: [treasury] })
  })

  test('has no total when it is not in dollars, or when the shop does not say', async () => {
    const euro = { ...inShop, currency: { code: 'EUR', decimalPlaces: 2 } }
    expect((await find({ stored: euro }).found).total).toBeUndefined()
    expect((await find({ stored: {}, known: { cart } }).found).total).toBeUndefined()
  })

  test('is asked for by name when nobody knows it', async () => {
    const nothing = { order: undefined, scripts: [] }
    const known = { store: 'abc' }
    await expect(find({ ...nothing, known }).found).rejects.toMatchObject({
      code: 'order_unknown',
      message: 'The page does not say order, cart, endpoint.',
      hint: expect.stringContaining('--order … --cart … --endpoint …'),
    })
  })
})

test.each([
  [src, true],
  ['https://cdn.example/storefront.js', false],
  ['https://pay.example/script/1/pay-with-usdc.js', true],
  ['https://pay.example/script/1/pay-with-usdc-wallet.js', true],
  ['https://evil.example/not-pay-with-usdc.js', false],
])('%s is ours: %s', (url, isOurs) => {
  expect(isOwn(url)).toBe(isOurs)
})
