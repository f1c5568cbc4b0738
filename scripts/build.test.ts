import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium as browserOf } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainnets } from '../src/chains/definitions/mainnets.js'
import { testnets } from '../src/chains/definitions/testnets.js'
import { address, order, treasury, viewOf } from '../src/element/testing/views.js'
import { languages } from '../src/lang/languages.js'
import { sandboxes } from '../src/lang/sandboxes.js'
import { paymentLink } from '../src/payment/paymentLink.js'
import { encodeQr } from '../src/qr/encode.js'
import { buildParts, buildVariant, integrityOf, type ManifestFile } from './build.js'
import { chromium } from './chromium.js'

const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
const files: Record<'production' | 'sandbox', ManifestFile[]> = { production: [], sandbox: [] }
const read = (variant: string, file: string) => readFileSync(join(folder, variant, file), 'utf8')
let server: Server
let browser: Browser
let origin = ''
/** What the server changes in a file on the way. */
let tamper: (file: string, text: string) => string = (_file, text) => text

beforeAll(async () => {
  const parts = await buildParts()
  for (const variant of ['production', 'sandbox'] as const) {
    files[variant] = await buildVariant({ variant, parts, folder: join(folder, variant) })
  }
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    const [, variant = '', file = ''] = pathname.split('/')
    if (file.endsWith('.js')) {
      response.setHeader('Content-Type', 'text/javascript')
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.end(tamper(file, read(variant, file)))
      return
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    if (pathname === '/strict') response.setHeader('Content-Security-Policy', policy)
    response.end(shop)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await browserOf.launch(chromium())
}, 120_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As strict as a shop can be: a nonce, Trusted Types, and nothing inline. */
const policy = [
  "default-src 'none'",
  "script-src 'nonce-abc' 'strict-dynamic'",
  'connect-src https://pay.example',
  'img-src data:',
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html pay-with-usdc',
].join('; ')

const shop = `<!doctype html><html lang="en"><title>Shop</title><body>
<pay-with-usdc endpoint="https://pay.example" store="${order.store}" order="${order.id}"
  cart="${order.cart}" treasury="${treasury}" total="25.50" currency="USD"></pay-with-usdc>
<script nonce="abc" src="/production/pay-with-usdc.js"></script>`

async function visit(path: string, lang = 'en') {
  const context = await browser.newContext({ locale: lang })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.route('https://pay.example/**', (route) => {
    const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }
    if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers })
    if (route.request().url().endsWith('/events')) {
      const body = `event: snapshot\ndata: ${JSON.stringify(viewOf())}\n\n`
      return route.fulfill({ headers, contentType: 'text/event-stream', body })
    }
    const view = viewOf({ expiresAt: new Date(Date.now() + 900_000).toISOString() })
    const answer = { payment: view, token: 'A'.repeat(43), url: 'https://pay.example/pay/1' }
    return route.fulfill({ headers, json: answer })
  })
  if (lang !== 'en') {
    await page.addInitScript((language) => {
      addEventListener('DOMContentLoaded', () =>
        document.documentElement.setAttribute('lang', language),
      )
    }, lang)
  }
  await page.goto(`${origin}${path}`)
  return { page, context, complaints, close: () => context.close() }
}

/** A hash without the name of its algorithm, as twelve of them stand in a script. */
const bare = (integrity: string) => integrity.replace(/^sha256-|=$/g, '')

describe('the files', () => {
  test('carry the hashes that the manifest names', () => {
    for (const variant of ['production', 'sandbox'] as const) {
      const manifest = JSON.parse(read(variant, 'manifest.json'))
      expect(manifest.files).toEqual(files[variant])
      for (const { file, integrity } of files[variant]) {
        expect(integrityOf(read(variant, file))).toBe(integrity)
      }
    }
  })

  test('the core knows the hash of the live part, that the hashes of the later ones; a language’s first script that of its second', () => {
    const core = read('production', 'pay-with-usdc.js')
    const live = read('production', 'pay-with-usdc-live.js')
    expect(core).toContain(integrityOf(live))
    for (const part of ['wallet', 'walletconnect', 'exchange', 'receipt']) {
      const file = `pay-with-usdc-${part}.js`
      expect(live).toContain(file)
      expect(live).toContain(integrityOf(read('production', file)))
    }
    for (const tag of Object.keys(languages)) {
      const first = read('production', `pay-with-usdc-${tag}.js`)
      const more = read('production', `pay-with-usdc-${tag}-more.js`)
      expect(core).toContain(bare(integrityOf(first, 'sha256')))
      expect(first).toContain(integrityOf(more, 'sha256'))
      const words = read('production', `storefront-${tag}.js`)
      expect(read('production', 'storefront.js')).toContain(bare(integrityOf(words, 'sha256')))
    }
  })

  test('a production core knows the mainnets and nothing of test networks or the sandbox', () => {
    for (const file of ['pay-with-usdc.js', 'pay-with-usdc-live.js', 'frame.js']) {
      const text = read('production', file)
      for (const { usdc } of mainnets) expect(text).toContain(usdc)
      for (const { usdc, name } of testnets) {
        expect(text).not.toContain(usdc)
        expect(text).not.toContain(name)
      }
      expect(text).not.toMatch(/31337|31_337|sandbox|anvil/i)
      expect(text).not.toContain('0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0')
    }
  })

  test('a sandbox core knows no mainnet', () => {
    for (const file of ['pay-with-usdc.js', 'pay-with-usdc-live.js', 'frame.js']) {
      const text = read('sandbox', file)
      for (const { usdc } of mainnets) expect(text).not.toContain(usdc)
      for (const { usdc } of testnets) expect(text).toContain(usdc)
    }
  })

  test('only the sandbox bears the banner, in every language', () => {
    // What the bundler writes as an escape is left out.
    for (const noRealMoney of Object.values(sandboxes).map(
      (words) => `${words.noRealMoney.split('\u00a0').at(-1)}`,
    )) {
      for (const file of ['pay-with-usdc.js', 'frame.js']) {
        expect(read('sandbox', file)).toContain(noRealMoney)
        expect(read('production', file)).not.toContain(noRealMoney)
      }
    }
    expect(read('sandbox', 'card.css')).toContain('.sandbox')
    expect(read('production', 'card.css')).not.toContain('.sandbox')
  })

  test('the core leaves to the live part what is needed only after address and code', () => {
    const core = read('production', 'pay-with-usdc.js')
    const live = read('production', 'pay-with-usdc-live.js')
    for (const late of ['text/event-stream', 'Payment complete', 'usdc-sent', 'basescan.org']) {
      expect(core).not.toContain(late)
      expect(live).toContain(late)
    }
  })

  test('only the core draws with lit and checks payments', () => {
    for (const part of ['live', 'wallet', 'zh-CN']) {
      const text = read('production', `pay-with-usdc-${part}.js`)
      expect(text).not.toMatch(
        /_\$litType\$|address_mismatch|0x5a5704EFb253715A1484a3E80ddbD6197E58CFf6/,
      )
    }
  })

  test('no file names a path of the machine that built it', () => {
    for (const { file } of files.production) {
      expect(read('production', file)).not.toMatch(/node_modules|\/home\/|\/work\//)
    }
  })
})

describe('the budgets', () => {
  type Budget = { path: string | string[]; limit: string }
  const text = readFileSync(join(import.meta.dirname, '../.size-limit.json'), 'utf8')
  const budgets: Budget[] = JSON.parse(text)
  const limitOf = (file: string) => {
    const budget = budgets.find(({ path }) => typeof path === 'string' && path.endsWith(`/${file}`))
    return 1_000 * Number(/^([\d.]+) kB$/.exec(budget?.limit ?? '')?.[1])
  }

  test('hold in every language: 20 kB to address and code, its words among them', () => {
    const size = (file: string) => files.production.find((one) => one.file === file)?.brotli ?? NaN
    for (const tag of Object.keys(languages)) {
      expect(size('pay-with-usdc.js') + size(`pay-with-usdc-${tag}.js`), tag).toBeLessThan(20_000)
      expect(size(`pay-with-usdc-${tag}-more.js`), tag).toBeLessThan(6_000)
      expect(size(`storefront-${tag}.js`), tag).toBeLessThan(600)
    }
  })

  test('are the promised ones: 20 kB to address and code, 40 kB more for a wallet', () => {
    expect(limitOf('pay-with-usdc.js')).toBeLessThanOrEqual(20_000)
    const together = budgets.find(({ path }) => path[0]?.endsWith('-live.js'))
    expect(together).toMatchObject({
      path: [
        expect.stringContaining('pay-with-usdc-live.js'),
        expect.stringContaining('pay-with-usdc-wallet.js'),
      ],
      limit: '40 kB',
    })
  })

  test.each(['production', 'sandbox'] as const)('hold for every file of %s', (variant) => {
    const isLanguage = ({ file }: ManifestFile) =>
      Object.keys(languages).some(
        (tag) => file.startsWith(`pay-with-usdc-${tag}`) || file === `storefront-${tag}.js`,
      )
    // The sandbox's banner, in all languages: no shopper of a real shop loads it.
    const banner = variant === 'sandbox' ? 1_000 : 0
    for (const { file, brotli } of files[variant].filter((one) => !isLanguage(one))) {
      const more = ['pay-with-usdc.js', 'frame.js'].includes(file) ? banner : 0
      expect(brotli, file).toBeLessThanOrEqual(limitOf(file) + more)
    }
  })
})

describe('in a shop', () => {
  test('works under a strict policy with Trusted Types, without a complaint', async () => {
    const { page, complaints, close } = await visit('/strict')
    await page.getByText('Address checked in this browser').waitFor()
    expect(
      await page
        .locator('pay-with-usdc')
        .evaluate((element) => (element as never as { address: string }).address),
    ).toBe(address)
    await page.getByRole('button', { name: 'Pay with a wallet' }).click()
    await page.getByText('No wallet was found in this browser.').waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('draws the same code as the whole qrcode package', async () => {
    const { page, close } = await visit('/')
    const [base] = mainnets
    if (base === undefined) throw new Error('no network')
    const link = paymentLink({ chain: base, receiver: address, amount: 25_500_000n })
    await expect.poll(() => page.locator('.code path').getAttribute('d')).toBe(encodeQr(link).path)
    await close()
  })

  test('speaks Chinese on a Chinese page', async () => {
    const { page, complaints, close } = await visit('/strict', 'zh-CN')
    await page.getByRole('heading', { name: '使用 USDC 支付' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('a changed wallet file does not run, and the code stays usable', async () => {
    tamper = (file, text) => (file.includes('wallet') ? `globalThis.stolen = true;${text}` : text)
    const { page, close } = await visit('/strict')
    await page.getByRole('button', { name: 'Pay with a wallet' }).click()
    await page.getByText('could not be loaded safely').waitFor()
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false)
    expect(await page.locator('.code').isVisible()).toBe(true)
    // The right file again: the next click works, without a reload of the page.
    tamper = (_file, text) => text
    await page.getByRole('button', { name: 'Pay with a wallet' }).click()
    await page.getByText('No wallet was found in this browser.').waitFor()
    await close()
  })

  test('a changed live file does not run; address and code work, and a later try heals', async () => {
    tamper = (file, text) => (file.includes('live') ? `globalThis.stolen = true;${text}` : text)
    const { page, close } = await visit('/strict')
    const element = page.locator('pay-with-usdc')
    await page.getByText('The status cannot be followed here').waitFor()
    expect(await page.evaluate(() => 'stolen' in globalThis)).toBe(false)
    expect(await page.locator('.code').isVisible()).toBe(true)
    expect(await element.locator('[part="address"]').textContent()).toContain(address)
    expect(await page.getByRole('list', { name: 'Progress' }).count()).toBe(0)
    // The right file again, and the network comes back: no reload of the page.
    tamper = (_file, text) => text
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('list', { name: 'Progress' }).waitFor()
    expect(await page.getByText('The status cannot be followed here').count()).toBe(0)
    await close()
  })

  test('a changed language file leaves English', async () => {
    tamper = (file, text) => (file.includes('zh') ? `${text};` : text)
    const { page, close } = await visit('/', 'zh-CN')
    await page.getByText('Address checked in this browser').waitFor()
    tamper = (_file, text) => text
    await close()
  })
})
