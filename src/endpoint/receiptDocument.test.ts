import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { receiptClaims } from '../receipt/receipt.fixture.js'
import { receiptDocument, receiptDocumentVersion } from './receiptDocument.js'
import { receiptLanguages } from './receiptWords.js'

const [transfer] = receiptClaims().transfers
const receipt = receiptClaims({
  total: { amount: '46.92', currency: 'EUR' },
  rate: { perUsdc: '0.92', source: 'coinbase', at: '2026-01-05T10:00:00.000Z' },
  due: '51000000',
  received: '51000000',
  transfers: transfer === undefined ? [] : [transfer, transfer],
})
const draw = (changes = {}, language: (typeof receiptLanguages)[number] = 'en') =>
  `${receiptDocument({ receipt: { ...receipt, ...changes }, fingerprint: 'F', jws: 'e.e.e', language })}`

describe('the document of a receipt', () => {
  // A saved file is compared with what this draws. When this test fails, the document has changed:
  // raise receiptDocumentVersion, or everybody's saved receipts look as if somebody had altered them.
  test('does not change while its version stays', () => {
    const hash = createHash('sha256')
    for (const language of receiptLanguages) hash.update(draw({}, language))
    for (const language of receiptLanguages) hash.update(draw(receiptClaims(), language))
    expect([receiptDocumentVersion, hash.digest('hex')]).toMatchInlineSnapshot(`
      [
        1,
        "9e341eb4b030c029e937094cbd36587d61c72632746b19fe341ba4659b3827ac",
      ]
    `)
  })

  test('names the rate and every transfer', () => {
    const html = draw()
    expect(html).toContain('1 USDC = 0.92 EUR (coinbase, 2026-01-05 10:00:00 UTC)')
    expect(html.split('https://basescan.org/tx/')).toHaveLength(3)
    expect(html).toContain('Base (eip155:8453)')
    expect(html).not.toContain('Test network')
  })

  test.each(['eip155:84532', 'eip155:31337', 'eip155:999'])(
    'says that %s is no main network',
    (chain) => {
      const transfers = receipt.transfers.map((one) => ({ ...one, chain }))
      expect(draw({ transfers })).toContain('Test network: no real money was paid.')
    },
  )
})
