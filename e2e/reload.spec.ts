import { expect, test } from './fixtures.js'

test('a reload in the middle shows the same payment, and it goes on to paid', async ({
  shop,
  page,
}) => {
  const order = await shop.order()
  const { pay } = order
  await pay.says('waiting')
  const first = page.waitForResponse('**/v1/checkout').then(idOf)
  await page.reload()
  const before = await first
  await expect(pay.address).toContainText(order.receiver)
  await order.transfer()
  await pay.says('seen')

  const again = page.waitForResponse('**/v1/checkout').then(idOf)
  await page.reload()
  expect(await again).toBe(before)
  await pay.says('seen')
  await expect(pay.transfers).toContainText('1 of 3 confirmations')
  await order.confirm()
  await order.isPaid()

  await page.reload()
  await order.isPaid()
})

async function idOf(response: { json: () => Promise<unknown> }): Promise<string> {
  const { payment } = (await response.json()) as { payment: { id: string } }
  return payment.id
}
