import { en } from '../src/lang/en/index.js'
import { expect, test } from './fixtures.js'
import { decodeQr, parseLink } from './qr.js'

test.describe('paying by a plain transfer', () => {
  test('a transfer from anywhere moves the open page to paid @smoke', async ({ shop }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await order.transfer()
    await order.confirm()
    await order.isPaid()
    await expect(order.pay.exceptions).toHaveCount(0)
  })

  test('the shop’s button pays like an exchange does', async ({ shop, page }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await page.getByRole('button', { name: 'Pay like an exchange does' }).click()
    await expect(page.getByText('Sent from an exchange’s account.')).toBeVisible()
    await order.confirm()
    await order.isPaid()
  })

  test('a part is counted, the code then asks for the rest, and both together pay', async ({
    shop,
  }) => {
    const order = await shop.order()
    const { pay } = order
    await pay.says('waiting')
    await order.transfer(10_000_000n)
    await expect(pay.exceptions).toContainText(en.underpaid)
    await expect(pay.amount).toContainText('15.50')
    await expect(pay.amount).toContainText('10.00 USDC received, 15.50 USDC to go')
    const link = parseLink(await decodeQr(pay.qr))
    expect(link).toMatchObject({ receiver: order.receiver, amount: 15_500_000n })

    await order.transfer(15_500_000n)
    await order.confirm()
    await order.isPaid()
    await expect(pay.transfers.getByRole('listitem')).toHaveCount(2)
    await expect(pay.exceptions).toHaveCount(0)
  })

  test('too much is paid all the same, and the page says who returns the difference', async ({
    shop,
  }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await order.transfer(order.due + 1_000_000n)
    await order.confirm()
    await order.isPaid(order.due + 1_000_000n)
    await expect(order.pay.exceptions).toContainText(en.overpaid)
    await expect(order.pay.amount).toContainText('26.50')
  })

  test('a transfer that the network takes back is no longer shown as seen', async ({
    shop,
    sandbox,
  }) => {
    const order = await shop.order()
    const { client } = sandbox.chain.anvil
    await order.pay.says('waiting')
    const snapshot = await client.snapshot()
    await order.transfer()
    await order.pay.says('seen')
    await client.revert({ id: snapshot })
    await client.mine({ blocks: 2 })
    await order.pay.says('waiting')
    await expect(order.pay.address).toBeVisible()
    await expect(order.pay.transfers).toHaveCount(0)
    await order.transfer()
    await order.confirm()
    await order.isPaid()
  })
})
