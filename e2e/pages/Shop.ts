import { expect, type Locator, type Page } from '@playwright/test'
import type { Address } from 'viem'
import type { Sandbox } from '../../demo/sandbox.js'
import { parseAmount } from '../../src/money/index.js'
import { receiverOf, saltOf } from '../../src/receiver/index.js'
import type { StoreOrder } from '../../src/stores/store.js'
import { Pay } from './Pay.js'

/** The demo shop as a shopper walks through it. */
export class Shop {
  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
  ) {}

  /** Puts a product in the cart, checks out, and gives the order's page. */
  async order(product = 'Stoneware mug'): Promise<OrderPage> {
    const { page, sandbox } = this
    await page.goto(sandbox.shopUrl)
    const card = page.getByRole('article').filter({ hasText: product })
    await card.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Check out' }).click()
    await page.getByRole('button', { name: 'Place order' }).click()
    await page.waitForURL(/\/order\/\d+$/)
    return new OrderPage(page, sandbox, page.url().split('/').at(-1) ?? '')
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
    readonly id: string,
  ) {
    this.pay = new Pay(page)
    this.state = page.locator('#order-state')
    const { cart, total } = this.inBooks
    const due = parseAmount(total.amount)
    if (!due.ok) throw new Error(`Order ${id} has an odd total.`)
    this.cart = cart
    this.due = due.value
    const salt = saltOf({ store: 'sandbox', order: id, cart })
    this.receiver = receiverOf({ treasury: sandbox.chain.cast.treasury, salt })
  }

  /** The order as it stands in the shop's books. */
  get inBooks(): StoreOrder {
    const order = this.sandbox.store.orders().find((one) => one.id === this.id)
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
    await expect(this.state).toHaveText('Paid')
    expect(this.inBooks.state).toBe('paid')
    expect(await this.sandbox.chain.balanceOf(this.receiver)).toBe(received)
  }

  /** Neither shop nor chain has seen any money. */
  async isUntouched(): Promise<void> {
    expect(this.inBooks.state).toBe('open')
    expect(await this.sandbox.chain.balanceOf(this.receiver)).toBe(0n)
  }
}
