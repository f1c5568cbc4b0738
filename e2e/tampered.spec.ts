import type { Page } from '@playwright/test'
import { en } from '../src/lang/en/index.js'
import { storefrontEn } from '../src/lang/en/storefront.js'
import { expect, test } from './fixtures.js'
import { decodeQr, parseLink } from './qr.js'

/** Somebody changed a script on its way: it says so by a global, if it runs. */
async function tamperWith(page: Page, file: string): Promise<void> {
  await page.route(`**/${file}`, async (route) => {
    const response = await route.fetch()
    const body = `${await response.text()}\n;window.tampered = true`
    await route.fulfill({ response, body })
  })
}
const hasRun = (page: Page) => page.evaluate(() => 'tampered' in window)

test.describe('a script that was changed on its way', () => {
  test('a changed wallet file does not run, the page says so, and code and address work @smoke', async ({
    shop,
    page,
  }) => {
    await tamperWith(page, 'pay-with-usdc-wallet.js')
    const order = await shop.order()
    const { pay } = order
    await pay.walletButton.click()
    await pay.walletSays(en.walletBlocked)
    expect(await hasRun(page)).toBe(false)
    expect(parseLink(await decodeQr(pay.qr)).receiver).toBe(order.receiver)
    await expect(pay.address).toContainText(order.receiver)
    await order.transfer()
    await order.confirm()
    await order.isPaid()
  })

  test('once the file is the right one again, the next click starts the wallet', async ({
    shop,
    page,
    openMetaMask,
  }) => {
    await tamperWith(page, 'pay-with-usdc-wallet.js')
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.walletButton.click()
    await order.pay.walletSays(en.walletBlocked)
    await page.unrouteAll()
    await order.pay.withWallet('MetaMask')
    await metamask.approveFirstPayment()
    await order.confirm()
    await order.isPaid()
  })

  test('a changed live file does not run, the page says so, and code and address work', async ({
    shop,
    page,
  }) => {
    await tamperWith(page, 'pay-with-usdc-live.js')
    const order = await shop.order()
    await expect(page.locator('pay-with-usdc')).toContainText(en.liveBlocked)
    expect(await hasRun(page)).toBe(false)
    expect(parseLink(await decodeQr(order.pay.qr)).receiver).toBe(order.receiver)
    await expect(order.pay.address).toContainText(order.receiver)
  })

  test('a changed main file does not run; the order is safe, and there is a way to pay', async ({
    shop,
    page,
  }) => {
    await tamperWith(page, 'pay-with-usdc.js')
    const order = await shop.order()
    const notice = page.locator('[data-usdc-notice]')
    await expect(notice).toContainText(storefrontEn.safeTitle)
    await expect(notice.getByRole('link')).toHaveAttribute(
      'href',
      new RegExp(`/pay/order/${order.id}$`),
    )
    expect(await hasRun(page)).toBe(false)
    expect(await page.evaluate(() => customElements.get('pay-with-usdc') === undefined)).toBe(true)
  })

  test('a changed storefront file does not run, and the link of the shop’s own words works', async ({
    shop,
    page,
  }) => {
    await tamperWith(page, 'storefront.js?*')
    await shop.order()
    const link = page.getByRole('link', { name: 'Pay with USDC later' })
    await expect(link).toBeVisible()
    expect(await hasRun(page)).toBe(false)
    await expect(page.locator('pay-with-usdc')).toHaveCount(0)
  })
})
