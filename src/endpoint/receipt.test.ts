import { describe, expect, test } from 'vitest'
import { recordReorg } from '../database/index.js'
import { type Receipt, receiptAnswerSchema } from '../protocol/index.js'
import { verifyReceipt } from '../receipt/index.js'
import { receiverOf } from '../receiver/index.js'
import { apiKey, cart, startApp } from './endpoint.fixture.js'
import { startWithOrder } from './receipt.fixture.js'

type World = Awaited<ReturnType<typeof startWithOrder>>

async function fingerprintOf({ app }: Pick<World, 'app'>): Promise<string> {
  const response = await app.request('/.well-known/jwks.json')
  const { keys } = (await response.json()) as { keys: { kid: string }[] }
  return keys[0]?.kid ?? ''
}

/** The receipt that the endpoint gives, verified under the key that it publishes. */
async function receiptIn(world: World): Promise<Receipt> {
  const response = await world.readReceipt()
  const { receipt: jws } = receiptAnswerSchema.parse(await response.json())
  const verified = await verifyReceipt({ jws, pinned: [await fingerprintOf(world)] })
  if (!verified.ok) throw new Error(verified.code)
  return verified.value.receipt
}

async function codeOf(answer: Promise<Response>): Promise<string> {
  const response = await answer
  return `${response.status} ${((await response.json()) as { code: string }).code}`
}

describe('the signed receipt', () => {
  test('says what was paid, when, how, and for which order', async () => {
    const world = await startWithOrder()
    await world.pay()
    const { payment } = world
    expect(await receiptIn(world)).toEqual({
      iss: 'https://pay.example',
      payment: payment.id,
      store: 'sandbox',
      storeName: 'Harbour Goods',
      order: payment.order.id,
      total: { amount: '25.50', currency: 'USD' },
      due: '25500000',
      received: '25500000',
      receiver: payment.address,
      treasury: payment.treasury,
      salt: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      transfers: [
        {
          chain: 'eip155:31337',
          token: payment.networks[0]?.token,
          transactionHash: `0x${'ab'.repeat(30)}0064`,
          amount: '25500000',
          blockTime: '2023-11-14T22:15:00.000Z',
        },
      ],
      paidAt: '2023-11-14T22:16:40.000Z',
    })
  })

  test('lets its reader work out the address, and not the cart that opens the payment', async () => {
    const world = await startWithOrder()
    await world.pay()
    const { treasury, salt, receiver } = await receiptIn(world)
    expect(receiverOf({ treasury, salt })).toBe(receiver)
    const file = await (await world.page({}, '?download')).text()
    const texts = [file, await (await world.readReceipt()).text()]
    for (const text of texts) {
      for (const part of text.split(/["<>.]/)) {
        expect(Buffer.from(part, 'base64url').toString()).not.toContain(cart)
      }
      expect(text).not.toContain(cart)
      expect(text).not.toContain(world.token)
    }
  })

  test('stays the same when more money comes, or a reorg takes it back', async () => {
    const world = await startWithOrder()
    await world.pay()
    const first = await receiptIn(world)
    await world.mine(103, 25_500_000n)
    expect(await receiptIn(world)).toEqual(first)
    await recordReorg({ database: world.database, chain: 'eip155:31337', ancestor: 99, now: 9e9 })
    expect(await receiptIn(world)).toEqual(first)
  })

  test('holds what had its confirmations, and nothing that only was on its way', async () => {
    const world = await startWithOrder()
    await world.mine(100, 26_000_000n)
    await world.mine(102, 1_000_000n)
    await world.accept()
    expect(await receiptIn(world)).toMatchObject({ received: '26000000', transfers: [{}] })
  })

  test('is not there before the shop has accepted', async () => {
    const world = await startWithOrder()
    expect(await codeOf(world.readReceipt() as Promise<Response>)).toBe('409 receipt_not_ready')
    await world.mine(100, 25_500_000n)
    await world.mine(102)
    expect(await codeOf(world.readReceipt() as Promise<Response>)).toBe('409 receipt_not_ready')
  })

  test('waits while a reorg holds the money that the shop has just accepted', async () => {
    const world = await startWithOrder()
    const { database } = world
    await world.mine(100, 25_500_000n)
    await world.mine(102)
    await recordReorg({ database, chain: 'eip155:31337', ancestor: 99, now: 9e9 })
    await world.accept()
    expect(await codeOf(world.readReceipt() as Promise<Response>)).toBe('409 receipt_not_ready')
    await world.mine(110, 25_500_000n)
    await world.mine(112)
    expect((await receiptIn(world)).received).toBe('25500000')
  })

  test('is for who has the token or the merchant’s key', async () => {
    const world = await startWithOrder()
    await world.pay()
    expect((await world.readReceipt(apiKey)).status).toBe(200)
    expect(await codeOf(world.readReceipt('') as Promise<Response>)).toBe('401 token_missing')
    const wrong = world.readReceipt('A'.repeat(43)) as Promise<Response>
    expect(await codeOf(wrong)).toBe('404 payment_not_found')
  })

  test('keeps nothing of the private key in what is published', async () => {
    const { app } = await startApp()
    const response = await app.request('/.well-known/jwks.json')
    const { keys } = (await response.json()) as { keys: object[] }
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ])
  })
})

describe('the receipt’s page', () => {
  test('is one document, readable without a script, and keeps its address to itself', async () => {
    const world = await startWithOrder()
    await world.pay()
    const response = await world.page()
    const html = await response.text()
    expect(response.status).toBe(200)
    for (const text of ['Harbour Goods', 'Receipt', '25.50', `0x${'ab'.repeat(30)}0064`]) {
      expect(html).toContain(text)
    }
    expect(html).toContain(await fingerprintOf(world))
    expect(html).toContain('Test network: no real money was paid.')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'nonce-/),
    })
  })

  test('speaks the reader’s language', async () => {
    const world = await startWithOrder()
    await world.pay()
    const html = await (await world.page({ 'accept-language': 'zh-CN,zh;q=0.9' })).text()
    expect(html).toContain('<html lang="zh-CN"')
    expect(html).toContain('收据')
  })

  test('is saved as one file that loads nothing and runs nothing', async () => {
    const world = await startWithOrder()
    await world.pay()
    const response = await world.page({}, '?download')
    const html = await response.text()
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="receipt-${world.payment.order.id}.html"`,
    )
    expect(html).toContain(
      `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;; style-src &#39;sha256-`,
    )
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|nonce|url\(|@import|\bon\w+=/)
    expect(html).not.toContain(world.token)
  })

  test('bears the banner of a sandbox, and what is saved of it does not', async () => {
    const world = await startWithOrder()
    const banner = /<div class="sandbox" lang="en" dir="ltr"><span>Sandbox: no real money/
    expect(await (await world.page()).text()).toMatch(banner)
    await world.pay()
    expect(await (await world.page()).text()).toMatch(banner)
    const saved = await (await world.page({}, '?download')).text()
    expect(saved).not.toMatch(/<template|class="sandbox"/)
    // It says so in its own words, which follow from the signed text.
    expect(saved).toContain('<p class="test" role="note">')
  })

  test('says so while there is none, and what it is when the link is wrong', async () => {
    const world = await startWithOrder()
    const early = await world.page()
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('There is no receipt yet')
    const wrong = await world.app.request(`/pay/${world.payment.id}/${'A'.repeat(43)}/receipt`)
    expect(wrong.status).toBe(404)
    expect(await wrong.text()).toContain('No such payment')
  })

  test('is linked from the payment’s page once it is paid, which pins the key', async () => {
    const world = await startWithOrder()
    const read = async () => (await world.app.request(new URL(world.url).pathname)).text()
    const link = `href="/pay/${world.payment.id}/${world.token}/receipt"`
    expect(await read()).not.toContain(link)
    expect(await read()).toContain(`receipt-key="${await fingerprintOf(world)}"`)
    await world.pay()
    expect(await read()).toContain(link)
  })

  test('takes a shop’s name as text, whatever it is', async () => {
    const name = `</style><script>alert(1)</script>"'><img src=x onerror=1>&amp;`
    const world = await startWithOrder({ PAY_STORE_NAME: name })
    await world.pay()
    for (const query of ['', '?download']) {
      const html = await (await world.page({}, query)).text()
      expect(html).not.toContain('<img')
      expect(html).not.toContain('<script>alert')
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    }
  })
})
