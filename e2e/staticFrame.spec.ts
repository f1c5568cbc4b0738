import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import type { Rule } from '../src/cli/frame/headers.js'
import { run } from '../src/cli/run.js'
import { en } from '../src/lang/en/index.js'
import { walletEn } from '../src/lang/en/wallet.js'
import type { PaymentView } from '../src/protocol/index.js'
import { receiverOf, saltOf } from '../src/receiver/index.js'
import { EndpointInBetween } from './endpointInBetween.js'
import { Shop } from './pages/Shop.js'
import { decodeQr, parseLink } from './qr.js'

const thief = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

/** The frame on a host of its own: a folder that the command wrote, and its sandbox. */
type Host = { readonly sandbox: Sandbox; readonly origin: string; readonly folder: string }

const test = base.extend<{ shop: Shop }, { host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-frame-'))
      const files = join(folder, 'host')
      const server = createServer((request, response) => {
        const { status, headers, body } = answerOf(files, request.url ?? '/')
        response.writeHead(status, headers)
        response.end(body)
      })
      const origin = await listen(server)
      const sandbox = await startSandbox({ folder, frameOrigin: origin })
      await sandbox.chain.anvil.client.setIntervalMining({ interval: 0 })
      await sandbox.chain.anvil.client.setAutomine(true)
      await buildFrame(sandbox, files)
      await use({ sandbox, origin, folder: files })
      await sandbox.close()
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  shop: async ({ page, host }, use) => {
    await use(new Shop(page, host.sandbox, 'frame'))
  },
})

async function buildFrame(sandbox: Sandbox, out: string): Promise<void> {
  const exitCode = await run({
    args: [
      ...['build-frame', '--mode', 'sandbox', '--out', out],
      ...['--endpoint', sandbox.endpointUrl, '--origins', sandbox.shopUrl],
      ...['--treasury', sandbox.chain.cast.treasury],
    ],
    environment: {},
    fetch,
    print: () => undefined,
    complain: (text) => {
      throw new Error(text)
    },
  })
  expect(exitCode).toBe(0)
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** What a static host answers: the file, with the headers of every rule that fits its path. */
function answerOf(folder: string, url: string) {
  const { pathname } = new URL(url, 'http://host')
  const path = join(folder, pathname)
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
  if (!existsSync(file)) return { status: 404, headers: {}, body: 'Not found' }
  const rules = JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8')) as Rule[]
  const fitting = rules.filter(({ path: rule }) =>
    rule.endsWith('*') ? pathname.startsWith(rule.slice(0, -1)) : pathname === rule,
  )
  const type = extname(file) === '.html' ? 'text/html; charset=utf-8' : 'text/javascript'
  const headers = Object.assign({ 'content-type': type }, ...fitting.map((rule) => rule.headers))
  return { status: 200, headers, body: readFileSync(file) }
}

const scriptIn = ({ folder, sandbox: _ }: Host, name: string) => {
  const { headers: __, path } = (
    JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8')) as Rule[]
  )[2] ?? { headers: {}, path: '' }
  return join(folder, path.slice(0, -1), name)
}

/** Runs something while a script in the folder is another than the one that was built. */
async function withTampered(host: Host, name: string, use: () => Promise<void>): Promise<void> {
  const file = scriptIn(host, name)
  appendFileSync(file, '\n;window.tampered = true')
  try {
    await use()
  } finally {
    await buildFrame(host.sandbox, host.folder)
  }
}

test.describe('the frame on a host of its own', () => {
  test('takes a whole purchase, and loads all its parts under the hash of one script @smoke', async ({
    shop,
    page,
    host,
  }) => {
    const violations: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|integrity/i.test(message.text())) violations.push(message.text())
    })
    const order = await shop.order()
    await expect(order.pay.address).toContainText(order.receiver)
    expect(page.frames().some((frame) => frame.url().startsWith(`${host.origin}/frame`))).toBe(true)
    expect(parseLink(await decodeQr(order.pay.qr))).toMatchObject({
      receiver: order.receiver,
      amount: order.due,
    })
    // The part for wallets comes on a click.
    await order.pay.walletButton.click()
    await order.pay.walletSays(walletEn.none)
    await order.transfer()
    await order.confirm()
    await order.isPaid()
    expect(violations).toEqual([])
  })

  test('speaks Chinese: that part is loaded under its hash as well', async ({
    shop,
    page,
    host,
  }) => {
    const order = await shop.order()
    await expect(order.pay.address).toContainText(order.receiver)
    await page.evaluate(() => {
      document.querySelector('pay-with-usdc')?.setAttribute('locale', 'zh-CN')
    })
    await expect(order.pay.element).toContainText('等待')
    expect(existsSync(scriptIn(host, 'pay-with-usdc-zh-CN.js'))).toBe(true)
  })

  test('is shown in no page but the storefront’s', async ({ page, host }) => {
    const foreign = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(`<iframe src="${host.origin}/frame"></iframe>`)
    })
    const url = await listen(foreign)
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    )
    await page.goto(url)
    await refused
    await expect(page.frameLocator('iframe').locator('#frame-settings')).toHaveCount(0)
    foreign.closeAllConnections()
    foreign.close()
  })

  test('runs no script that was changed on the host: nothing is shown, and the page says so', async ({
    shop,
    page,
    host,
  }) => {
    await withTampered(host, 'frame.js', async () => {
      const blocked = page.waitForEvent('console', (message) => /integrity/.test(message.text()))
      await shop.order()
      await blocked
      const frame = page.frames().find((one) => one.url().startsWith(host.origin))
      expect(await frame?.evaluate(() => 'tampered' in window)).toBe(false)
      await expect(
        page.locator('pay-with-usdc').frameLocator('iframe').locator('main'),
      ).toHaveCount(0)
    })
  })

  test('runs no part that was changed on the host: code and address stay', async ({
    shop,
    page,
    host,
  }) => {
    await withTampered(host, 'pay-with-usdc-live.js', async () => {
      const order = await shop.order()
      await expect(order.pay.element).toContainText(en.liveBlocked)
      const frame = page.frames().find((one) => one.url().startsWith(host.origin))
      expect(await frame?.evaluate(() => 'tampered' in window)).toBe(false)
      expect(parseLink(await decodeQr(order.pay.qr)).receiver).toBe(order.receiver)
    })
  })

  const lies: Record<string, { code: string; lie: (view: PaymentView) => PaymentView }> = {
    'another treasury': {
      code: 'treasury_mismatch',
      lie: (view) => {
        const { store, id, cart } = view.order
        const salt = saltOf({ store, order: id, cart })
        return { ...view, treasury: thief, address: receiverOf({ treasury: thief, salt }) }
      },
    },
    'another address': { code: 'address_mismatch', lie: (view) => ({ ...view, address: thief }) },
  }
  for (const [name, { code, lie }] of Object.entries(lies)) {
    test(`refuses an endpoint that was taken over and names ${name}`, async ({
      shop,
      page,
      host,
    }) => {
      const endpoint = new EndpointInBetween(page, host.sandbox)
      endpoint.whenOpening = lie
      await endpoint.takeOverOpening()
      // The stream says nothing: an honest word from it would be checked, and shown.
      await endpoint.takeOverStream()
      const order = await shop.order()
      await expect(page.locator('pay-with-usdc').getByText(code)).toBeVisible()
      await expect(order.pay.qr).toHaveCount(0)
      await order.isUntouched()
    })
  }
})
