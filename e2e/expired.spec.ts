import { en } from '../src/lang/en/index.js'
import { expect, test, withSandbox } from './fixtures.js'
import { Shop } from './pages/Shop.js'

// The clock of a chain cannot be turned back: each test has a sandbox of its own.
const quoteSeconds = 60

test.describe('a price that has expired', () => {
  test.slow()

  test('is said, nothing more can be paid by mistake, and late money still counts', async ({
    page,
  }) => {
    await withSandbox({ quoteSeconds }, async (sandbox) => {
      const { client } = sandbox.chain.anvil
      const order = await new Shop(page, sandbox).order()
      const { pay } = order
      await pay.says('waiting')
      await client.increaseTime({ seconds: quoteSeconds + 60 })
      await client.mine({ blocks: 1 })
      await pay.says('expired')
      await expect(pay.address).toHaveCount(0)
      await expect(pay.qr).toHaveCount(0)
      await expect(pay.element.getByRole('button', { name: en.renew })).toBeVisible()

      await order.transfer()
      await order.confirm()
      await order.isPaid()
      await expect(pay.exceptions).toContainText(en.late)
    })
  })

  test('runs out on the page first, and is expired only when the network says so', async ({
    page,
  }) => {
    await withSandbox({ quoteSeconds }, async (sandbox) => {
      const { client } = sandbox.chain.anvil
      await page.clock.install()
      const order = await new Shop(page, sandbox).order()
      const { pay } = order
      await pay.says('waiting')
      const timer = pay.element.getByRole('timer')
      await expect(timer).toContainText(/0:[0-5]\d|1:00/)
      await page.clock.fastForward((quoteSeconds + 1) * 1_000)
      await pay.says('checking')
      await expect(timer).toHaveCount(0)
      await expect(pay.address).toContainText(order.receiver)

      // Past the end, on the chain: the price began at the latest now.
      const timestamp = BigInt(Math.floor(Date.now() / 1_000) + quoteSeconds + 2)
      await client.setNextBlockTimestamp({ timestamp })
      await client.mine({ blocks: 1 })
      await pay.says('expired')
    })
  })
})
