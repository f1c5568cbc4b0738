import { createServer, type ViteDevServer } from 'vite'
import { states } from '../src/element/testing/views.js'
import { expect, test } from './fixtures.js'

let gallery: ViteDevServer

test.beforeAll(async () => {
  gallery = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' })
  await gallery.listen()
})
test.afterAll(() => gallery.close())

test.describe('the gallery', () => {
  for (const theme of ['light', 'dark', 'branded']) {
    for (const locale of ['en', 'zh-CN']) {
      test(`shows every state in the ${theme} theme, in ${locale}`, async ({ page }) => {
        const errors: string[] = []
        page.on('pageerror', ({ message }) => errors.push(message))
        const url = gallery.resolvedUrls?.local[0] ?? ''
        await page.goto(`${url}?theme=${theme}&locale=${locale}`)
        for (const name of Object.keys(states)) {
          const figure = page.locator('figure', {
            has: page.locator('figcaption', { hasText: new RegExp(`^${name}$`) }),
          })
          const card = figure.locator('pay-with-usdc')
          await expect(card).toHaveAttribute('status', /^[a-z]+$/)
          await expect(
            card.getByText(locale === 'en' ? /[a-z]{4}/ : /[一-龥]{2}/).first(),
          ).toBeVisible()
        }
        expect(errors).toEqual([])
      })
    }
  }
})
