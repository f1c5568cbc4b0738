import { parse } from 'eth-url-parser'
import jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'
import { base } from '../../chains/definitions/base.js'
import { paymentLink } from '../../payment/paymentLink.js'
import { encodeQr, quietZone } from '../../qr/encode.js'
import { address } from '../testing/views.js'

// The package's types name its CommonJS shape; at run time the default is the function.
const jsQR = jsqr as unknown as typeof jsqr.default

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const link = paymentLink({ chain: base, receiver, amount: 25_500_000n })

describe('paymentLink', () => {
  test('is the EIP-681 transfer, to the letter', () => {
    expect(link).toBe(
      'ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&uint256=25500000',
    )
  })

  test('is understood by the parser that wallets use', () => {
    expect(parse(link)).toMatchObject({
      target_address: base.usdc,
      chain_id: '8453',
      function_name: 'transfer',
      parameters: { address: receiver, uint256: '25500000' },
    })
  })
})

describe('encodeQr', () => {
  test.each([
    ['a payment link', link, 49],
    ['an address', address, 29],
  ])('%s is read back from its pixels', (_name, text, modules) => {
    const { size, path } = encodeQr(text)
    expect(size).toBe(modules + 2 * quietZone)
    expect(jsQR(paint(size, path, 4), size * 4, size * 4)?.data).toBe(text)
  })

  test('keeps the quiet zone free', () => {
    const { size, path } = encodeQr(link)
    for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(quietZone)
      expect(Number(y)).toBeGreaterThanOrEqual(quietZone)
      expect(Number(x) + Number(length)).toBeLessThanOrEqual(size - quietZone)
    }
  })
})

/** Paints the path's runs as black pixels on white, `scale` pixels a module. */
function paint(size: number, path: string, scale: number): Uint8ClampedArray {
  const width = size * scale
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let at = Number(x) * scale; at < (Number(x) + Number(length)) * scale; at++) {
        pixels.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3)
      }
    }
  }
  return pixels
}
