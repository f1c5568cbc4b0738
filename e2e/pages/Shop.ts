import { expect, type Locator, type Page } from '@playwright/test'
import type { Address } from 'viem'
import type { Sandbox } from '../../demo/sandbox.js'
import { parseAmount } from '../../src/money/index.js'
import { receiverOf, saltOf } from '../../src/receiver/index.js'
import type { BookedOrder } from '../../src/sandbox/bigcommerce/index.js'
import { Pay } from './Pay.js'

/** Where the payment is shown on the order's page. */
export type Placement = 'frame' | 'inline' | 'page'

/** The demo shop as a shopper walks through it. */
export class Shop {
  /** @param placement tests of the element itself take it in the page, where they can reach it */
  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
    readonly placement: Placement = 'inline',
  ) {}

  /** Puts a product in the cart and goes to the checkout. */
  async checkOut(product = 'Stoneware mug'): Promise<void> {
    const { page, sandbox, placement } = this
    await page.context().addCookies([{ name: 'placement', value: placement, url: sandbox.shopUrl }])
    await page.goto(sandbox.shopUrl)
    const card = page.getByRole('article').filter({ hasText: product })
    await card.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Check out' }).click()
    await expect(page.getByRole('button', { name: 'Place Order' })).toBeVisible()
  }

  /** Places the order on the checkout, and gives its page. */
  async placeOrder(): Promise<OrderPage> {
    const { page, sandbox, placement } = this
    await page.getByRole('button', { name: 'Place Order' }).click()
    // Not until all is loaded: a frame that a test holds back holds that back too.
    await page.waitForURL(/\/checkout\/order-confirmation$/, { waitUntil: 'commit' })
    const number = page.locator('[data-test=order-confirmation-order-number-text] strong')
    return new OrderPage(page, sandbox, placement, ((await number.textContent()) ?? '').trim())
  }

  /** Puts a product in the cart, checks out, and gives the order's page. */
  async order(product?: string): Promise<OrderPage> {
    await this.checkOut(product)
    return this.placeOrder()
  }
}

/** The page of one order, and what is known about the order from elsewhere. */
export class OrderPage {
  readonly pay: Pay
  /** The shop's own word on the order. */
  readonly state: Locator
  readonly cart: string
  /** What the order costs, atomic USDC. */
  readonly due: bigint
  /** Where its money belongs, computed here and not read from the page. */
  readonly receiver: Address

  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
    placement: Placement,
    readonly id: string,
  ) {
    const frame = page.locator('pay-with-usdc').frameLocator('iframe')
    this.pay = new Pay(placement === 'frame' ? frame : page)
    this.state = page.locator('#order-state')
    const { cart_id: cart, total_inc_tax: total } = this.inBooks
    const due = parseAmount(total)
    if (!due.ok) throw new Error(`Order ${id} has an odd total.`)
    this.cart = cart
    this.due = due.value
    const salt = saltOf({ store: 'sandbox', order: id, cart })
    this.receiver = receiverOf({ treasury: sandbox.chain.cast.treasury, salt })
  }

  /** The order as it stands in the shop's books. */
  get inBooks(): BookedOrder {
    const order = this.sandbox.bigCommerce.books.orders().find(({ id }) => `${id}` === this.id)
    if (order === undefined) throw new Error(`The shop has no order ${this.id}.`)
    return order
  }

  /** Sends USDC to the order's address from an exchange, as anybody can. It is mined at once. */
  async transfer(amount = this.due): Promise<`0x${string}`> {
    const { chain } = this.sandbox
    return chain.transfer({ from: chain.cast.exchange, to: this.receiver, amount })
  }

  /** Waits until the payment is seen, and mines what it needs to be confirmed. */
  async confirm(): Promise<void> {
    await this.pay.says('seen')
    await this.sandbox.chain.anvil.client.mine({ blocks: 2 })
  }

  /** Page, shop and chain agree that the order is paid. */
  async isPaid(received = this.due): Promise<void> {
    await this.pay.says('paid')
    await expect(this.state).toHaveText('Awaiting Fulfillment')
    expect(this.inBooks.status_id).toBe(11)
    expect(await this.sandbox.chain.balanceOf(this.receiver)).toBe(received)
  }

  /** Neither shop nor chain has seen any money. */
  async isUntouched(): Promise<void> {
    expect(this.inBooks.status_id).toBe(7)
    expect(await this.sandbox.chain.balanceOf(this.receiver)).toBe(0n)
  }
}
