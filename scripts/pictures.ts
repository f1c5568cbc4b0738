// Takes the pictures of the README from the running sandbox: `npx tsx scripts/pictures.ts`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium as playwright } from 'playwright'
import { startSandbox } from '../demo/sandbox.js'
import { chromium } from './chromium.js'

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const out = join(import.meta.dirname, '../docs/pictures')
mkdirSync(out, { recursive: true })
const sandbox = await startSandbox({ folder, logLevel: 'error' })
const browser = await playwright.launch(chromium())

const scenes: [string, BrowserContextOptions][] = [
  ['desktop', { viewport: { width: 1_100, height: 900 } }],
  ['phone-dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
  ['phone-zh', { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }],
]
for (const [name, options] of scenes) {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  const take = (what: string) =>
    page.locator('pay-with-usdc').screenshot({ path: join(out, `${name}-${what}.png`) })
  await page.goto(sandbox.shopUrl)
  if (name === 'desktop') await page.screenshot({ path: join(out, 'shop.png') })
  await page.locator('button[value=mug]').click()
  await page.goto(`${sandbox.shopUrl}/checkout`)
  await page.getByRole('button', { name: 'Place order' }).click()
  const element = page.locator('pay-with-usdc')
  await element.and(page.locator('[status=waiting]')).waitFor()
  if (options.locale !== undefined) {
    await element.evaluate((node, locale) => node.setAttribute('locale', locale), options.locale)
    await page.getByText('等待').first().waitFor()
  }
  await take('waiting')
  await page.getByRole('button', { name: 'Pay like an exchange does' }).click()
  await element.and(page.locator('[status=seen]')).waitFor()
  await take('seen')
  await element.and(page.locator('[status=paid]')).waitFor()
  await take('paid')
  await context.close()
}
await browser.close()
await sandbox.close()
rmSync(folder, { recursive: true, force: true })
