import { walletEn } from '../src/lang/en/wallet.js'
import { expect, test } from './fixtures.js'
import { mainnet } from './wallet/MetaMask.js'

test.describe('a wallet that says no', () => {
  test('a declined connection is said in words, and the second try pays @smoke', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.reject('connect')
    await order.pay.walletSays('You declined in the wallet. Nothing was sent.')
    await order.isUntouched()

    await order.pay.tryAgain()
    await metamask.approveFirstPayment()
    await order.confirm()
    await order.isPaid()
  })

  test('a declined payment is said in words, and the second try pays once', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await metamask.approve('addNetwork')
    await metamask.reject('transaction')
    await order.pay.walletSays('You declined in the wallet. Nothing was sent.')
    await order.pay.says('waiting')
    await order.isUntouched()

    await order.pay.tryAgain()
    await metamask.approve('transaction')
    await order.confirm()
    await order.isPaid()
    expect(metamask.sent).toHaveLength(1)
  })

  test('too little USDC is said with what is missing, and the wallet is not asked to pay', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask({ usdc: 20_000_000n })
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await metamask.approve('addNetwork')
    await order.pay.walletSays(
      'Your wallet holds too little USDC on USDC Sandbox: 5.50 USDC are missing.',
    )
    expect(metamask.requests).not.toContain('eth_sendTransaction')
    await order.isUntouched()
  })

  test('too little ether for the network’s fee is said', async ({
    shop,
    sandbox,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    await sandbox.chain.anvil.client.setBalance({ address: metamask.address, value: 0n })
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approveFirstPayment()
    await order.pay.walletSays(
      'Your wallet has too little ETH to pay the network fee on USDC Sandbox.',
    )
    await order.isUntouched()
  })

  test('a wallet that is already asking says so, and pays once it was answered', async ({
    shop,
    page,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    // Another script of the shop's page has asked before.
    await page.evaluate(() => {
      const { ethereum } = window as unknown as {
        ethereum: { request: (request: { method: string }) => Promise<unknown> }
      }
      void ethereum.request({ method: 'eth_requestAccounts' })
    })
    const before = await metamask.prompt('connect')
    await order.pay.withWallet('MetaMask')
    await order.pay.walletSays(walletEn.pending)
    before.approve()
    await order.pay.tryAgain()
    await metamask.approve('addNetwork')
    await metamask.approve('transaction')
    await order.confirm()
    await order.isPaid()
  })

  test('a declined network is said, and nothing is sent on another one', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await metamask.reject('addNetwork')
    await order.pay.walletSays('You declined in the wallet. Nothing was sent.')
    expect(metamask.network).toBe(mainnet.chainId)
    expect(metamask.requests).not.toContain('eth_sendTransaction')
    await order.isUntouched()
  })

  test('a wallet that cannot add networks says so, and the address still works', async ({
    shop,
    openMetaMask,
  }) => {
    const metamask = await openMetaMask({ adding: 'unsupported' })
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    await order.pay.walletSays('This wallet cannot do that. Use the code or the address instead.')
    expect(metamask.requests).not.toContain('eth_sendTransaction')
    await order.transfer()
    await order.confirm()
    await order.isPaid()
  })
})
