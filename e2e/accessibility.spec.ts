import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { en } from '../src/lang/en/index.js'
import { expect, test } from './fixtures.js'

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

/** Presses Tab until this has the focus; fails when a whole round does not reach it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const isThere = await target.evaluate((element) => element.matches(':focus'))
    if (isThere) return
  }
  throw new Error(`Tab does not reach ${target}.`)
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
