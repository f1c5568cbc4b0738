import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { en } from '../../src/lang/en/index.js'
import { walletEn } from '../../src/lang/en/wallet.js'

/** The element as a shopper sees it. */
export class Pay {
  readonly element: Locator
  readonly status: Locator
  readonly steps: Locator
  readonly amount: Locator
  readonly address: Locator
  readonly qr: Locator
  readonly walletButton: Locator
  readonly walletArea: Locator
  readonly exceptions: Locator
  readonly transfers: Locator
  readonly refusal: Locator
  readonly copyAddress: Locator
  readonly copyAmount: Locator
  readonly reconnecting: Locator

  /** @param page the page, or the frame in it */
  constructor(page: Page | FrameLocator) {
    this.element = page.locator('pay-with-usdc')
    this.status = this.element.locator('[part="status"]')
    this.steps = this.element.getByRole('list', { name: en.steps })
    this.amount = this.element.locator('[part="amount"]')
    this.address = this.element.locator('[part="address"]')
    this.qr = this.element.getByRole('img', { name: /QR code/ })
    this.walletButton = this.element.getByRole('button', { name: en.walletButton })
    this.walletArea = this.element.locator('[part="wallet"]')
    this.exceptions = this.element.locator('[part="exceptions"]')
    this.transfers = this.element.locator('[part="transfers"]')
    this.refusal = this.element.getByRole('alert')
    this.copyAddress = this.element.getByRole('button', { name: en.copyAddress })
    this.copyAmount = this.element.getByRole('button', { name: en.copyAmount })
    this.reconnecting = this.element.getByText(en.reconnecting)
  }

  /** The element says, as its status, one of its sentences. */
  async says(words: 'waiting' | 'checking' | 'seen' | 'confirmed' | 'paid' | 'expired') {
    await expect(this.status).toContainText(en[words])
  }

  /** The part for wallets says something, such as why a payment was not made. */
  async walletSays(text: string | RegExp): Promise<void> {
    await expect(this.walletArea.getByRole('status').filter({ hasText: text })).toBeVisible()
  }

  /** Starts the way by a wallet; of several, takes the one with this name. */
  async withWallet(name: string): Promise<void> {
    await this.walletButton.click()
    await this.element.getByRole('button', { name }).click()
  }

  /** Tries the wallet again after it said no. */
  async tryAgain(): Promise<void> {
    await this.walletArea.getByRole('button', { name: walletEn.again }).click()
  }

  /** Chooses what the QR code contains. */
  async showInCode(what: 'link' | 'address'): Promise<void> {
    const name = what === 'link' ? en.qrLink : en.qrAddress
    await this.element.getByRole('radio', { name }).check()
  }

  /** The address as it is written: its groups, joined by spaces. */
  async writtenAddress(): Promise<string> {
    const groups = await this.address.locator('[aria-hidden="true"]').allInnerTexts()
    return groups.join(' ')
  }

  /** Nothing that money could be sent to is on the page. */
  async showsNothingToPay(): Promise<void> {
    await expect(this.refusal).toBeVisible()
    await expect(this.address).toHaveCount(0)
    await expect(this.qr).toHaveCount(0)
    await expect(this.walletButton).toHaveCount(0)
    await expect(this.amount).toHaveCount(0)
    const known = await this.element.evaluate((element) => {
      const { address, uri, status } = element as HTMLElementTagNameMap['pay-with-usdc']
      return { address, uri, status }
    })
    expect(known).toEqual({ address: undefined, uri: undefined, status: undefined })
  }
}
