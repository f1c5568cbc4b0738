// One whole purchase in Firefox: `npx tsx e2e/firefox.smoke.ts`. Playwright cannot start the Firefox
// that people have; puppeteer does, over WebDriver BiDi.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Frame, launch, type Page } from 'puppeteer-core'
import { createServer } from 'vite'
import { notFollowed, stateNames } from '../demo/gallery/states.js'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import { firefox, installFirefox } from '../scripts/firefox.js'
import { parseCode } from '../src/cli/watch/parseCode.js'
import { readCodes } from '../src/cli/watch/readCodes.js'
import { liveEn } from '../src/lang/en/live.js'
import { receiverOf, saltOf } from '../src/receiver/index.js'
import requireBuild from './requireBuild.js'

/** Milliseconds that one step may take. */
const patience = 30_000
const pause = 100

/** What the shopper does and sees. */
type Step = readonly [name: string, take: () => Promise<unknown>]

function stepsOf(page: Page, sandbox: Sandbox): readonly Step[] {
  const frame = () => until(() => frameOf(page, sandbox.endpointUrl))
  return [
    [
      'puts a product in the cart',
      async () => {
        await page.goto(sandbox.shopUrl)
        await follow(page, 'button[value=mug]')
      },
    ],
    ['goes to the checkout', () => follow(page, 'a[href="/checkout"]')],
    [
      'reads the note on the payment step',
      () => until(() => says(page, '[data-usdc-note]', 'USDC')),
    ],
    ['places the order', () => follow(page, '#checkout-payment-continue')],
    [
      'sees the order’s own address in the frame',
      async () => {
        const shown = await frame()
        await until(() => says(shown, '[part=address]', receiverIn(sandbox)))
      },
    ],
    ['sees a code that pays it', async () => checkCode(await frame(), receiverIn(sandbox))],
    ['pays like an exchange does', () => page.click('[data-sandbox=transfer]')],
    [
      'sees it paid, in the frame and in the shop’s books',
      async () => {
        const shown = await frame()
        await until(() => says(shown, '[part=status]', liveEn.paid))
        await until(() => says(page, '#order-state', 'Awaiting Fulfillment'))
      },
    ],
  ]
}

function frameOf(page: Page, origin: string): Frame | undefined {
  return page.frames().find((frame) => frame.url() === `${origin}/frame`)
}

/** Where the money of the last order belongs, worked out here. */
function receiverIn({ bigCommerce, chain }: Sandbox): string {
  const order = bigCommerce.books.orders().at(-1)
  if (order === undefined) throw new Error('The shop has no order.')
  const salt = saltOf({ store: 'sandbox', order: `${order.id}`, cart: order.cart_id })
  return receiverOf({ treasury: chain.cast.treasury, salt })
}

async function checkCode(frame: Frame, receiver: string): Promise<void> {
  const code = await frame.waitForSelector('>>> [part=qr] svg', { timeout: patience })
  if (code === null) throw new Error('There is no code.')
  const codes = readCodes(Buffer.from(await code.screenshot())).map(parseCode)
  const [read] = codes
  if (codes.length === 1 && read?.kind === 'link' && read.receiver === receiver) return
  throw new Error(`The code says ${JSON.stringify(codes.map(({ text }) => text))}.`)
}

/** Clicks, and waits for the page that it leads to. */
async function follow(page: Page, selector: string): Promise<void> {
  const target = await page.waitForSelector(selector, { visible: true, timeout: patience })
  await Promise.all([page.waitForNavigation({ timeout: patience }), target?.click()])
}

/** Whether a part of a page, also one in a shadow root, holds a text. */
async function says(frame: Page | Frame, selector: string, text: string): Promise<boolean> {
  const part = await frame.$(`>>> ${selector}`)
  // A shadow root has a text of its own.
  const found = await part?.evaluate((node) => `${node.textContent}${node.shadowRoot?.textContent}`)
  await part?.dispose()
  return found?.includes(text) ?? false
}

/** Looks until there is something to see. */
async function until<Value>(look: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  const deadline = performance.now() + patience
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > deadline) throw new Error(`Not seen in ${patience / 1_000} s.`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

async function purchase(page: Page, sandbox: Sandbox): Promise<void> {
  for (const [name, take] of stepsOf(page, sandbox)) {
    try {
      await take()
      process.stdout.write(`  ✓ ${name}\n`)
    } catch (error) {
      const path = join(import.meta.dirname, '../test-results/firefox.png')
      mkdirSync(join(path, '..'), { recursive: true })
      await page.screenshot({ path: path as `${string}.png`, fullPage: true })
      process.stdout.write(`  ✗ ${name}: ${(error as Error).message}\n    ${path}\n`)
      throw error
    }
  }
}

/** Opens the gallery and looks at every state: complete, nothing over the side, a silent console. */
async function seeGallery(page: Page): Promise<void> {
  const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
  await server.listen()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${error}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  try {
    for (const state of ['all', notFollowed]) {
      for (const locale of ['en', 'zh-CN', 'ar']) {
        const url = `${server.resolvedUrls?.local[0]}?state=${encodeURIComponent(state)}&locale=${locale}`
        await page.goto(url)
        const count = state === 'all' ? stateNames.length - 1 : 1
        const ready = () => page.$$eval('figure[data-ready]', ({ length }) => length)
        await until(async () => (await ready()) === count)
        const faults = await page.$$eval('pay-with-usdc', (cards) =>
          cards.flatMap((card) => {
            // No function of our own: its name would be kept by a call that this page does not know.
            const root = card.shadowRoot
            const name = card.closest('figure')?.querySelector('figcaption')?.textContent
            const isPayable = root?.querySelector('[part=wallet]') != null
            const isWhole =
              root?.querySelector('[part=address]') != null &&
              root.querySelector('.code path') != null
            const isWide = card.scrollWidth > card.clientWidth
            return [
              ...(isPayable && !isWhole ? [`${name}: no address or code`] : []),
              ...(isWide ? [`${name}: stands out over the side`] : []),
            ]
          }),
        )
        complaints.push(...faults.map((fault) => `${locale}: ${fault}`))
      }
    }
  } finally {
    await server.close()
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  process.stdout.write(`  ✓ sees ${stateNames.length} states of the gallery in three languages\n`)
}

requireBuild()
const missing = installFirefox()
const executablePath = firefox()
if (executablePath === undefined) throw new Error(missing)
const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-firefox-'))
const sandbox = await startSandbox({ folder })
const browser = await launch({ browser: 'firefox', executablePath, headless: true })
try {
  process.stdout.write(`${await browser.version()}: a shopper …\n`)
  const page = await browser.newPage()
  await page.setViewport({ width: 1_280, height: 1_600 })
  await purchase(page, sandbox)
  await seeGallery(await browser.newPage())
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await browser.close()
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
}
