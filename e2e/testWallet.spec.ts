import { expect, test } from './fixtures.js'

test('the demo’s test wallet pays, after it was declined once', async ({ shop, page }) => {
  const order = await shop.order('Pour-over kettle')
  const { pay } = order
  const dialog = page.getByRole('dialog', { name: 'Test wallet' })
  await pay.walletButton.click()
  await expect(dialog).toContainText('Connect to this shop?')
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await pay.walletSays('You declined in the wallet. Nothing was sent.')
  await order.isUntouched()

  await pay.tryAgain()
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await expect(dialog).toContainText('Send this payment?')
  await expect(dialog).toContainText('64.00 USDC')
  await expect(dialog).toContainText(order.receiver.toLowerCase())
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await order.confirm()
  await order.isPaid()
})
