import { calculateJwkThumbprint } from 'jose'
import { describe, expect, test } from 'vitest'
import { fingerprintOf, parseFingerprints } from './publicKey.js'
import { receiptSigner } from './receipt.fixture.js'

describe('a fingerprint', () => {
  test('is the key’s thumbprint of RFC 7638, as another library computes it', async () => {
    const { jwk } = await receiptSigner()
    expect(await fingerprintOf(jwk)).toBe(await calculateJwkThumbprint(jwk))
  })

  test('is the one of a known key (RFC 7515, A.3)', async () => {
    const key = {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    } as const
    expect(await fingerprintOf(key)).toBe('oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U')
  })
})

const [a, b] = ['oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U', 'A'.repeat(43)]

describe('pinned fingerprints', () => {
  test.each([
    [null, []],
    ['', []],
    [a, [a]],
    [` ${a}, ${b}\n`, [a, b]],
  ])('%j are read', (text, value) => {
    expect(parseFingerprints(text)).toEqual({ ok: true, value })
  })

  test.each(['x', `${a}A`, a.slice(1), `${a.slice(0, -1)}V`, `${a.slice(0, -1)}+`])(
    '“%s” is refused as a whole',
    (text) => {
      const result = parseFingerprints(`${b} ${text}`)
      expect(result.ok ? '' : result.code).toBe('receipt_key_malformed')
    },
  )
})
