import type { Page } from '@playwright/test'
import { walletEn } from '../src/lang/en/wallet.js'
import { expect } from './fixtures.js'
import { test } from './withPhone.js'

// The demo shop's policy lets its pages speak to the endpoint alone; a merchant adds what the window
// asks for its pictures.
test.use({ bypassCSP: true })

/** Has the page show Web3Modal's window. What it asks on the internet is answered with nothing. */
async function withModal(page: Page): Promise<Set<string>> {
  const asked = new Set<string>()
  await page.route(/^https:/, (route) => {
    asked.add(new URL(route.request().url()).hostname)
    return route.abort()
  })
  await page.locator('pay-with-usdc').evaluate((element) => {
    element.setAttribute('wallet-modal', 'web3modal')
  })
  return asked
}

test('a phone that scans the code in Web3Modal’s window pays', async ({
  page,
  openPhone,
  openOrder,
}) => {
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  const phone = await openPhone()
  const order = await openOrder()
  const asked = await withModal(page)
  await order.pay.withWallet('WalletConnect')
  const modal = page.locator('w3m-modal')
  await modal.getByText('WalletConnect').click()
  await expect(modal.locator('wui-qr-code')).toBeVisible()
  await phone.scan(
    await modal.locator('wui-qr-code').evaluate((code: HTMLElement & { uri: string }) => code.uri),
  )
  await (await phone.proposal).approve()
  const request = await phone.request
  await expect(modal.locator('wui-qr-code')).toBeHidden()
  await order.pay.walletSays('Confirm the payment in WalletConnect')
  await request.approve()
  await order.confirm()
  await order.isPaid()
  await phone.ended
  expect(errors).toEqual([])
  // It asks for a font and for wallets with their pictures, and reports nothing.
  expect([...asked].sort()).toEqual(['api.web3modal.org', 'fonts.googleapis.com'])
})

test('closing the window is going back', async ({ page, openOrder }) => {
  const order = await openOrder()
  await withModal(page)
  await order.pay.withWallet('WalletConnect')
  const modal = page.locator('w3m-modal')
  await modal.locator('w3m-header wui-icon-link').last().click()
  await expect(modal.locator('w3m-router')).toBeHidden()
  await expect(order.pay.walletButton).toBeVisible()
  await order.isUntouched()
})

test('going back closes the window', async ({ page, openOrder }) => {
  const order = await openOrder()
  await withModal(page)
  await order.pay.withWallet('WalletConnect')
  const modal = page.locator('w3m-modal')
  await expect(modal.getByText('WalletConnect')).toBeVisible()
  // The window lies above the button, as it should.
  await order.pay.element.getByRole('button', { name: walletEn.back }).dispatchEvent('click')
  await expect(modal.getByText('WalletConnect')).toBeHidden()
  await expect(order.pay.walletButton).toBeVisible()
})

test('the window’s part held back ends in words', async ({ page, openOrder }) => {
  const order = await openOrder()
  await withModal(page)
  await page.route('**/pay-with-usdc-web3modal.js', (route) => route.abort())
  await order.pay.withWallet('WalletConnect')
  await order.pay.walletSays(walletEn.relay_unreachable)
})

test('without the attribute nothing of Web3Modal is loaded', async ({ page, openOrder }) => {
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const order = await openOrder()
  await order.pay.withWallet('WalletConnect')
  await expect(order.pay.element.getByRole('img', { name: walletEn.pairLabel })).toBeVisible()
  expect(loaded.filter((url) => url.includes('web3modal'))).toEqual([])
})
