// Takes the pictures of the README from the running sandbox: `npx tsx scripts/pictures.ts`, or those of
// the panel only: `npx tsx scripts/pictures.ts panel`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, type Page, chromium as playwright } from 'playwright'
import { startSandbox } from '../demo/sandbox.js'
import { chromium } from './chromium.js'
import { takePanelPictures } from './panelPictures.js'

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const out = join(import.meta.dirname, '../docs/pictures')
mkdirSync(out, { recursive: true })
const sandbox = await startSandbox({ folder, logLevel: 'error' })
const browser = await playwright.launch(chromium())

const isPanelOnly = process.argv[2] === 'panel'
const scenes: [string, BrowserContextOptions][] = [
  ['desktop', { viewport: { width: 1_100, height: 900 } }],
  ['phone-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['phone-zh', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }],
]
for (const [name, options] of isPanelOnly ? [] : scenes) {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  await page.goto(sandbox.shopUrl)
  if (name === 'desktop') await page.screenshot({ path: join(out, 'shop.png') })
  await page.locator('button[value=mug]').click()
  await page.goto(`${sandbox.shopUrl}/checkout`)
  await page.locator('[data-usdc-note]').waitFor()
  if (name === 'desktop') await page.screenshot({ path: join(out, 'checkout.png') })
  await page.getByRole('button', { name: 'Place Order' }).click()
  await page.waitForURL(/order-confirmation/)
  // BigCommerce's checkout is light; the dark theme is shown on the payment's own page.
  const shown = options.colorScheme === 'dark' ? await openOwnPage(page) : page
  const around = shown === page ? page.frameLocator('pay-with-usdc iframe') : shown
  for (const status of ['waiting', 'seen', 'paid']) {
    await around.locator(`pay-with-usdc[status=${status}]`).waitFor()
    if (status === 'waiting') await around.getByRole('timer').waitFor()
    await shown.locator('pay-with-usdc').screenshot({ path: join(out, `${name}-${status}.png`) })
    if (status !== 'waiting') continue
    await page.getByRole('button', { name: 'Pay like an exchange does' }).click()
  }
  await context.close()
}
await sandbox.close()
await takePanelPictures(browser, out)
await browser.close()
rmSync(folder, { recursive: true, force: true })

/** The link of the e-mail, opened by the one who ordered. */
async function openOwnPage(page: Page): Promise<Page> {
  const link = await page.getByRole('link', { name: 'Pay with USDC later' }).getAttribute('href')
  const own = await page.context().newPage()
  await own.goto(link ?? '')
  await own.getByRole('textbox').fill('ada@example.com')
  await own.getByRole('button').click()
  return own
}
