import { getAddress } from 'viem'
import type { Sandbox } from '../demo/sandbox.js'
import { walletEn } from '../src/lang/en/wallet.js'
import { expect, test, withSandbox } from './fixtures.js'
import { Shop } from './pages/Shop.js'
import { MetaMask } from './wallet/MetaMask.js'

test.describe('a payment without gas', () => {
  test.slow()

  test('a shopper who holds USDC and no coin signs, and the order turns paid', async ({
    page,
    metamaskBuild,
  }) => {
    await withSandbox({ isRelaying: true }, async (sandbox) => {
      const { chain } = sandbox
      const account = metamaskBuild.account++
      const metamask = await MetaMask.create(metamaskBuild.inpage, { account })
      await chain.transfer({
        from: chain.cast.exchange,
        to: metamask.address,
        amount: 100_000_000n,
      })
      await chain.anvil.client.setBalance({ address: metamask.address, value: 0n })
      await metamask.installInto(page)
      await isRelayReady(sandbox)

      const order = await new Shop(page, sandbox).order()
      const { pay } = order
      await pay.says('waiting')
      await pay.withWallet('MetaMask')
      await metamask.approve('connect')
      await metamask.approve('addNetwork')
      const { data } = await metamask.approve('signature')
      expect(JSON.parse(data)).toMatchObject({
        primaryType: 'TransferWithAuthorization',
        domain: { name: 'USD Coin', chainId: 31_337, verifyingContract: getAddress(chain.usdc) },
        message: { to: order.receiver, value: `${order.due}`, validAfter: 0 },
      })

      await order.confirm()
      await order.isPaid()
      expect(metamask.sent).toEqual([])
      expect(await chain.balanceOf(metamask.address)).toBe(100_000_000n - order.due)
      expect(await chain.anvil.client.getBalance({ address: metamask.address })).toBe(0n)
    })
  })

  test('while a signed payment is under way, the page waits for it and offers no other way', async ({
    page,
    metamaskBuild,
  }) => {
    await withSandbox({ isRelaying: true }, async (sandbox) => {
      const { chain } = sandbox
      const { client } = chain.anvil
      const account = metamaskBuild.account++
      const metamask = await MetaMask.create(metamaskBuild.inpage, { account })
      await chain.fund(metamask.address, 100_000_000n)
      await metamask.installInto(page)
      await isRelayReady(sandbox)
      const order = await new Shop(page, sandbox).order()
      const { pay } = order
      await pay.says('waiting')
      // No block takes it until the test says so.
      await client.setAutomine(false)
      await pay.withWallet('MetaMask')
      await metamask.approve('connect')
      await metamask.approve('addNetwork')
      await metamask.approve('signature')
      await pay.walletSays(walletEn.signed)
      const underWay = pay.walletArea.getByText('A signed payment is on its way.')
      await expect(underWay).toBeVisible()

      await page.reload()
      await expect(underWay).toBeVisible()
      await expect(pay.qr).toBeHidden()
      await expect(pay.walletButton).toHaveCount(0)
      await client.mine({ blocks: 1 })
      await pay.says('seen')
      await client.setAutomine(true)
      await order.confirm()
      await order.isPaid()
    })
  })
})

/** The endpoint has seen that its key has coin for gas. */
async function isRelayReady({ endpointUrl }: Sandbox): Promise<void> {
  const health = async () => (await fetch(`${endpointUrl}/health`)).json()
  await expect
    .poll(health, { timeout: 15_000 })
    .toMatchObject({ relay: { 'eip155:31337': 'ready' } })
}
