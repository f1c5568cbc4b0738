import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { ViteDevServer } from 'vite'
import { sandbox as sandboxState } from '../demo/gallery/states.js'
import type { PayWithUsdc } from '../src/element/PayWithUsdc.js'
import { en } from '../src/lang/en/index.js'
import { sandboxes } from '../src/lang/sandboxes.js'
import type { OpenedPayment } from '../src/protocol/index.js'
import {
  edgeFaultsOf,
  findIn,
  focusFaultsOf,
  galleryPages,
  layoutFaultsIn,
  locales,
  motionsOf,
  scripts,
  serveGallery,
  showGallery,
  spaceOut,
  tabTo,
  violationsIn,
  zoomed,
} from './access.js'
import { expect, test } from './fixtures.js'
import { decodeQr } from './qr.js'
import { read } from './visual.js'

/** How many of the 13 languages are looked at; all without it. */
const sample = Number(process.env.ACCESS_SAMPLE ?? locales.length)
const seed = Number(process.env.ACCESS_SEED ?? 1)
// 5 is prime to 13: a sample takes different languages.
const chosen = locales.filter((_, index) => (index * 5 + seed) % locales.length < sample)

test.describe('every state of the gallery', () => {
  test.setTimeout(120_000)
  let gallery: ViteDevServer
  test.beforeAll(async () => {
    console.log(`ACCESS_SEED=${seed}: ${chosen.join(', ')}`)
    gallery = await serveGallery()
  })
  test.afterAll(() => gallery.close())

  for (const locale of chosen) {
    for (const theme of ['light', 'dark'] as const) {
      test(`axe finds nothing in it: ${locale}, ${theme}`, async ({ page }) => {
        for (const state of galleryPages) {
          await showGallery(page, gallery, { theme, locale }, state)
          expect(await violationsIn(page)).toEqual([])
        }
      })
    }

    test(`fits 320 px, which is 1,280 px at 400 %, also with WCAG’s text spacing: ${locale}`, async ({
      page,
    }) => {
      await page.setViewportSize(zoomed)
      for (const state of galleryPages) {
        await showGallery(page, gallery, { theme: 'light', locale }, state)
        expect(await layoutFaultsIn(page)).toEqual([])
        if (scripts.includes(locale)) expect(await violationsIn(page)).toEqual([])
        await spaceOut(page)
        expect(await layoutFaultsIn(page), 'with text spacing').toEqual([])
      }
    })
  }

  for (const theme of ['light', 'dark'] as const) {
    test(`shows where the focus is: ${theme}`, async ({ page }) => {
      for (const state of galleryPages) {
        await showGallery(page, gallery, { theme, locale: 'en' }, state)
        await page.keyboard.press('Tab')
        expect(await findIn(page, focusFaultsOf)).toEqual([])
      }
    })

    test.describe('in forced colours', () => {
      test.use({ contextOptions: { forcedColors: 'active' }, colorScheme: theme })

      test(`keeps edges, marks, progress, focus and the code: ${theme}`, async ({ page }) => {
        for (const state of galleryPages) {
          await showGallery(page, gallery, { theme, locale: 'en' }, state)
          expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(
            true,
          )
          expect(await findIn(page, edgeFaultsOf)).toEqual([])
          await page.keyboard.press('Tab')
          expect(await findIn(page, focusFaultsOf)).toEqual([])
        }
        await showGallery(page, gallery, { theme, locale: 'en' }, 'underpaid')
        expect(await coloursOf(page.locator('.bar').first())).toBeGreaterThan(1)
        expect(await decodeQr(page.locator('.code'))).toMatch(/^ethereum:/)
      })

      test(`keeps the sandbox’s banner, and its link to the panel: ${theme}`, async ({ page }) => {
        await showGallery(page, gallery, { theme, locale: 'en' }, sandboxState)
        const banner = page.locator('.sandbox')
        const coloursOfBanner = () =>
          banner.evaluate((one) => {
            const { color, backgroundColor, borderTopColor, borderTopStyle } = getComputedStyle(one)
            return { color, backgroundColor, borderTopColor, borderTopStyle }
          })
        const { color, backgroundColor, borderTopColor, borderTopStyle } = await coloursOfBanner()
        // The reader's own colours, as the card has them.
        await expect(page.locator('.base')).toHaveCSS('background-color', backgroundColor)
        expect([color, borderTopColor]).not.toContain(backgroundColor)
        expect(borderTopStyle).toBe('dashed')
        await page.locator('pay-with-usdc').evaluate((card: PayWithUsdc) => {
          card.setAttribute('sandbox-panel', 'http://127.0.0.1:4100/')
          // A page that wants colours of its own.
          card.style.cssText = 'forced-color-adjust: none; color: #fff; background: #fff'
          card.requestUpdate()
        })
        await tabTo(page, banner.getByRole('link', { name: sandboxes.en.panel }))
        expect(await findIn(page, focusFaultsOf)).toEqual([])
        expect(await coloursOfBanner()).toEqual({
          ...{ color, backgroundColor, borderTopColor, borderTopStyle },
        })
        expect(await coloursOf(banner)).toBeGreaterThan(1)
      })
    })

    test.describe('with more contrast', () => {
      test.use({ contextOptions: { contrast: 'more' } })

      test(`has edges and notes in the colour of the text: ${theme}`, async ({ page }) => {
        await showGallery(page, gallery, { theme, locale: 'en' }, 'waiting')
        const text = await page.locator('.base').evaluate((card) => getComputedStyle(card).color)
        await expect(page.locator('.copy .button').first()).toHaveCSS('border-top-color', text)
        await expect(page.locator('.amount .note').first()).toHaveCSS('color', text)
      })
    })
  }

  test.describe('with reduced motion', () => {
    test.use({ contextOptions: { reducedMotion: 'reduce' } })

    test('stands still', async ({ page }) => {
      for (const state of galleryPages) {
        await showGallery(page, gallery, { theme: 'light', locale: 'en' }, state)
        expect(await findIn(page, motionsOf)).toEqual([])
      }
    })
  })

  test('would move without it, or the test above proved nothing', async ({ page }) => {
    await showGallery(page, gallery, { theme: 'light', locale: 'en' })
    const motions = await findIn(page, motionsOf)
    expect(motions).toContain('opening: skeleton is moving')
    expect(motions).toContain('seen: .bar::-webkit-progress-value would move')
  })
})

test.describe('everybody can pay', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${colorScheme} theme`, () => {
      test.use({ colorScheme })

      test('axe finds nothing while it waits, with a choice of wallets, seen, and paid', async ({
        shop,
        page,
        openMetaMask,
      }) => {
        await openMetaMask()
        const order = await shop.order()
        const { pay } = order
        await pay.says('waiting')
        await isAccessible(page)
        await pay.walletButton.click()
        await expect(pay.element.getByRole('button', { name: 'MetaMask' })).toBeVisible()
        await isAccessible(page)
        await order.transfer()
        await pay.says('seen')
        await isAccessible(page)
        await order.confirm()
        await order.isPaid()
        await isAccessible(page)
      })
    })
  }

  test('axe finds nothing on the payment’s own page and on its receipt, nor where the e-mail address is asked for', async ({
    shop,
    page,
    sandbox,
  }) => {
    const order = await shop.order()
    const opened = await fetch(`${sandbox.endpointUrl}/v1/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store: 'sandbox', order: order.id, cart: order.cart }),
    })
    const { url } = (await opened.json()) as OpenedPayment
    const hasBanner = () =>
      expect(page.locator('.sandbox')).toHaveText(new RegExp(`^${sandboxes.en.noRealMoney}`))
    await page.setViewportSize(zoomed)
    await page.goto(`${sandbox.endpointUrl}/pay/order/${order.id}`)
    await hasBanner()
    await isAccessible(page)
    await fits(page)
    await page.goto(url)
    await hasBanner()
    await order.pay.says('waiting')
    await isAccessible(page)
    await fits(page)
    await order.transfer()
    await order.confirm()
    await order.pay.says('paid')
    await page.goto(`${url}/receipt`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receipt')
    await hasBanner()
    await isAccessible(page)
    await fits(page)
  })

  test('the keyboard alone reaches network, wallet, code and address, and copies both', async ({
    shop,
    page,
    context,
    sandbox,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: sandbox.shopUrl,
    })
    const order = await shop.order()
    const { pay } = order
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await pay.says('waiting')
    await tabTo(page, pay.walletButton)
    await tabTo(page, pay.element.getByRole('radio', { name: en.qrLink }))
    await page.keyboard.press('ArrowRight')
    await expect(pay.element.getByRole('radio', { name: en.qrAddress })).toBeChecked()
    await tabTo(page, pay.copyAddress)
    await page.keyboard.press('Enter')
    await expect(pay.element.getByRole('button', { name: en.addressCopied })).toBeVisible()
    expect(await clipboard()).toBe(order.receiver)
    await tabTo(page, pay.copyAmount)
    await page.keyboard.press('Enter')
    await expect(pay.element.getByRole('button', { name: en.amountCopied })).toBeVisible()
    expect(await clipboard()).toBe('25.50')
  })

  test('the keyboard alone pays', async ({ shop, page }) => {
    const order = await shop.order()
    const approve = page.getByRole('dialog').getByRole('button', { name: 'Approve' })
    await order.pay.says('waiting')
    await tabTo(page, order.pay.walletButton)
    await page.keyboard.press('Enter')
    await expect(page.getByText('Connect to this shop?')).toBeVisible()
    await expect(approve).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Send this payment?')).toBeVisible()
    await expect(approve).toBeFocused()
    await page.keyboard.press('Enter')
    await order.confirm()
    await order.isPaid()
  })

  test('nothing overflows at 320 px, in any state', async ({ shop, page, openMetaMask }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openMetaMask()
    const order = await shop.order()
    const { pay } = order
    await pay.says('waiting')
    await fits(page)
    await pay.walletButton.click()
    await expect(pay.element.getByRole('button', { name: 'MetaMask' })).toBeVisible()
    await fits(page)
    await order.transfer(10_000_000n)
    await expect(pay.exceptions).toContainText(en.underpaid)
    await fits(page)
    await order.transfer(15_500_000n)
    await pay.says('seen')
    await fits(page)
    await order.confirm()
    await order.isPaid()
    await fits(page)
  })
})

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
}

/** How many colours the middle row of something has. */
async function coloursOf(target: Locator): Promise<number> {
  const { data, width, height } = read(await target.screenshot())
  const start = width * Math.floor(height / 2) * 4
  const row = Array.from({ length: width }, (_, x) => data.readUInt32BE(start + x * 4))
  return new Set(row.slice(3, -3)).size
}

/** No part of the page or of the element stands out over the side of the screen. */
async function fits(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const inside = document.querySelector('pay-with-usdc')?.shadowRoot?.querySelectorAll('*') ?? []
    const wide = [...document.querySelectorAll('body *'), ...inside].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect()
      return own > 1 && (left < -0.5 || right > width + 0.5)
    })
    return wide.map((element) => element.outerHTML.slice(0, 120))
  })
  expect(outside).toEqual([])
}
