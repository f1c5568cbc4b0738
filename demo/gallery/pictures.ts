// Takes a picture of every state, theme, language and width: `npx tsx demo/gallery/pictures.ts [state…]`.
import { mkdirSync } from 'node:fs'
import { chromium as browserOf } from 'playwright'
import { createServer } from 'vite'
import { chromium } from '../../scripts/chromium.js'
import { states } from '../../src/element/testing/views.js'
import { walletStates } from './exampleWallets.js'

const folder = '.cache/gallery'
const themes = ['light', 'dark', 'branded']
const locales = ['en', 'zh-CN']
const widths = ['desktop', '320 px']
const others = ['refused', 'unreachable', 'not offered', 'reconnecting', ...walletStates]
const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : [...Object.keys(states), ...others]

mkdirSync(folder, { recursive: true })
const server = await createServer({ server: { port: 0 }, logLevel: 'error' })
await server.listen()
const origin = server.resolvedUrls?.local[0] ?? ''
const browser = await browserOf.launch(chromium())
const page = await browser.newPage({ viewport: { width: 800, height: 900 } })
page.on('pageerror', (error) => console.error(error.message))
for (const theme of themes) {
  for (const locale of locales) {
    for (const width of widths) {
      for (const state of names) {
        await page.goto(`${origin}?${new URLSearchParams({ state, theme, locale, width })}`)
        const element = page.locator('pay-with-usdc')
        await element.locator('.base:not([aria-busy=true])').waitFor()
        if (walletStates.includes(state))
          await element.locator('.wallet [role=status] p').first().waitFor()
        if (state === 'reconnecting') await element.locator('.connection').waitFor()
        const file = [state, theme, locale, width].join('-').replaceAll(' ', '')
        await element.screenshot({ path: `${folder}/${file}.png`, animations: 'disabled' })
      }
    }
  }
}
await browser.close()
await server.close()
