import { en } from '../src/lang/en/index.js'
import type { PaymentView } from '../src/protocol/index.js'
import { receiverOf, saltOf } from '../src/receiver/index.js'
import { EndpointInBetween, type Lie } from './endpointInBetween.js'
import { expect, test } from './fixtures.js'

const thief = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

/** A liar who knows the formula: the address follows from what the view says. */
const withItsAddress = (view: PaymentView): PaymentView => {
  const { store, id, cart } = view.order
  const salt = saltOf({ store, order: id, cart })
  return { ...view, address: receiverOf({ treasury: view.treasury, salt }) }
}
const onNetwork =
  (change: Partial<PaymentView['networks'][number]>): Lie =>
  (view) => ({ ...view, networks: view.networks.map((network) => ({ ...network, ...change })) })

const lies: Record<string, { code: string; lie: Lie }> = {
  'another treasury': {
    code: 'treasury_mismatch',
    lie: (view) => withItsAddress({ ...view, treasury: thief }),
  },
  'another address': { code: 'address_mismatch', lie: (view) => ({ ...view, address: thief }) },
  'another factory': { code: 'factory_mismatch', lie: (view) => ({ ...view, factory: thief }) },
  'another token': { code: 'token_mismatch', lie: onNetwork({ token: thief }) },
  'an unknown network': { code: 'unknown_chain', lie: onNetwork({ chain: 'eip155:1337' }) },
  'a mainnet that this script does not have': {
    code: 'unknown_chain',
    lie: onNetwork({
      chain: 'eip155:8453',
      token: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    }),
  },
  'a second, unknown network beside the right one': {
    code: 'unknown_chain',
    lie: (view) => ({
      ...view,
      networks: [...view.networks, { chain: 'eip155:1337', token: thief, confirmations: 1 }],
    }),
  },
  'one unit more than the order’s total': {
    code: 'due_above_total',
    lie: (view) => ({ ...view, due: '25500001', remaining: '25500001' }),
  },
  'a higher total of the order': {
    code: 'due_above_total',
    lie: (view) => ({
      ...view,
      total: { ...view.total, amount: '255.00' },
      due: '255000000',
      remaining: '255000000',
    }),
  },
  'more to pay than is due': {
    code: 'remaining_above_due',
    lie: (view) => ({ ...view, remaining: '25500001' }),
  },
  'another order': {
    code: 'order_mismatch',
    lie: (view) => withItsAddress({ ...view, order: { ...view.order, id: '7' } }),
  },
  'another cart': {
    code: 'order_mismatch',
    lie: (view) =>
      withItsAddress({
        ...view,
        order: { ...view.order, cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11' },
      }),
  },
  'an amount with a decimal point': {
    code: 'malformed',
    lie: (view) => ({ ...view, due: '25.5' }),
  },
  'an amount that is a number': {
    code: 'malformed',
    lie: (view) => ({ ...view, remaining: 25_500_000 }),
  },
  'no networks': { code: 'malformed', lie: (view) => ({ ...view, networks: [] }) },
  'a status that does not exist': {
    code: 'malformed',
    lie: (view) => ({ ...view, status: 'PAID' }),
  },
  'markup in place of the address': {
    code: 'malformed',
    lie: (view) => ({ ...view, address: '<img src=x onerror=alert(1)>' }),
  },
}

test.describe('an endpoint that lies is refused', () => {
  for (const [name, { code, lie }] of Object.entries(lies)) {
    const isSmoke = name === 'another treasury'
    test(`${name}: from the start, and in the middle${isSmoke ? ' @smoke' : ''}`, async ({
      shop,
      page,
      sandbox,
      openMetaMask,
    }) => {
      const endpoint = new EndpointInBetween(page, sandbox)
      await endpoint.takeOverOpening()
      await endpoint.takeOverStream()
      const metamask = await openMetaMask()
      const order = await shop.order()
      const { pay } = order
      await expect(pay.address).toContainText(order.receiver)

      endpoint.whenStreaming = lie
      endpoint.letStreamGo()
      await expect(pay.refusal).toContainText(en.errorRefused)
      await expect(pay.refusal).toContainText(code)
      await pay.showsNothingToPay()

      endpoint.whenOpening = lie
      await page.reload()
      await expect(pay.refusal).toContainText(en.errorRefused)
      await expect(pay.refusal).toContainText(code)
      await pay.showsNothingToPay()
      // Not even a page that asks for it gets a payment out of the element.
      await pay.element.evaluate((element: HTMLElementTagNameMap['pay-with-usdc']) => element.pay())
      expect(metamask.requests).not.toContain('eth_requestAccounts')
      expect(metamask.requests).not.toContain('eth_sendTransaction')
      await order.isUntouched()
    })
  }

  test('a lie while the wallet is being connected: the wallet is asked for nothing more', async ({
    shop,
    page,
    sandbox,
    openMetaMask,
  }) => {
    const endpoint = new EndpointInBetween(page, sandbox)
    await endpoint.takeOverOpening()
    await endpoint.takeOverStream()
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    const connect = await metamask.prompt('connect')
    endpoint.whenStreaming = (view) => ({ ...view, address: thief })
    endpoint.letStreamGo()
    await order.pay.showsNothingToPay()
    connect.approve()
    expect(await metamask.windowsAfterAWhile(page)).toEqual([])
    await order.isUntouched()
  })

  test('a node or an explorer of its own is ignored: the wallet gets the script’s own', async ({
    shop,
    page,
    sandbox,
    openMetaMask,
  }) => {
    const evil = 'https://evil.example'
    const own = { rpcUrl: evil, rpcUrls: [evil], explorer: { name: 'Evil', url: evil } }
    const endpoint = new EndpointInBetween(page, sandbox)
    endpoint.whenOpening = (view) => ({
      ...view,
      ...own,
      networks: view.networks.map((network) => ({ ...network, ...own, name: 'Evil' })),
    })
    await endpoint.takeOverOpening()
    const metamask = await openMetaMask()
    const order = await shop.order()
    await order.pay.withWallet('MetaMask')
    await metamask.approve('connect')
    const asked = await metamask.approve('addNetwork')
    expect(asked.rpcUrls).toEqual([`${sandbox.shopUrl}/rpc`])
    expect(asked.blockExplorerUrls).toEqual([`${sandbox.shopUrl}/explorer`])
    expect(asked.chainName).toBe('USDC Sandbox')
    await metamask.approve('transaction')
    await order.confirm()
    await order.isPaid()
    const link = order.pay.transfers.getByRole('link')
    await expect(link).toHaveAttribute('href', new RegExp(`^${sandbox.shopUrl}/explorer/tx/`))
    await expect(order.pay.element).not.toContainText('Evil')
  })
})
