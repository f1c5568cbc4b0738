import { expect, test } from './fixtures.js'

test('one click adds the sandbox’s network to a visitor’s own wallet, with play money', async ({
  shop,
  page,
  sandbox,
  openMetaMask,
}) => {
  const metamask = await openMetaMask({ usdc: 1n })
  await shop.order()
  await page.getByRole('button', { name: 'Fund my own wallet' }).click()
  await metamask.approve('connect')
  expect(await metamask.approve('addNetwork')).toMatchObject({
    chainName: 'USDC Sandbox',
    rpcUrls: [`${sandbox.shopUrl}/rpc`],
  })
  await expect(page.locator('#sandbox-says')).toContainText('1,000 USDC of play money')
  expect(metamask.network).toBe('0x7a69')
  expect(await sandbox.chain.balanceOf(metamask.address)).toBe(1_000_000_001n)
})

test('a visitor without a wallet is told so', async ({ shop, page }) => {
  await shop.order()
  await page.getByRole('button', { name: 'Fund my own wallet' }).click()
  await expect(page.locator('#sandbox-says')).toContainText('The test wallet needs none')
})
