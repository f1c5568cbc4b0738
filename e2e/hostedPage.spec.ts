import type { Sandbox } from '../demo/sandbox.js'
import type { OpenedPayment } from '../src/protocol/index.js'
import { expect, test } from './fixtures.js'
import type { OrderPage } from './pages/Shop.js'

test.describe('the hosted page', () => {
  test('pays with a wallet', async ({ shop, page, sandbox, openMetaMask }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await page.goto(await hostedPageOf(sandbox, order))
    const { pay } = order
    await expect(pay.address).toContainText(order.receiver)
    await pay.walletButton.click()
    expect(await metamask.approve('connect')).toEqual({ origin: sandbox.endpointUrl })
    await metamask.approve('addNetwork')
    await metamask.approve('transaction')
    await order.confirm()
    await pay.says('paid')
    expect(order.inBooks.state).toBe('paid')
    expect(await sandbox.chain.balanceOf(order.receiver)).toBe(order.due)
  })

  test('shows amount and address where no script runs', async ({ shop, browser, sandbox }) => {
    const order = await shop.order()
    const url = await hostedPageOf(sandbox, order)
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(url)
    await expect(page.getByRole('heading')).toHaveText(`Order ${order.id}`)
    await expect(page.getByRole('main')).toContainText('Send 25.50 USDC on USDC Sandbox to')
    await expect(page.getByText(order.receiver, { exact: true })).toBeVisible()

    await order.transfer()
    await order.confirm()
    await order.isPaid()
    await page.reload()
    await expect(page.getByRole('main')).toContainText('Paid. Thank you.')
    await page.close()
  })

  test('tells a wrong link apart from a payment', async ({ shop, page, sandbox }) => {
    const url = await hostedPageOf(sandbox, await shop.order())
    const response = await page.goto(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading')).toHaveText('No such payment')
  })
})

/** The link that the endpoint gives to whoever opens the payment. */
async function hostedPageOf(sandbox: Sandbox, { id, cart }: OrderPage): Promise<string> {
  const response = await fetch(`${sandbox.endpointUrl}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: id, cart }),
  })
  const { url } = (await response.json()) as OpenedPayment
  return url
}
