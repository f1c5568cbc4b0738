import type { Page } from '@playwright/test'
import { receiverOf, saltOf } from '../src/receiver/index.js'
import { expect, test } from './fixtures.js'
import { type OrderPage, type Placement, Shop } from './pages/Shop.js'
import { decodeQr, parseLink } from './qr.js'
import {
  hookAttachShadow,
  hookFetch,
  hookWallet,
  replaceElement,
  swapOrder,
  thief,
  walkPage,
} from './storefrontScripts.js'
import type { MetaMask } from './wallet/MetaMask.js'

/** A script on the shop's page that loaded before ours. */
const attacks = {
  'a hook of fetch that swaps addresses': (page: Page) => page.addInitScript(hookFetch, thief),
  'a walk through the page': (page: Page) => page.addInitScript(walkPage, thief),
  'a hook of attachShadow': async (page: Page) => {
    await page.addInitScript(hookAttachShadow)
    await page.addInitScript(walkPage, thief)
  },
  'a hook of every wallet': (page: Page) => page.addInitScript(hookWallet, thief),
} as const

/** What the shopper is shown, and where the money of the wallet goes. */
type Outcome = { shown: 'right' | 'swapped' | 'refused'; sent: 'right' | 'stolen' | 'nothing' }

async function outcomeOf(order: OrderPage, metamask: MetaMask): Promise<Outcome> {
  const { pay } = order
  await expect(pay.address.or(pay.refusal)).toBeVisible()
  if (await pay.refusal.isVisible()) {
    await pay.showsNothingToPay()
    return { shown: 'refused', sent: 'nothing' }
  }
  // The live part has come: nothing is drawn anew any more but the clock.
  await expect(pay.element.getByRole('timer')).toBeVisible()
  const shown = await shownOf(order)
  await pay.withWallet('MetaMask')
  await metamask.approve('connect')
  await metamask.approve('addNetwork')
  const { data } = await metamask.approve('transaction')
  const to = `0x${data?.slice(34, 74)}`
  const isRight = to.toLowerCase() === order.receiver.toLowerCase()
  return { shown, sent: isRight ? 'right' : 'stolen' }
}

async function shownOf({ pay, receiver }: OrderPage): Promise<'right' | 'swapped'> {
  const written = (await pay.writtenAddress()).replaceAll(' ', '')
  const code = await decodeQr(pay.qr).catch(() => undefined)
  const isRight =
    written === receiver && code !== undefined && parseLink(code).receiver === receiver
  return isRight ? 'right' : 'swapped'
}

test.describe('a script on the shop’s page that loaded before ours', () => {
  test.slow()
  const table: Record<Exclude<Placement, 'page'>, Record<keyof typeof attacks, Outcome>> = {
    frame: {
      'a hook of fetch that swaps addresses': { shown: 'right', sent: 'right' },
      'a walk through the page': { shown: 'right', sent: 'right' },
      'a hook of attachShadow': { shown: 'right', sent: 'right' },
      'a hook of every wallet': { shown: 'right', sent: 'right' },
    },
    // In the page it can be changed: this is what "weaker" means, and the documentation says so.
    inline: {
      'a hook of fetch that swaps addresses': { shown: 'refused', sent: 'nothing' },
      'a walk through the page': { shown: 'swapped', sent: 'right' },
      'a hook of attachShadow': { shown: 'swapped', sent: 'right' },
      'a hook of every wallet': { shown: 'right', sent: 'stolen' },
    },
  }
  for (const placement of ['frame', 'inline'] as const) {
    for (const name of Object.keys(attacks) as (keyof typeof attacks)[]) {
      const outcome = table[placement][name]
      const { shown, sent } = outcome
      test(`${placement}, ${name}: shown ${shown}, sent ${sent}`, async ({
        page,
        sandbox,
        openMetaMask,
      }) => {
        const metamask = await openMetaMask()
        await attacks[name](page)
        const order = await new Shop(page, sandbox, placement).order()
        expect(await outcomeOf(order, metamask)).toEqual(outcome)
      })
    }
  }
})

test.describe('a page that is taken over whole', () => {
  test('hands the frame another order: its number and name stand beside the amount, and the money is the shop’s', async ({
    page,
    sandbox,
  }) => {
    const other = sandbox.bigCommerce.books.placeOrder({
      total: '25.50',
      customer: { firstName: 'Mallory', lastName: 'Mint', email: 'm@example.com' },
    })
    const order = { order: `${other.id}`, cart: other.cart_id }
    await page.addInitScript(swapOrder, order)
    const mine = await new Shop(page, sandbox, 'frame').order()
    const frame = page.locator('pay-with-usdc').frameLocator('iframe')
    await expect(frame.locator('[slot=heading]')).toHaveText(
      `Harbour GoodsOrder ${other.id} · Mallory M.`,
    )
    const salt = saltOf({ store: 'sandbox', ...order })
    const receiver = receiverOf({ treasury: sandbox.chain.cast.treasury, salt })
    await expect(mine.pay.address).toContainText(receiver)
  })

  test('shows an element of its own in place of ours: the payment is never reported as shown', async ({
    page,
    sandbox,
  }) => {
    const reports: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/shown')) reports.push(request.url())
    })
    await page.addInitScript(replaceElement, thief)
    const order = await new Shop(page, sandbox, 'frame').order()
    await expect(page.locator('#fake')).toContainText(thief)
    expect(reports).toEqual([])
    // An honest page reports at once.
    const clean = await page.context().newPage()
    const reported = clean.waitForRequest('**/shown')
    await clean.goto(`${sandbox.shopUrl}/checkout/order-confirmation`)
    await expect(
      clean.locator('pay-with-usdc').frameLocator('iframe').locator('[part=address]'),
    ).toContainText(order.receiver)
    await reported
    await clean.close()
  })
})

test.describe('an endpoint that is taken over', () => {
  const forged = `<!doctype html><title>x</title><body>Send USDC to <b>${thief}</b></body>`

  test('and serves the frame: lost in the frame, visible against the address that the page worked out', async ({
    page,
    sandbox,
  }) => {
    await page.route('**/frame', (route) =>
      route.fulfill({ contentType: 'text/html', body: forged }),
    )
    const order = await new Shop(page, sandbox, 'frame').order()
    const element = page.locator('pay-with-usdc')
    await expect(element.frameLocator('iframe').locator('b')).toHaveText(thief)
    const own = element.locator('code')
    await expect(own).toHaveText(order.receiver)
    await expect(element).toContainText('If it is not, send nothing and tell the shop.')
  })

  test('and serves the hosted page: lost there', async ({ page, sandbox }) => {
    const order = await new Shop(page, sandbox, 'page').order()
    await page.route('**/pay/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: forged }),
    )
    await page.goto(`${sandbox.endpointUrl}/pay/order/${order.id}`)
    await expect(page.locator('b')).toHaveText(thief)
  })
})
