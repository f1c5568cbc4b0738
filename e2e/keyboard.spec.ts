// With the keyboard alone, as stories: on the gallery, and with a real payment in the shop.
import type { Page } from '@playwright/test'
import type { ViteDevServer } from 'vite'
import { exchangeEn } from '../src/lang/en/exchange.js'
import { en } from '../src/lang/en/index.js'
import { receiptEn } from '../src/lang/en/receipt.js'
import { walletEn } from '../src/lang/en/wallet.js'
import { serveGallery, showGallery, tabTo } from './access.js'
import { expect, test, withSandbox } from './fixtures.js'
import { Pay } from './pages/Pay.js'
import { Shop } from './pages/Shop.js'

/** An address of nobody, with its checksum. */
const own = '0x00000000219ab540356cBB839Cbe05303d7705Fa'

test.describe('the keyboard alone, in the gallery', () => {
  let gallery: ViteDevServer
  test.beforeAll(async () => {
    gallery = await serveGallery()
  })
  test.afterAll(() => gallery.close())

  const open = async (page: Page, state: string): Promise<Pay> => {
    await showGallery(page, gallery, { theme: 'light', locale: 'en' }, state)
    return new Pay(page)
  }

  test('goes through every state and out again: each control once, in order, and in sight', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await open(page, 'all')
    const controls = await page.evaluate(() => {
      const cards = [...document.querySelectorAll('pay-with-usdc')]
      const all = cards.flatMap((card) => [
        ...(card.shadowRoot?.querySelectorAll('a[href], button, input, select, summary') ?? []),
      ])
      // Of a group of radio buttons the chosen one.
      const isReached = (node: Element) =>
        node.checkVisibility() && !node.matches('[type=radio]:not(:checked), :disabled *')
      return all.filter(isReached).map((node, index) => {
        node.setAttribute('data-place', `${index}`)
        return `${index}`
      })
    })
    await page.locator('select').last().focus()
    const reached: string[] = []
    for (;;) {
      await page.keyboard.press('Tab')
      const { place, isHidden } = await focusIn(page)
      if (place === undefined) break
      expect(isHidden, `control ${place}`).toBe(false)
      reached.push(place)
      expect(reached.length).toBeLessThanOrEqual(controls.length)
    }
    expect(reached).toEqual(controls)
  })

  test('chooses a network', async ({ page }) => {
    const { element } = await open(page, 'waiting')
    await tabTo(page, element.locator('.chooser summary'))
    await page.keyboard.press('Enter')
    await tabTo(page, element.getByRole('radio', { name: 'Base' }))
    // The cheapest and fastest stands first.
    await page.keyboard.press('ArrowUp')
    const next = element.getByRole('radio', { name: 'Arbitrum One' })
    await expect(next).toBeChecked()
    await expect(next).toBeFocused()
    await expect(element.getByText('Send exactly 25.50 USDC on Arbitrum One.')).toBeVisible()
    await tabTo(page, element.locator('.chooser summary'), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(next).toBeHidden()
    await expect(element.locator('.chooser summary')).toBeFocused()
  })

  test('pays from an exchange: is told of a wrong address, gives one, changes its mind', async ({
    page,
  }) => {
    const { element } = await open(page, 'waiting')
    const question = element.locator('summary', { hasText: en.fromExchange })
    const field = element.getByLabel(exchangeEn.refundLabel)
    await tabTo(page, question)
    await page.keyboard.press('Enter')
    await expect(field).toBeVisible()
    await tabTo(page, field)
    await page.keyboard.type('0x12')
    await page.keyboard.press('Enter')
    await expect(element.getByRole('alert')).toHaveText(exchangeEn.refund_invalid)
    await expect(field).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(own)
    await tabTo(page, element.getByRole('button', { name: exchangeEn.refundSave }))
    await page.keyboard.press('Enter')
    const change = element.getByRole('button', { name: exchangeEn.refundChange, exact: true })
    await expect(element.getByText(`Refunds go to ${own}.`)).toBeVisible()
    await expect(change).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(field).toBeFocused()
    await tabTo(page, element.getByRole('button', { name: exchangeEn.refundSkip }))
    await page.keyboard.press('Enter')
    await expect(change).toBeFocused()
    await tabTo(page, element.getByLabel(exchangeEn.exchange))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, element.getByLabel(exchangeEn.fee))
    await page.keyboard.type('0.5')
    await tabTo(page, element.getByLabel(exchangeEn.deducted))
    await page.keyboard.press('Space')
    await expect(element.getByLabel(exchangeEn.deducted)).toBeFocused()
    await tabTo(page, question, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(change).toBeHidden()
    await expect(question).toBeFocused()
  })

  test('opens and closes each question', async ({ page }) => {
    const { element } = await open(page, 'waiting')
    for (const [name, answer] of [
      [en.whyNew, en.whyNewAnswer],
      [en.whatIfClosed, en.closeHint],
      [en.checked, en.checkedWhy],
    ] as const) {
      const question = element.locator('summary', { hasText: name })
      await tabTo(page, question)
      await page.keyboard.press('Enter')
      await expect(element.getByText(answer)).toBeVisible()
      await page.keyboard.press('Space')
      await expect(element.getByText(answer)).toBeHidden()
      await expect(question).toBeFocused()
    }
  })

  test('looks at the wallets, picks one, and goes back', async ({ page }) => {
    const { element, walletButton } = await open(page, 'wallet choice')
    const back = element.getByRole('button', { name: walletEn.back })
    const first = element.getByRole('button', { name: 'Example Wallet' })
    await tabTo(page, back)
    await page.keyboard.press('Enter')
    await expect(walletButton).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(first).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(element.getByText(/in Example Wallet/)).toBeVisible()
    await expect(back).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(walletButton).toBeFocused()
  })
})

test.describe('the keyboard alone, in the shop', () => {
  test('pays, keeps its place while the status changes, and prints and saves the receipt', async ({
    shop,
    page,
  }) => {
    await page.addInitScript(() => {
      window.print = () => window.top?.document.body.toggleAttribute('data-printed', true)
    })
    const order = await shop.order()
    const { pay } = order
    await pay.says('waiting')
    await tabTo(page, pay.copyAddress)
    await order.transfer()
    await pay.says('seen')
    const card = pay.element.getByRole('group', { name: en.title })
    await expect(card).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(pay.transfers.getByRole('link')).toBeFocused()
    await order.confirm()
    await order.isPaid()
    expect(await focusIsLost(page)).toBe(false)

    const print = pay.element.getByRole('button', { name: receiptEn.receiptPrint })
    await expect(print).toBeVisible()
    await tabTo(page, print)
    await page.keyboard.press('Enter')
    await expect(page.locator('body[data-printed]')).toBeAttached()
    await expect(print).toBeFocused()

    const save = pay.element.getByRole('link', { name: receiptEn.receiptSave })
    await tabTo(page, save, 'Shift+Tab')
    // The tab that the link opens closes by itself.
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toBe(`receipt-${order.id}.html`)
    await expect(save).toBeFocused()
  })

  for (const placement of ['inline', 'frame'] as const) {
    test(`is never interrupted on the shop’s own page: ${placement}`, async ({ page, sandbox }) => {
      const shop = new Shop(page, sandbox, placement)
      const order = await shop.order()
      await order.pay.says('waiting')
      await tabTo(page, order.pay.copyAddress)
      const link = page.getByRole('link').first()
      await link.focus()
      await order.transfer()
      await order.confirm()
      await order.isPaid()
      await expect(link).toBeFocused()
    })
  }

  test('keeps its place in the frame, too', async ({ page, sandbox }) => {
    const order = await new Shop(page, sandbox, 'frame').order()
    await order.pay.says('waiting')
    await tabTo(page, order.pay.copyAddress)
    await order.transfer()
    await order.pay.says('seen')
    await expect(order.pay.element.getByRole('group', { name: en.title })).toBeFocused()
  })

  test('asks for more time, and is told how much there is', async ({ page }) => {
    test.setTimeout(60_000)
    // The button comes three minutes before the end.
    await withSandbox({ quoteSeconds: 184 }, async (sandbox) => {
      const { pay } = await new Shop(page, sandbox).order()
      await pay.says('waiting')
      const more = pay.element.getByRole('button', { name: en.moreTime })
      await expect(more).toBeVisible()
      await tabTo(page, more)
      await page.keyboard.press('Enter')
      // The button itself comes back four seconds later.
      await expect(pay.element.getByRole('group', { name: en.title })).toBeFocused()
      await expect(
        pay.element
          .getByRole('status')
          .filter({ hasText: 'The price is valid for 3 minutes more.' }),
      ).toHaveCount(1)
    })
  })
})

/** Which marked control has the focus, and whether something lies over it. */
function focusIn(page: Page): Promise<{ place: string | undefined; isHidden: boolean }> {
  return page.evaluate(() => {
    const root = document.activeElement?.shadowRoot
    const focused = root?.activeElement
    const place = focused?.getAttribute('data-place') ?? undefined
    if (!root || !focused) return { place, isHidden: false }
    const seen = focused.closest('label') ?? focused
    const [rect] = seen.getClientRects()
    const { left = 0, top = 0, width = 0, height = 0 } = rect ?? {}
    const found = root.elementFromPoint(left + width / 2, top + height / 2)
    return { place, isHidden: found === null || !(seen.contains(found) || found.contains(seen)) }
  })
}

/** Nothing has the focus: the next Tab begins at the top of the page. */
function focusIsLost(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === document.body)
}
