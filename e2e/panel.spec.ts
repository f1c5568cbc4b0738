import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type FrameLocator, type Page, test as plain } from '@playwright/test'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import { expect, test as withoutPanel } from './fixtures.js'
import { Shop } from './pages/Shop.js'

/** Playwright's `test` with a sandbox that has the panel. Its chains have a block each second. */
const test = plain.extend<object, { sandbox: Sandbox }>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-panel-'))
      const sandbox = await startSandbox({ folder, hasPanel: true, isRelaying: true })
      await use(sandbox)
      await sandbox.close()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
test.setTimeout(120_000)

/** A scenario takes seconds of a chain's time. */
const patience = { timeout: 60_000 }

/** The panel's own part of a page: beside an order it is in a frame. */
class Panel {
  constructor(readonly at: Page | FrameLocator) {}

  scenario = (title: string) => {
    const button = this.at.getByRole('button', { name: title, exact: true })
    return this.at.getByRole('listitem').filter({ has: button })
  }

  async play(title: string) {
    await this.at.getByRole('button', { name: title, exact: true }).click()
    const result = this.scenario(title)
    await expect(result).toContainText('Ended as it should', patience)
    return result
  }

  async open(tab: string) {
    await this.at.getByRole('tab', { name: tab }).click()
  }
}

/** What axe finds in the panel; the element has tests of its own. */
async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('iframe')
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

async function openAlone(page: Page, sandbox: Sandbox, query = ''): Promise<Panel> {
  await page.goto(`${sandbox.shopUrl}/sandbox/panel${query}`)
  await expect(page.getByRole('button', { name: 'Pays exactly' })).toBeVisible()
  return new Panel(page)
}

test.describe('the panel beside an order', () => {
  test('the test wallet signs where the endpoint pays the network fee, and the order is paid', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    const dialog = page.locator('pay-with-usdc').frameLocator('iframe').getByRole('dialog')
    await order.pay.walletButton.click()
    await expect(dialog).toContainText('Connect to this shop?')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(dialog).toContainText('Sign this payment?')
    await expect(dialog).toContainText('25.50 USDC')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(order.state).toHaveText('Awaiting Fulfillment', patience)
    await order.pay.says('paid')
  })

  test('plays a scenario on this very order: the element shows it, and all books agree @smoke', async ({
    page,
    sandbox,
  }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    const panel = new Panel(page.frameLocator('#beside-panel'))
    await expect(panel.at.getByText(`Order ${order.id} still waits`)).toBeVisible()
    const result = await panel.play('Pays too little')
    await expect(result).toContainText(`Order ${order.id}`)
    await expect(result).toContainText('chain, ledger, store and webhooks agree')
    await expect(result).toContainText('waiting (underpaid): 15.30 of 25.50 USDC')
    await expect(order.pay.element).toContainText('15.30 USDC received, 10.20 USDC to go')
    await expect(order.state).toHaveText('Awaiting Payment')
  })

  test('plays the next one on a new order, with a link to its page', async ({ page, sandbox }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    const panel = new Panel(page.frameLocator('#beside-panel'))
    await panel.play('Pays exactly')
    await expect(order.state).toHaveText('Awaiting Fulfillment')
    await expect(panel.at.getByText(`Order ${order.id} has been used`)).toBeVisible()
    const result = await panel.play('Pays too much')
    await expect(result).not.toContainText(`Order ${order.id}`)
    const link = result.getByRole('link', { name: 'Watch order' })
    const [hosted] = await Promise.all([page.waitForEvent('popup'), link.click()])
    await expect(hosted.locator('pay-with-usdc')).toContainText('Payment complete')
  })

  for (const width of [390, 1_440]) {
    test(`leaves the order its room, and scrolls nothing sideways: ${width} px`, async ({
      page,
      sandbox,
    }) => {
      await page.setViewportSize({ width, height: 844 })
      await new Shop(page, sandbox, 'frame').order()
      await expect(
        page.frameLocator('#beside-panel').getByRole('button', { name: 'Pays exactly' }),
      ).toBeVisible()
      const [panel, order] = await Promise.all([
        page.locator('.besidePanel').boundingBox(),
        page.locator('#checkout-app').boundingBox(),
      ])
      if (panel === null || order === null) throw new Error('One of them is not shown.')
      const isBeside = order.x + order.width <= panel.x + 1
      const isBelow = order.y + order.height <= panel.y + 1
      expect(width < 1_100 ? isBelow : isBeside).toBe(true)
      for (const frame of page
        .frames()
        .filter((one) => /shape=beside|confirmation/.test(one.url()))) {
        expect(
          await frame.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement
            return scrollWidth - clientWidth
          }),
        ).toBe(0)
      }
    })
  }
})

test.describe('the panel on a page of its own', () => {
  test('shows the shopper’s page and five lanes while a scenario is played', async ({
    page,
    sandbox,
  }) => {
    const panel = await openAlone(page, sandbox)
    await panel.play('Pays exactly')
    await expect(page.frameLocator('iframe').locator('pay-with-usdc')).toContainText(
      'Payment complete',
    )
    const moments = page.locator('.moment')
    for (const [lane, text] of [
      ['order', 'The shopper pays'],
      ['chain', '24.00 USDC are sent'],
      ['endpoint', 'confirmed'],
      ['store', 'The order is Awaiting Fulfillment'],
      ['webhook', 'signature right, answered 204'],
    ] as const) {
      await expect(
        moments
          .and(page.locator(`.lane-${lane}`))
          .filter({ hasText: text })
          .first(),
      ).toBeVisible()
    }
  })

  test('says that a chain stands still, and turns everything back', async ({ page, sandbox }) => {
    const panel = await openAlone(page, sandbox)
    await panel.open('Switches')
    await page.getByLabel('The chain', { exact: true }).selectOption('stands still')
    await expect(page.getByText('1 switch is turned')).toBeVisible()
    expect(sandbox.stage.networks[0].pace()).toBe(0)
    await page.reload()
    await panel.open('Switches')
    await expect(page.getByLabel('The chain', { exact: true })).toHaveValue('stands still')
    await page.getByRole('button', { name: 'Turn all back' }).click()
    await expect(page.getByLabel('The chain', { exact: true })).toHaveValue('fine')
    expect(sandbox.stage.networks[0].pace()).toBe(1)
  })

  test('shows wrong signatures while the merchant’s system has a wrong secret', async ({
    page,
    sandbox,
  }) => {
    const panel = await openAlone(page, sandbox)
    await panel.open('Switches')
    await page.getByLabel('Your own system').selectOption('wrong secret')
    await sandbox.stage.placeOrder()
    await panel.open('Webhooks')
    const row = page.getByRole('row').filter({ hasText: 'payment.opened' }).first()
    await expect(row).toContainText('✗ wrong')
    await expect(row).toContainText('401')
    await panel.open('Switches')
    await page.getByRole('button', { name: 'Turn all back' }).click()
    await expect(page.getByLabel('Your own system')).toHaveValue('fine')
  })

  test('checks all books and saves a report that names the order', async ({ page, sandbox }) => {
    const panel = await openAlone(page, sandbox)
    const { id: order } = await sandbox.stage.placeOrder()
    await panel.open('Books')
    await page.getByRole('button', { name: 'Check all books' }).click()
    await expect(page.getByRole('row').filter({ hasText: `${order}` })).toContainText(
      'waiting: 0.00 of 24.00 USDC',
    )
    for (const [name, format] of [
      ['Save report (HTML)', 'html'],
      ['Save report (JSON)', 'json'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ])
      expect(download.suggestedFilename()).toMatch(
        new RegExp(`^pay-with-usdc-sandbox-.*\\.${format}$`),
      )
      expect(readFileSync(await download.path(), 'utf8')).toContain(`${order}`)
    }
  })

  test('refuses a second scenario with a reason, and goes on', async ({ page, sandbox }) => {
    const panel = await openAlone(page, sandbox)
    const other = fetch(`${sandbox.shopUrl}/sandbox/api/scenarios/payer-exact`, { method: 'POST' })
    await page.getByRole('button', { name: 'Pays too much' }).click()
    await expect(page.getByRole('alert')).toContainText('payer-exact is still being played')
    expect((await other).status).toBe(200)
    await panel.play('Pays too much')
    await expect(page.getByRole('alert')).not.toContainText('still being played')
  })

  test('plays all and stops when it is told to', async ({ page, sandbox }) => {
    await openAlone(page, sandbox)
    await page.getByRole('button', { name: /^Play all \d+$/ }).click()
    await expect(page.getByText(/^1 of \d+ played/)).toBeVisible(patience)
    await page.getByRole('button', { name: 'Stop after this one' }).click()
    await expect(page.getByRole('button', { name: /^Play all \d+$/ })).toBeVisible(patience)
    await expect(page.getByText(/(\d+) of \1 ended as they should/).first()).toBeVisible()
  })

  test('axe finds nothing in any of its tabs, light or dark, on a phone or a desktop', async ({
    page,
    sandbox,
  }) => {
    const panel = await openAlone(page, sandbox)
    await panel.play('Pays exactly')
    for (const tab of ['Timeline', 'Switches', 'Webhooks', 'Books']) {
      await panel.open(tab)
      if (tab === 'Books') {
        await page.getByRole('button', { name: 'Check all books' }).click()
        await expect(page.getByRole('table')).toBeVisible()
      }
      for (const [colorScheme, width] of [
        ['light', 390],
        ['dark', 1_440],
        ['dark', 390],
        ['light', 1_440],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        expect(await violationsIn(page), `${tab}, ${colorScheme}, ${width} px`).toEqual([])
      }
    }
  })

  test('is used with the keyboard alone', async ({ page, sandbox }) => {
    await openAlone(page, sandbox)
    await page.getByRole('tab', { name: 'Timeline' }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Switches' })).toBeFocused()
    await expect(page.getByRole('tabpanel')).toContainText('The shopper’s wallet')
    await page.getByRole('button', { name: 'Pays too little' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status')).toContainText(
      'Pays too little: Ended as it should',
      patience,
    )
    await expect(page.getByRole('button', { name: 'Pays too little' })).toBeFocused()
  })

  test('belongs to this machine: no other site shows it in a frame, and no other name opens it', async ({
    page,
    sandbox,
  }) => {
    const url = `${sandbox.shopUrl}/sandbox/panel`
    const policies = (await page.request.get(url))
      .headersArray()
      .filter(({ name }) => /policy/i.test(name))
    expect(policies.map(({ value }) => value).join()).toContain("frame-ancestors 'self'")
    expect((await page.request.get(url, { headers: { host: 'evil.example' } })).status()).toBe(403)
  })
})

withoutPanel('there is no panel unless the sandbox has one', async ({ page, sandbox }) => {
  for (const path of ['', '?order=1001', '/watch?order=1001']) {
    expect((await page.request.get(`${sandbox.shopUrl}/sandbox/panel${path}`)).status()).toBe(404)
  }
  await page.goto(sandbox.shopUrl)
  await expect(page.getByRole('link', { name: /merchants/ })).toHaveCount(0)
})
