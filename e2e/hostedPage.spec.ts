import type { Sandbox } from '../demo/sandbox.js'
import { en } from '../src/lang/en/index.js'
import type { OpenedPayment } from '../src/protocol/index.js'
import { expect, test } from './fixtures.js'
import { OrderPage } from './pages/Shop.js'
import { decodeQr, parseLink } from './qr.js'

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
    expect(order.inBooks.status_id).toBe(11)
    expect(await sandbox.chain.balanceOf(order.receiver)).toBe(order.due)
  })

  test('shows amount and address where no script runs', async ({ shop, browser, sandbox }) => {
    const order = await shop.order()
    const url = await hostedPageOf(sandbox, order)
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(url)
    const { pay } = new OrderPage(page, sandbox, 'page', order.id)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Harbour Goods · Order ${order.id} · Ada L.`,
    )
    await expect(page.getByRole('main')).toContainText('Send exactly 25.50 USDC on USDC Sandbox.')
    const { element } = pay
    await expect(element.locator('noscript > .more')).toBeVisible()
    await expect(element.locator('.more:visible')).toHaveText(['Reload this page to see it move.'])
    // Nothing stands there that only a script can do, and nothing says that a check was made.
    await expect(element.locator('.wallet')).toBeHidden()
    await expect(element.locator('.checked')).toBeHidden()
    await expect(page.getByText(en.checked)).toHaveCount(0)
    await expect(page.getByRole('link', { name: en.openLink })).toHaveAttribute(
      'href',
      /^ethereum:/,
    )
    await expect(pay.amount).toContainText('25.50')
    await expect(pay.address).toContainText(order.receiver)
    const link = parseLink(await decodeQr(pay.qr))
    expect(link).toMatchObject({ receiver: order.receiver, amount: order.due })

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

  test('has address and code before any script runs, and gives way to the element without a jump', async ({
    shop,
    page,
    sandbox,
  }) => {
    const order = await shop.order()
    const url = await hostedPageOf(sandbox, order)
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/pay-with-usdc.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(url, { waitUntil: 'commit' })
    const { pay } = order
    await expect(pay.address).toContainText(order.receiver)
    const before = await decodeQr(pay.qr)
    await expect(pay.element.locator('.base')).toHaveCount(1)
    await expect(pay.walletButton).toBeDisabled()
    await expect(page.getByText('Checking the address')).toBeVisible()
    await expect(page.getByText(en.checked)).toHaveCount(0)
    release()
    await expect(pay.walletButton).toBeEnabled()
    await expect(page.getByText(en.checked)).toBeVisible()
    await expect(pay.element.locator('.base')).toHaveCount(1)
    await expect(pay.address).toHaveCount(1)
    expect(await decodeQr(pay.qr)).toBe(before)
  })

  for (const [locale, width] of [
    ['en', 1_280],
    ['en', 390],
    ['ar', 390],
  ] as const) {
    test(`is drawn by the endpoint just where the element draws it: ${locale}, ${width} px`, async ({
      shop,
      browser,
      sandbox,
    }) => {
      const order = await shop.order()
      const url = await hostedPageOf(sandbox, order)
      const page = await browser.newPage({ locale, viewport: { width, height: 900 } })
      let release: () => void = () => undefined
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/pay-with-usdc.js', async (route) => {
        await held
        await route.continue()
      })
      await page.addInitScript(countShifts)
      await page.goto(url, { waitUntil: 'commit' })
      const { pay } = new OrderPage(page, sandbox, 'page', order.id)
      const end = pay.element.locator('.help')
      await expect(end).toBeAttached()
      const before = await pay.element.evaluate(placesOf)
      release()
      // What comes last, with the live part.
      await expect(end).not.toBeEmpty()
      await expect(pay.element.locator('.copy button')).toHaveCount(2)
      expect(before).toEqual(await pay.element.evaluate(placesOf))
      expect(before['.code']?.width).toBeGreaterThan(200)
      // A pixel of a small mark is not seen; Chromium counts to the fifth decimal.
      expect(await page.evaluate(() => window.shifts)).toBeLessThan(0.001)
      await page.close()
    })
  }

  test('refuses to stand in anybody’s frame', async ({ shop, sandbox }) => {
    const url = await hostedPageOf(sandbox, await shop.order())
    const { headers } = await fetch(url)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-frame-options')).toBe('DENY')
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

declare global {
  interface Window {
    /** Cumulative layout shift so far. */
    shifts: number
  }
}

/** Adds up the layout shifts. Runs in the page. */
function countShifts(): void {
  window.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
      window.shifts += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Where the parts of a card are, in whole CSS pixels. Runs in the page. */
function placesOf(element: Element): Record<string, DOMRectInit> {
  const names = ['.head h2', '.sum', '.steps', '.headline', '.more:not(noscript *)', '.network p']
  names.push(
    '.wallet .button',
    '.or',
    '.code',
    '.open-link',
    '.exactly',
    '.groups',
    '.copy',
    '.help',
  )
  return Object.fromEntries(
    names.map((name) => {
      const box = element.shadowRoot?.querySelector(name)?.getBoundingClientRect()
      const [x, y, width, height] = [box?.x, box?.y, box?.width, box?.height].map((one) =>
        Math.round(one ?? -1),
      )
      return [name, { x, y, width, height } as DOMRectInit]
    }),
  )
}
