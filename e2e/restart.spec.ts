import { expect, test } from './fixtures.js'

test.describe('an endpoint that goes away in the middle', () => {
  // It takes a few seconds to start, and the page backs off meanwhile.
  test.slow()

  for (const { signal, how } of [
    { signal: 'SIGKILL', how: 'killed' },
    { signal: 'SIGTERM', how: 'stopped politely' },
  ] as const) {
    test(`${how}: the page keeps the last known truth and goes on by itself`, async ({
      shop,
      sandbox,
    }) => {
      const order = await shop.order()
      const { pay } = order
      await pay.says('waiting')
      await sandbox.stopEndpoint(signal)
      await expect(pay.reconnecting).toBeVisible()
      await pay.says('waiting')
      await expect(pay.address).toContainText(order.receiver)

      await sandbox.startEndpoint()
      await expect(pay.reconnecting).toBeHidden({ timeout: 30_000 })
      await order.transfer()
      await order.confirm()
      await order.isPaid()
    })
  }

  test('killed between seen and paid: it goes on to paid', async ({ shop, sandbox }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await order.transfer()
    await order.pay.says('seen')
    await sandbox.stopEndpoint('SIGKILL')
    await expect(order.pay.reconnecting).toBeVisible()
    await order.pay.says('seen')
    await sandbox.startEndpoint()
    await expect(order.pay.reconnecting).toBeHidden({ timeout: 30_000 })
    await order.confirm()
    await order.isPaid()
  })

  test('a payment that was made while it was down is found', async ({ shop, sandbox }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await sandbox.stopEndpoint('SIGKILL')
    await expect(order.pay.reconnecting).toBeVisible()
    await order.transfer()
    await sandbox.chain.anvil.client.mine({ blocks: 2 })
    await order.pay.says('waiting')
    await sandbox.startEndpoint()
    await expect(order.pay.reconnecting).toBeHidden({ timeout: 30_000 })
    await order.isPaid()
  })

  test('a page that is opened while it is down shows no address, and recovers', async ({
    shop,
    sandbox,
    page,
  }) => {
    const order = await shop.order()
    await order.pay.says('waiting')
    await sandbox.stopEndpoint('SIGKILL')
    await page.reload()
    await expect(order.pay.refusal).toContainText('The payment service does not answer.')
    await order.pay.showsNothingToPay()
    await sandbox.startEndpoint()
    await expect(order.pay.address).toContainText(order.receiver, { timeout: 30_000 })
  })
})
