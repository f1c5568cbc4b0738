import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { documentLanguages } from '../lang/documents.js'
import { receiptClaims } from '../receipt/receipt.fixture.js'
import { receiptDocument, receiptDocumentVersion } from './receiptDocument.js'

const [transfer] = receiptClaims().transfers
const receipt = receiptClaims({
  total: { amount: '46.92', currency: 'EUR' },
  rate: { perUsdc: '0.92', source: 'coinbase', at: '2026-01-05T10:00:00.000Z' },
  due: '51000000',
  received: '51000000',
  transfers: transfer === undefined ? [] : [transfer, transfer],
})
const draw = (changes = {}, language: (typeof documentLanguages)[number] = 'en') =>
  `${receiptDocument({ receipt: { ...receipt, ...changes }, fingerprint: 'F', jws: 'e.e.e', language })}`

describe('the document of a receipt', () => {
  // A saved file is compared with what this draws. When this test fails, the document has changed:
  // raise receiptDocumentVersion, or everybody's saved receipts look as if somebody had altered them.
  test('does not change while its version stays', () => {
    const hash = createHash('sha256')
    for (const language of ['en', 'zh-CN'] as const) hash.update(draw({}, language))
    for (const language of ['en', 'zh-CN'] as const) hash.update(draw(receiptClaims(), language))
    expect([receiptDocumentVersion, hash.digest('hex')]).toMatchInlineSnapshot(`
      [
        1,
        "9e341eb4b030c029e937094cbd36587d61c72632746b19fe341ba4659b3827ac",
      ]
    `)
  })

  test('does not change in the languages that came later', () => {
    const hashes = documentLanguages.slice(2).map((language) => {
      const hash = createHash('sha256').update(draw({}, language))
      return [language, hash.update(draw(receiptClaims(), language)).digest('hex').slice(0, 16)]
    })
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "ar": "a14f1af5702c5583",
        "de": "b4af2b8dcbfa2430",
        "es": "9a03be443968b5f4",
        "fr": "72466def0c144e34",
        "he": "9561a64775036757",
        "it": "4c48edbd390d0854",
        "ja": "a7e44e8dcfaa8fef",
        "ko": "c0f79732b67b5bf7",
        "nl": "5ccc6af9b499d314",
        "pt-BR": "853e6678a3803259",
        "zh-TW": "668b76834b54478d",
      }
    `)
  })

  test('is written from right to left where the language is', () => {
    expect(draw({}, 'he')).toContain('<html lang="he" dir="rtl">')
    expect(draw({}, 'ar')).toContain('<html lang="ar" dir="rtl">')
    expect(draw({}, 'de')).toContain('<html lang="de" dir="ltr">')
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
