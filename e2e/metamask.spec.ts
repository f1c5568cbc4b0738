import type { Sandbox } from '../demo/sandbox.js'
import { en } from '../src/lang/en/index.js'
import { walletEn } from '../src/lang/en/wallet.js'
import { transferCall } from '../src/wallets/transferCall.js'
import { expect, test } from './fixtures.js'
import { mainnet } from './wallet/MetaMask.js'

test.describe('paying with MetaMask', () => {
  test('adds the network, sends exactly this payment, and the order is paid @smoke', async ({
    shop,
    sandbox,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    const { pay } = order
    await pay.says('waiting')

    await pay.withWallet('MetaMask')
    expect(await metamask.approve('connect')).toEqual({ origin: sandbox.shopUrl })
    expect(await metamask.approve('addNetwork')).toMatchObject({
      chainId: '0x7a69',
      rpcUrls: [`${sandbox.shopUrl}/rpc`],
    })
    await pay.walletSays('Confirm the payment in MetaMask')
    await pay.says('waiting')
    await metamask.approve('transaction')

    await pay.says('seen')
    await expect(order.state).toHaveText('Awaiting Payment')
    await order.confirm()
    await order.isPaid()
    expect(metamask.sent).toHaveLength(1)
    const [transaction] = metamask.sent
    expect(transaction?.to.toLowerCase()).toBe(sandbox.chain.usdc.toLowerCase())
    expect(BigInt(transaction?.value ?? '0x0')).toBe(0n)
    expect(transaction?.data).toBe(transferCall(order.receiver, order.due))
    expect(await sandbox.chain.balanceOf(metamask.address)).toBe(100_000_000n - order.due)
  })

  test('switches a wallet that is on another network', async ({ shop, sandbox, openMetaMask }) => {
    const known = { chainId: '0x7a69', rpcUrl: sandbox.chain.anvil.url } as const
    const metamask = await openMetaMask({ networks: [mainnet, known] })
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await order.pay.walletSays('Switch to USDC Sandbox in MetaMask')
    await metamask.approve('switchNetwork')
    await metamask.approve('transaction')
    await order.pay.says('seen')
    expect(metamask.requests).not.toContain('wallet_addEthereumChain')
    await order.confirm()
    await order.isPaid()
  })

  test('switches as well after a wallet that only added the network', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask({ adding: 'stays' })
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await order.pay.walletSays('Add the network USDC Sandbox in MetaMask')
    await metamask.approve('addNetwork')
    await metamask.approve('switchNetwork')
    expect(metamask.network).toBe('0x7a69')
    await metamask.approve('transaction')
    await order.confirm()
    await order.isPaid()
  })

  test('shows each step, and says "confirmed" until the shop has accepted', async ({
    shop,
    sandbox,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    const { pay } = order
    const now = pay.steps.locator('[aria-current="step"]')
    await expect(now).toHaveText(en.stepWaiting)
    const books = holdBooks(sandbox)

    await pay.withWallet('MetaMask')
    await metamask.approveFirstPayment()
    await expect(now).toHaveText(en.stepSeen)
    await expect(pay.transfers).toContainText('1 of 3 confirmations')
    await expect(pay.transfers.getByRole('link')).toHaveAttribute(
      'href',
      new RegExp(`^${sandbox.shopUrl}/explorer/tx/0x[0-9a-f]{64}$`),
    )
    await order.confirm()
    await expect(now).toHaveText(en.stepConfirmed)
    await pay.says('confirmed')
    await expect(order.state).toHaveText('Awaiting Payment')
    books.release()
    await expect(now).toHaveText(en.stepPaid)
    await order.isPaid()
  })

  test('is not asked to pay when the money came another way while it was being connected', async ({
    shop,
    page,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    const connect = await metamask.prompt('connect')
    await order.transfer()
    await order.pay.says('seen')
    connect.approve()
    expect(await metamask.windowsAfterAWhile(page)).toEqual([])
    await order.confirm()
    await order.isPaid()
  })

  test('asks before it pays again when the page was reloaded while the wallet was open', async ({
    shop,
    page,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await metamask.approve('addNetwork')
    await metamask.prompt('transaction')
    await page.reload()
    await order.pay.withWallet('MetaMask')
    await order.pay.walletSays(walletEn.ask)
    // The window of before is still open in the wallet; its owner confirms it there.
    await metamask.approve('transaction')
    await order.pay.says('seen')
    await order.confirm()
    await order.isPaid()
    expect(metamask.sent).toHaveLength(1)
  })
})

/** Keeps the shop from writing payments into its books. */
function holdBooks({ bigCommerce }: Sandbox): { release: () => void } {
  bigCommerce.books.setFaults({ route: 'PUT /v2/orders/*', status: 503 })
  return { release: () => bigCommerce.books.setFaults() }
}
