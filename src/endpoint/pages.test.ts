import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { countUnshown } from '../database/index.js'
import { openedPaymentSchema } from '../protocol/index.js'
import { cart, startApp, treasury } from './endpoint.fixture.js'

const total = { amount: '25.50', currency: 'USD' }
const email = 'ada@example.com'

async function setUp(change: Record<string, string> = {}) {
  let time = 1_700_000_000
  const rests: number[] = []
  const world = await startApp({
    now: () => time,
    change,
    rest: async (milliseconds) => void rests.push(milliseconds),
  })
  const order = world.store.placeOrder({ cart, total, email, customer: 'Ada L.' })
  const ask = async (id: string, given: string) => {
    const response = await world.app.request(`/pay/order/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email: given }).toString(),
    })
    return {
      status: response.status,
      to: response.headers.get('location'),
      html: await response.text(),
    }
  }
  const pass = (seconds: number) => {
    time += seconds
  }
  return { ...world, order, ask, rests, pass }
}

describe('the link that names only the order', () => {
  test('asks for the e-mail address and leads to the payment', async () => {
    const { app, order, ask } = await setUp()
    const form = await (await app.request(`/pay/order/${order.id}`)).text()
    expect(form).toContain('type="email"')
    expect(form).not.toContain(email)
    const { status, to } = await ask(order.id, ' ADA@example.com ')
    expect(status).toBe(303)
    const page = await (await app.request(to ?? '')).text()
    expect(page).toContain('<bdi>Harbour Goods</bdi> · Order 1001 · <bdi>Ada L.</bdi>')
  })

  test('says the same, after the same time, for a wrong address and for an unknown order', async () => {
    const { ask, order, rests } = await setUp()
    const wrong = await ask(order.id, 'eve@example.com')
    const unknown = await ask('9999', email)
    expect(wrong.status).toBe(404)
    const plain = ({ html }: { html: string }) =>
      html.replaceAll(/nonce="[^"]+"/g, '').replaceAll(/1001|9999/g, 'N')
    expect(plain(wrong)).toBe(plain(unknown))
    expect(rests).toEqual([600, 600])
  })

  test('allows five tries an hour for one order, whoever asks', async () => {
    const { ask, order, pass } = await setUp()
    for (let i = 0; i < 5; i += 1) expect((await ask(order.id, 'x@y.z')).status).toBe(404)
    expect((await ask(order.id, email)).status).toBe(429)
    pass(3_600)
    expect((await ask(order.id, email)).status).toBe(303)
  })

  test.each(['', ' ', 'ada@example.co', `${email}x`])(
    'takes no “%s” for the address',
    async (given) => {
      const { ask, order } = await setUp()
      expect((await ask(order.id, given)).status).toBe(404)
    },
  )

  test('of an order without an address opens nothing', async () => {
    const { ask, store } = await setUp()
    const order = store.placeOrder({ cart, total })
    expect((await ask(order.id, '')).status).toBe(404)
  })

  test('answers a form that cannot be read like a wrong address', async () => {
    const { app } = await startApp()
    const response = await app.request('/pay/order/7', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'email=a@b.example',
    })
    expect(response.status).toBe(404)
  })

  test('that is no order number is no page', async () => {
    const { app } = await setUp()
    for (const id of ['0', 'x', '1e3', '-1']) {
      expect((await app.request(`/pay/order/${id}`)).status).toBe(404)
    }
  })
})

describe('a page', () => {
  test.each([
    ['ar-EG,ar;q=0.9', 'ar', 'rtl', 'الدفع بـ USDC'],
    ['he', 'he', 'rtl', 'תשלום ב-USDC'],
    ['zh-HK', 'zh-TW', 'ltr', '使用 USDC 付款'],
    ['pt', 'pt-BR', 'ltr', 'Pagar com USDC'],
    ['ja', 'ja', 'ltr', 'USDCで支払う'],
    ['eo,de;q=0.5', 'en', 'ltr', 'Pay with USDC'],
    ['*', 'en', 'ltr', 'Pay with USDC'],
    ['not-a-language-tag', 'en', 'ltr', 'Pay with USDC'],
  ])('for %s is in %s, %s', async (accept, lang, dir, title) => {
    const { app, ask, order } = await setUp()
    const { to } = await ask(order.id, email)
    const headers = { 'accept-language': accept }
    for (const path of [to ?? '', `/pay/order/${order.id}`, '/pay/pay_x/wrong', `${to}/receipt`]) {
      const page = await (await app.request(path, { headers })).text()
      expect(page).toContain(`<html lang="${lang}" dir="${dir}">`)
    }
    const page = await (await app.request(to ?? '', { headers })).text()
    expect(page).toContain(`<h2>${title}</h2>`)
    expect(page).toContain(`<div class="base" part="base" lang="${lang}" dir="${dir}">`)
  })
})

describe('the card of the hosted page', () => {
  const chrome = { 'accept-language': 'en' }

  async function card(headers: Record<string, string> = chrome) {
    const world = await setUp()
    const { to } = await world.ask(world.order.id, email)
    const html = await (await world.app.request(to ?? '', { headers })).text()
    const inside = /<template shadowrootmode="open">(.*?)<\/template>/s.exec(html)?.[1] ?? ''
    const address = /class="hidden">(0x[0-9a-fA-F]{40})</.exec(inside)?.[1] ?? ''
    return { ...world, to: to ?? '', html, inside, address }
  }

  test('has amount, network, whole address, code and link', async () => {
    const { inside, address } = await card()
    expect(inside).toContain('<span class="figure">25.50</span> <span class="unit">USDC</span>')
    expect(inside).toContain('<span class="label">Network</span> USDC Sandbox')
    expect(inside).toContain('Send exactly 25.50 USDC on USDC Sandbox.')
    expect(inside).toMatch(
      /<svg class="code" role="img" aria-label="QR code[^>]*>.*?<path d="M4 4h7/,
    )
    expect(inside).toMatch(
      new RegExp(`href="ethereum:0x\\w+@31337/transfer\\?address=${address}&amp;`),
    )
    const groups = [...inside.matchAll(/<span aria-hidden="true">(.*?)<\/span>/g)].map(
      ([, one]) => one,
    )
    expect(groups.join('')).toBe(address)
  })

  test('never says that the address was checked: only a browser can', async () => {
    const { inside } = await card()
    expect(inside).not.toContain('Address checked')
    expect(inside).toContain(
      '<div class="checked" part="checked"><p>Checking the address</p></div>',
    )
  })

  test('keeps places free for what a script brings, and none where no script runs', async () => {
    const { inside } = await card()
    for (const name of ['steps', 'wallet', 'or', 'code-notes', 'copy', 'checked', 'help']) {
      expect(inside).toContain(`class="${name}"`)
      expect(/<noscript><style nonce="[^"]+">(.*?)<\/style>/.exec(inside)?.[1]).toContain(
        `.${name}`,
      )
    }
    expect(inside).toMatch(/<button class="button primary" type="button" disabled>/)
    expect(inside).toContain(
      '<noscript><p class="more">Reload this page to see it move.</p></noscript>',
    )
  })

  test.each([
    ['canceled', 'The shop has canceled the order. Please send no money.'],
    ['expired', 'The time is over. Money that still arrives counts for the order.'],
  ])('of a payment that is %s says so, and shows no address', async (status, sentence) => {
    const { app, to, database, address } = await card()
    const { view } = await database.sql
      .selectFrom('events')
      .select('view')
      .executeTakeFirstOrThrow()
    const changed = JSON.stringify({ ...JSON.parse(view), status })
    await database.sql.updateTable('events').set({ view: changed }).execute()
    const html = await (await app.request(to, { headers: chrome })).text()
    expect(html).toContain(sentence)
    for (const one of [address, 'ethereum:', '<svg class="code"']) expect(html).not.toContain(one)
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])(
    'travels as %s where the browser takes that, in less than half of its bytes',
    async (encoding, decode) => {
      const { app, to, html } = await card()
      const response = await app.request(to, {
        headers: { ...chrome, 'accept-encoding': encoding },
      })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('vary')).toBe('accept-language, accept-encoding')
      const bytes = Buffer.from(await response.arrayBuffer())
      const plain = (text: string) => text.replaceAll(/nonce="[^"]+"/g, '')
      expect(plain(decode(bytes).toString())).toBe(plain(html))
      expect(bytes.length).toBeLessThan(html.length / 2)
    },
  )
})

describe('the frame', () => {
  test('is shown by the known storefronts only, under a policy of its own', async () => {
    const { app } = await setUp({
      PAY_STORE_ORIGINS: 'https://shop.example,https://shop.example:8443',
    })
    const response = await app.request('/frame')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain('frame-ancestors https://shop.example https://shop.example:8443;')
    expect(policy).toContain("default-src 'none'; script-src 'nonce-")
    expect(response.headers.get('x-frame-options')).toBeNull()
    const html = await response.text()
    expect(html).toContain('/frame.js" integrity="sha384-frame"')
    const settings = /id="frame-settings">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(settings)).toEqual({
      endpoint: 'https://pay.example',
      origins: ['https://shop.example', 'https://shop.example:8443'],
      treasuries: [treasury],
      mode: 'sandbox',
      attributes: {},
    })
  })

  test('may be shown by nobody while no storefront is known', async () => {
    const { app } = await setUp({ PAY_STORE_ORIGINS: '' })
    const { headers } = await app.request('/frame')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  test('loads the demo’s wallet in the sandbox only', async () => {
    const wallet = { PAY_SANDBOX_WALLET_URL: 'https://shop.example/wallet.js' }
    const { app } = await setUp(wallet)
    expect(await (await app.request('/frame')).text()).toContain('https://shop.example/wallet.js')
    const { app: production } = await setUp({ PAY_MODE: 'sandbox' })
    expect(await (await production.request('/frame')).text()).not.toContain('wallet.js')
  })

  test('offers WalletConnect with the merchant’s own project id only, and so does the hosted page', async () => {
    const projectId = 'ab'.repeat(16)
    const plain = await setUp()
    const frame = await plain.app.request('/frame')
    expect(await frame.text()).toContain('"attributes":{}')
    expect(frame.headers.get('content-security-policy')).not.toContain('walletconnect')
    const { app, ask, order } = await setUp({ PAY_WALLETCONNECT_PROJECT_ID: projectId })
    const { to } = await ask(order.id, email)
    for (const path of ['/frame', new URL(to ?? '', 'https://pay.example').pathname]) {
      const page = await app.request(path)
      expect(await page.text()).toContain(projectId)
      expect(page.headers.get('content-security-policy')).toContain('wss://relay.walletconnect.org')
    }
    const own = { PAY_WALLETCONNECT_RELAY_URL: 'wss://relay.example/v2' }
    const { app: other } = await setUp({ PAY_WALLETCONNECT_PROJECT_ID: projectId, ...own })
    const page = await other.request('/frame')
    expect(await page.text()).toContain('"walletconnect-relay":"wss://relay.example/v2"')
    expect(page.headers.get('content-security-policy')).toContain(' wss://relay.example;')
  })

  test('from a host of its own may reach the endpoint', async () => {
    const { app } = await setUp({ PAY_FRAME_ORIGIN: 'https://frame.example' })
    const allowed = async (origin: string) => {
      const response = await app.request('/v1/checkout', { method: 'OPTIONS', headers: { origin } })
      return response.headers.get('access-control-allow-origin')
    }
    expect(await allowed('https://frame.example')).toBe('https://frame.example')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})

test('a page reports that it shows the payment; what nobody reported is counted', async () => {
  const { app, order, store, database } = await setUp()
  const open = async (id: string) => {
    const response = await app.request('/v1/checkout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store: 'sandbox', order: id, cart }),
    })
    return openedPaymentSchema.parse(await response.json())
  }
  const { payment } = await open(order.id)
  await open(store.placeOrder({ cart, total }).id)
  const span = { database, after: 0, before: 1_800_000_000 }
  expect(await countUnshown(span)).toEqual({ opened: 2, unshown: 2 })
  const report = async (id: string) =>
    (await app.request(`/v1/payments/${id}/shown`, { method: 'POST' })).status
  expect(await report('pay_unknown')).toBe(204)
  expect(await countUnshown(span)).toEqual({ opened: 2, unshown: 2 })
  expect([await report(payment.id), await report(payment.id)]).toEqual([204, 204])
  expect(await countUnshown(span)).toEqual({ opened: 2, unshown: 1 })
})

describe('the banner of the sandbox', () => {
  const pageOf = async (change: Record<string, string>, language = 'en') => {
    const { app, ask, order } = await setUp(change)
    const { to } = await ask(order.id, email)
    const headers = { 'accept-language': language }
    return (
      await app.request(new URL(to ?? '', 'https://pay.example').pathname, { headers })
    ).text()
  }
  const production = {
    ...{ PAY_MODE: 'production', PAY_STORE_HASH: 'abc123', PAY_CHAIN_31337_RPC: '' },
    PAY_CHAIN_8453_RPC: 'https://base.example',
  }

  test('stands on the payment’s page before any script runs', async () => {
    expect(await pageOf({})).toContain(
      '<div class="sandbox" lang="en" dir="ltr"><span>Sandbox: no real money</span></div><div class="base"',
    )
    expect(await pageOf({}, 'he')).toContain('<div class="sandbox" lang="he" dir="rtl">')
  })

  test('links to the panel that the settings name', async () => {
    const page = await pageOf({ PAY_SANDBOX_PANEL_URL: 'http://127.0.0.1:4100/' })
    expect(page).toContain(
      '<a href="http://127.0.0.1:4100/" target="_blank" rel="noopener">Control panel</a></div>',
    )
    expect(page).toContain(' sandbox-panel="http://127.0.0.1:4100/"')
  })

  const drawn = '<div class="sandbox" lang="en" dir="ltr"><span>Sandbox: no real money</span></div>'
  const pages = [
    ['the page that asks for an address', '/pay/order/1001', 200],
    ['what a wrong order is told', '/pay/order/x', 404],
    ['what a wrong link is told', '/pay/pay_x/wrong', 404],
    ['what a wrong link to a receipt is told', '/pay/pay_x/wrong/receipt', 404],
  ] as const

  test.each(pages)('stands on %s, in the styles of a card', async (_, path, status) => {
    const { app } = await setUp()
    const response = await app.request(path)
    expect(response.status).toBe(status)
    const page = await response.text()
    expect(page).toMatch(
      /<main><div><template shadowrootmode="open"><style nonce="[^"]+">\.card-css\{\}/,
    )
    expect(page).toContain(`${drawn}</template></div>`)
    const he = await app.request(path, { headers: { 'accept-language': 'he' } })
    expect(await he.text()).toContain('<div class="sandbox" lang="he" dir="rtl">')
  })

  test('stands on what a wrong e-mail address is told', async () => {
    const { app, order } = await setUp()
    const body = new URLSearchParams({ email: 'nobody@example.com' })
    const response = await app.request(`/pay/order/${order.id}`, { method: 'POST', body })
    expect(await response.text()).toContain(drawn)
  })

  test('is never on a page of production', async () => {
    expect(await pageOf(production)).not.toMatch(/sandbox/i)
    const { app } = await setUp(production)
    for (const [, path] of pages) {
      expect(await (await app.request(path)).text()).not.toMatch(/sandbox|<template/i)
    }
  })
})
