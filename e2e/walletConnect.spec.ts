import { walletEn } from '../src/lang/en/wallet.js'
import { expect } from './fixtures.js'
import type { OrderPage } from './pages/Shop.js'
import { decodeQr } from './qr.js'
import { startRelay } from './wallet/relay.js'
import { test } from './withPhone.js'

// The demo shop's policy lets its pages speak to the endpoint alone; a merchant adds the relay.
test.use({ bypassCSP: true })

/** Chooses WalletConnect, and gives what the code on the screen says. */
async function readCode({ pay }: OrderPage): Promise<string> {
  await pay.withWallet('WalletConnect')
  return codeOf({ pay })
}

async function codeOf({ pay }: Pick<OrderPage, 'pay'>): Promise<string> {
  const code = pay.element.getByRole('img', { name: walletEn.pairLabel })
  await expect(code).toBeVisible()
  return decodeQr(code)
}

test('a phone pays over WalletConnect, and nobody but the relay and the endpoint is asked @smoke', async ({
  page,
  sandbox,
  relay,
  openPhone,
  openOrder,
}) => {
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  const told: string[] = []
  page.on('websocket', (socket) => {
    asked.add(new URL(socket.url()).origin)
    socket.on('framesent', ({ payload }) => told.push(String(payload).toLowerCase()))
  })
  const phone = await openPhone()
  const order = await openOrder()
  await phone.scan(await readCode(order))
  const proposal = await phone.proposal
  expect(proposal.shows).toMatchObject({ url: sandbox.shopUrl, name: await page.title() })
  expect(proposal.shows.chains).toContain('eip155:31337')
  await proposal.approve()
  const request = await phone.request
  expect(request.shows).toMatchObject({ method: 'eth_sendTransaction', chain: 'eip155:31337' })
  await order.pay.walletSays('Confirm the payment in WalletConnect')
  await request.approve()
  await order.confirm()
  await order.isPaid()
  // The session is not left behind in the wallet.
  await phone.ended
  expect([...asked].sort()).toEqual(
    [new URL(relay.url).origin, sandbox.endpointUrl, sandbox.shopUrl].sort(),
  )
  // What the page tells the relay is encrypted, and nothing stands beside it.
  expect(told.join()).toContain('irn_publish')
  for (const word of [sandbox.chain.usdc, order.receiver, 'eth_sendTransaction', 'eip155:31337']) {
    expect(told.join()).not.toContain(word.replace(/^0x/, '').toLowerCase())
  }
  const kept = await page.evaluate(() => Object.keys(localStorage).join())
  expect(kept).not.toMatch(/wc@|walletconnect/i)
})

test('a declined connection is said in words, and a second code pays', async ({
  openPhone,
  openOrder,
}) => {
  const [phone, other] = [await openPhone(), await openPhone()]
  const order = await openOrder()
  const first = await readCode(order)
  await phone.scan(first)
  await (await phone.proposal).reject()
  await order.pay.walletSays(walletEn.rejected)
  await order.isUntouched()

  await order.pay.tryAgain()
  const second = await codeOf(order)
  expect(second).not.toBe(first)
  await other.scan(second)
  await (await other.proposal).approve()
  await (await other.request).approve()
  await order.confirm()
  await order.isPaid()
})

test('a declined payment is said in words, and nothing was sent', async ({
  openPhone,
  openOrder,
}) => {
  const phone = await openPhone()
  const order = await openOrder()
  await phone.scan(await readCode(order))
  await (await phone.proposal).approve()
  await (await phone.request).reject()
  await order.pay.walletSays(walletEn.rejected)
  await order.pay.says('waiting')
  await order.isUntouched()
})

test('a wallet that knows only other networks is told which one is missing', async ({
  openPhone,
  openOrder,
}) => {
  const phone = await openPhone({ chain: 'eip155:11155111' })
  const order = await openOrder()
  await phone.scan(await readCode(order))
  await (await phone.proposal).approve()
  await order.pay.walletSays(walletEn.chain_missing.replace('{network}', 'USDC Sandbox'))
  await order.isUntouched()
})

test('a relay out of reach ends in words, and the payment code still works', async ({
  openOrder,
}) => {
  const gone = await startRelay()
  await gone.close()
  const order = await openOrder(gone.url)
  await order.pay.withWallet('WalletConnect')
  await expect(
    order.pay.walletArea.getByRole('status').filter({ hasText: walletEn.relay_unreachable }),
  ).toBeVisible({ timeout: 20_000 })
  expect(await decodeQr(order.pay.qr)).toContain(order.receiver)
  await order.transfer()
  await order.confirm()
  await order.isPaid()
})

test('a part that is held back ends in the same words', async ({ page, openOrder }) => {
  await page.route('**/pay-with-usdc-walletconnect.js', (route) => route.abort())
  const order = await openOrder()
  await order.pay.withWallet('WalletConnect')
  await order.pay.walletSays(walletEn.relay_unreachable)
})

test('a code that nobody read in time is replaced by one click', async ({ page, openOrder }) => {
  await page.clock.install()
  const order = await openOrder()
  const first = await readCode(order)
  await page.clock.runFor(5 * 60_000 + 10_000)
  await order.pay.walletSays(walletEn.pairing_expired)
  await order.pay.element.getByRole('button', { name: walletEn.newCode }).click()
  expect(await codeOf(order)).not.toBe(first)
})

test('a wallet that pays after the shopper went back: the payment is found', async ({
  openPhone,
  openOrder,
}) => {
  const phone = await openPhone()
  const order = await openOrder()
  await phone.scan(await readCode(order))
  await (await phone.proposal).approve()
  const request = await phone.request
  await order.pay.element.getByRole('button', { name: walletEn.back }).click()
  await expect(order.pay.walletButton).toBeVisible()
  await request.approve()
  await order.confirm()
  await order.isPaid()
})

test('a line that breaks after the wallet was asked: the payment is found', async ({
  relay,
  openPhone,
  openOrder,
}) => {
  const phone = await openPhone()
  const order = await openOrder()
  await phone.scan(await readCode(order))
  await (await phone.proposal).approve()
  const request = await phone.request
  relay.cutPages()
  // Its answer never comes; the transfer does.
  await request.approve()
  await order.pay.says('seen')
  await order.confirm()
  await order.isPaid()
})

test('without a project id nothing of it is offered', async ({ shop }) => {
  const order = await shop.order()
  await order.pay.walletButton.click()
  await expect(order.pay.walletArea.getByRole('status').first()).not.toBeEmpty()
  await expect(order.pay.element.getByRole('button', { name: 'WalletConnect' })).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('the code is handed to wallet apps on the same device too', async ({ openOrder }) => {
    const order = await openOrder()
    const uri = await readCode(order)
    expect(uri).toMatch(/^wc:[0-9a-f]{64}@2\?/)
    const links = order.pay.walletArea.getByRole('link')
    await expect(links).toHaveText([
      'MetaMask',
      'Trust Wallet',
      'Rainbow',
      'Zerion',
      'OKX Wallet',
      'Ledger',
      walletEn.pairOther,
    ])
    await expect(links.first()).toHaveAttribute(
      'href',
      `https://link.metamask.io/wc?uri=${encodeURIComponent(uri)}`,
    )
    await expect(links.last()).toHaveAttribute('href', uri)
  })
})
