import { getAddress } from 'viem'
import { expect, test } from './fixtures.js'
import { Shop } from './pages/Shop.js'
import { decodeQr, parseLink } from './qr.js'

const screens = [
  { name: 'a desktop', colorScheme: 'light', deviceScaleFactor: 1, width: 1_280 },
  { name: 'a dark desktop', colorScheme: 'dark', deviceScaleFactor: 1, width: 1_280 },
  { name: 'a small dark phone', colorScheme: 'dark', deviceScaleFactor: 2, width: 320 },
] as const

test.describe('the QR code', () => {
  for (const { name, colorScheme, deviceScaleFactor, width } of screens) {
    test(`is read from the pixels of ${name}, as link and as address${
      name === 'a desktop' ? ' @smoke' : ''
    }`, async ({ browser, sandbox }) => {
      const page = await browser.newPage({
        colorScheme,
        deviceScaleFactor,
        viewport: { width, height: 900 },
        locale: 'en-US',
      })
      const order = await new Shop(page, sandbox).order()
      const { pay } = order

      const link = await decodeQr(pay.qr)
      expect(parseLink(link)).toEqual({
        scheme: 'ethereum',
        token: getAddress(sandbox.chain.usdc),
        chainId: '31337',
        call: 'transfer',
        receiver: order.receiver,
        amount: order.due,
      })
      await expect(pay.element.getByRole('link', { name: 'Open in a wallet app' })).toHaveAttribute(
        'href',
        link,
      )

      await pay.showInCode('address')
      expect(await decodeQr(pay.qr)).toBe(order.receiver)
      const fours = order.receiver.slice(2).replace(/.{4}(?=.)/g, '$& ')
      expect(await pay.writtenAddress()).toBe(`0x ${fours}`)
      await page.close()
    })
  }
})
