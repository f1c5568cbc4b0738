import type { Page } from '@playwright/test'
import { frameEn } from '../src/lang/en/frame.js'
import { en } from '../src/lang/en/index.js'
import { storefrontEn } from '../src/lang/en/storefront.js'
import { expect, test } from './fixtures.js'
import { Shop } from './pages/Shop.js'

const sizes = {
  desktop: { width: 1_280, height: 900 },
  phone: { width: 390, height: 844 },
} as const

for (const [name, viewport] of Object.entries(sizes)) {
  test.describe(`BigCommerce’s checkout on a ${name}`, () => {
    test.use({ viewport })

    test('the whole way, in the frame: a note, the order, the address, the money, paid @smoke', async ({
      page,
      sandbox,
    }) => {
      const complaints = watchComplaints(page)
      const shop = new Shop(page, sandbox, 'frame')
      await shop.checkOut()
      const note = page.locator('[data-usdc-note]')
      await expect(note).toContainText('Pay with USDC on USDC Sandbox.')
      const order = await shop.placeOrder()
      const { pay } = order
      await expect(pay.address).toContainText(order.receiver)
      await expect(page.locator('pay-with-usdc').locator('code')).toHaveText(order.receiver)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(viewport.width)
      await order.transfer()
      await order.confirm()
      await order.isPaid()
      expect(complaints()).toEqual([])
    })

    test('the note follows the chosen method, the coupon box and a look back at the shipping step', async ({
      page,
      sandbox,
    }) => {
      await new Shop(page, sandbox, 'frame').checkOut()
      const note = page.locator('[data-usdc-note]')
      const button = page.getByRole('button', { name: 'Place Order' })
      await expect(note).toBeVisible()
      for (let i = 0; i < 2; i += 1) {
        await page.locator('#radio-bankdeposit').check()
        await expect(note).toHaveCount(0)
        await page.locator('#radio-moneyorder').check()
        await expect(note).toHaveCount(1)
      }
      await page.getByText('Coupon/Gift Certificate').click()
      await expect(note).toHaveCount(1)
      await page.getByRole('button', { name: 'Edit' }).click()
      await expect(note).toHaveCount(0)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await expect(note).toHaveCount(1)
      await expect(button).toHaveText('Place Order')
    })
  })
}

test.describe('the payment is shown', () => {
  test('with a wallet inside the frame, which is asked by the frame’s own origin', async ({
    page,
    sandbox,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await new Shop(page, sandbox, 'frame').order()
    await order.pay.withWallet('MetaMask')
    expect(await metamask.approve('connect')).toEqual({ origin: sandbox.endpointUrl })
    await metamask.approve('addNetwork')
    await metamask.approve('transaction')
    await order.confirm()
    await order.isPaid()
  })

  test('on a page of its own, for wallets that work in no frame: one click, and no question', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await expect(order.pay.address).toBeVisible()
    const opened = page.waitForEvent('popup')
    await order.pay.element.getByRole('link', { name: frameEn.openPage }).click()
    const own = await opened
    await expect(own.locator('pay-with-usdc [part=address]')).toContainText(order.receiver)
    expect(own.url()).toMatch(/\/pay\/pay_[0-9a-f]{32}\//)
    expect(await own.evaluate(() => window.opener)).toBeNull()
    await own.close()
  })

  test('where the merchant put the marker, and once', async ({ page, sandbox }) => {
    await new Shop(page, sandbox, 'frame').order()
    await expect(page.locator('pay-with-usdc')).toHaveCount(1)
    await expect(page.locator('[data-usdc-pay] > pay-with-usdc')).toHaveCount(1)
  })

  test('again after a reload, in a second tab, and on a phone by the link', async ({
    page,
    sandbox,
    browser,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await expect(order.pay.address).toContainText(order.receiver)
    await page.reload()
    await expect(order.pay.address).toContainText(order.receiver)
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    const inTab = tab.locator('pay-with-usdc').frameLocator('iframe').locator('[part=address]')
    await expect(inTab).toContainText(order.receiver)

    const link = await page.getByRole('link', { name: 'Pay with USDC later' }).getAttribute('href')
    const phone = await browser.newPage({ viewport: sizes.phone })
    await phone.goto(link ?? '')
    await phone.getByLabel('E-mail address').fill('ada@example.com')
    await phone.getByRole('button', { name: 'Show the payment' }).click()
    await expect(phone.locator('pay-with-usdc [part=address]')).toContainText(order.receiver)
    await order.transfer()
    await order.confirm()
    await expect(phone.locator('pay-with-usdc [part=status]')).toContainText(en.paid)
    await order.isPaid()
    await phone.close()
  })

  test('not at all for an order of another method', async ({ page, sandbox }) => {
    const shop = new Shop(page, sandbox, 'frame')
    await shop.checkOut()
    await page.locator('#radio-bankdeposit').check()
    const read = page.waitForResponse('**/api/storefront/orders/*include=payments')
    await shop.placeOrder()
    await read
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await expect(page.locator('pay-with-usdc, [data-usdc-notice]')).toHaveCount(0)
  })
})

test.describe('an endpoint in trouble', () => {
  test('down: the shopper reads that the order is safe and how to pay later, and tries again', async ({
    page,
    sandbox,
  }) => {
    test.slow()
    const shop = new Shop(page, sandbox, 'frame')
    await shop.checkOut()
    await sandbox.stopEndpoint('SIGKILL')
    await page.clock.install()
    const order = await shop.placeOrder()
    const element = page.locator('pay-with-usdc')
    await expect(element).toContainText(storefrontEn.opening)
    await page.clock.fastForward(60_000)
    await expect(element).toContainText(storefrontEn.safeTitle)
    await expect(element.getByRole('link')).toHaveAttribute(
      'href',
      `${sandbox.endpointUrl}/pay/order/${order.id}`,
    )
    await sandbox.startEndpoint()
    await element.getByRole('button', { name: storefrontEn.retry }).click()
    await expect(order.pay.address).toContainText(order.receiver)
  })

  test('slow: the place is kept, and the payment comes', async ({ page, sandbox }) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/frame', async (route) => {
      await held
      await route.continue()
    })
    const order = await new Shop(page, sandbox, 'frame').order()
    const element = page.locator('pay-with-usdc')
    await expect(element).toContainText(storefrontEn.opening)
    release()
    await expect(order.pay.address).toContainText(order.receiver)
  })
})

test.describe('the order is changed in the control panel', () => {
  test('canceled: the page says so and shows no address; money that still comes is flagged', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await expect(order.pay.address).toBeVisible()
    sandbox.bigCommerce.books.editOrder(Number(order.id), { status_id: 5 })
    await expect(order.pay.status).toContainText(en.canceled)
    await expect(order.pay.address).toHaveCount(0)
    await order.transfer()
    await expect(order.pay.exceptions).toContainText(en.order_changed)
    expect(order.inBooks.status_id).toBe(5)
  })

  test('another total: the page asks for the new one, and what has come is counted', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await expect(order.pay.amount).toContainText('25.50')
    await order.transfer()
    await order.pay.says('seen')
    sandbox.bigCommerce.books.editOrder(Number(order.id), { total_inc_tax: '30.0000' })
    await expect(order.pay.amount).toContainText('25.50 USDC received, 4.50 USDC to go')
    await order.transfer(4_500_000n)
    await order.confirm()
    await order.isPaid(30_000_000n)
  })

  test('paid otherwise while the money is on its way: nothing is moved, and a person looks', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await order.transfer()
    await order.pay.says('seen')
    sandbox.bigCommerce.books.editOrder(Number(order.id), { status_id: 10 })
    await sandbox.chain.anvil.client.mine({ blocks: 2 })
    await expect(order.pay.exceptions).toContainText(en.order_changed)
    expect(order.inBooks.status_id).toBe(10)
  })
})

test('staff find the proof in the order: payment id, note, private metafields', async ({
  page,
  sandbox,
}) => {
  const order = await new Shop(page, sandbox, 'frame').order()
  await expect(order.pay.address).toBeVisible()
  const hash = await order.transfer()
  await order.confirm()
  await order.isPaid()
  const { payment_provider_id: paymentId, staff_notes: notes } = order.inBooks
  expect(paymentId).toMatch(/^pay_[0-9a-f]{32}$/)
  expect(notes).toContain('25.50 USDC')
  expect(notes).toContain(hash)
  const fields = sandbox.bigCommerce.books.metafields(Number(order.id))
  expect(new Set(fields.map((field) => field.permission_set))).toEqual(new Set(['app_only']))
  expect(fields.map(({ value }) => value).join(' ')).toContain(hash)
})

test.describe('the script in the Script Manager', () => {
  for (const location of ['head', 'footer'] as const) {
    for (const load_method of ['default', 'async', 'defer'] as const) {
      test(`works in the ${location}, loaded as ${load_method}`, async ({ page, sandbox }) => {
        const [script] = sandbox.bigCommerce.books.scripts()
        const before = { location: script?.location, load_method: script?.load_method }
        sandbox.bigCommerce.books.editScript(script?.uuid ?? '', { location, load_method })
        try {
          const shop = new Shop(page, sandbox, 'frame')
          await shop.checkOut()
          await expect(page.locator('[data-usdc-note]')).toHaveCount(1)
          const order = await shop.placeOrder()
          await expect(order.pay.address).toContainText(order.receiver)
        } finally {
          sandbox.bigCommerce.books.editScript(script?.uuid ?? '', before)
        }
      })
    }
  }

  test('does nothing on other pages', async ({ page, sandbox }) => {
    const [script] = sandbox.bigCommerce.books.scripts()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`${sandbox.shopUrl}/cart`)
    expect(requests).toEqual([`${sandbox.shopUrl}/cart`, script?.src])
    const { isDefined, nodes } = await page.evaluate(() => ({
      isDefined: customElements.get('pay-with-usdc') !== undefined,
      nodes: document.querySelectorAll('*').length,
    }))
    expect(isDefined).toBe(false)
    await page.route(String(script?.src), (route) => route.abort())
    await page.reload()
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(nodes)
  })
})

/** What the page’s policies complain about. */
function watchComplaints(page: Page): () => string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return () => complaints
}
