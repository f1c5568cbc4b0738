import { test as base } from './fixtures.js'
import type { OrderPage } from './pages/Shop.js'
import { type Relay, startRelay } from './wallet/relay.js'
import { WalletConnectWallet } from './wallet/walletConnectWallet.js'

type Fixtures = {
  relay: Relay
  /** A phone with this much USDC (atomic units), on a network of its own. */
  openPhone: (setup?: { usdc?: bigint; chain?: string }) => Promise<WalletConnectWallet>
  /** An order whose element offers WalletConnect over this relay. */
  openOrder: (relayUrl?: string) => Promise<OrderPage>
}

let account = 40

/** A shop whose element offers WalletConnect over a relay of our own, and phones that scan its code. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
  relay: async ({}, use) => {
    const relay = await startRelay()
    await use(relay)
    await relay.close()
  },
  openPhone: async ({ sandbox, relay }, use) => {
    const phones: WalletConnectWallet[] = []
    await use(async ({ usdc = 100_000_000n, ...setup } = {}) => {
      const rpcUrl = sandbox.chain.anvil.url
      const options = { relayUrl: relay.url, rpcUrl, account: account++, ...setup }
      const phone = await WalletConnectWallet.create(options)
      phones.push(phone)
      await sandbox.chain.fund(phone.address, usdc)
      return phone
    })
    for (const phone of phones) await phone.close()
  },
  openOrder: async ({ shop, relay }, use) => {
    await use(async (relayUrl = relay.url) => {
      const order = await shop.order()
      await order.pay.element.evaluate((element, url) => {
        element.setAttribute('walletconnect-project-id', '0'.repeat(32))
        element.setAttribute('walletconnect-relay', url)
      }, relayUrl)
      return order
    })
  },
})
