import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { base64url, receiptClaims, receiptSigner } from './receipt.fixture.js'
import { verifyReceipt } from './verifyReceipt.js'

type Signer = Awaited<ReturnType<typeof receiptSigner>>
let shop: Signer
let stranger: Signer
beforeAll(async () => {
  shop = await receiptSigner()
  stranger = await receiptSigner()
})

const claims = receiptClaims()
const check = (jws: string, pinned = [shop.fingerprint]) => verifyReceipt({ jws, pinned })
const codeOf = async (jws: string, pinned?: string[]) => {
  const result = await check(jws, pinned)
  return result.ok ? 'valid' : result.code
}

describe('a receipt', () => {
  test('that is signed by the pinned key is valid', async () => {
    expect(await check(await shop.sign(claims))).toEqual({
      ok: true,
      value: { receipt: claims, fingerprint: shop.fingerprint },
    })
  })

  test('is valid under the older of two pinned keys', async () => {
    const pinned = [stranger.fingerprint, shop.fingerprint]
    expect(await codeOf(await shop.sign(claims), pinned)).toBe('valid')
  })

  test('with no pinned key names the key that signed it', async () => {
    const result = await check(await stranger.sign(claims), [])
    expect(result.ok && result.value.fingerprint).toBe(stranger.fingerprint)
  })

  test('that somebody else signed is refused', async () => {
    expect(await codeOf(await stranger.sign(claims))).toBe('receipt_key_unknown')
  })

  test('that somebody else signed in the name of the pinned key is refused', async () => {
    const jws = await stranger.sign(claims, { jwk: shop.jwk })
    expect(await codeOf(jws)).toBe('receipt_forged')
  })

  test('with one claim changed is refused', async () => {
    const [header, , signature] = (await shop.sign(claims)).split('.')
    const payload = base64url(JSON.stringify({ ...claims, order: '1043' }))
    expect(await codeOf(`${header}.${payload}.${signature}`)).toBe('receipt_forged')
  })

  test('without a signature is refused', async () => {
    const [, payload] = (await shop.sign(claims)).split('.')
    const header = base64url(JSON.stringify({ alg: 'none', typ: 'pay-with-usdc-receipt+jwt' }))
    expect(await codeOf(`${header}.${payload}.`)).toBe('receipt_algorithm_refused')
  })

  test('that takes the public key for a shared secret is refused', async () => {
    const fields = { alg: 'HS256', typ: 'pay-with-usdc-receipt+jwt', jwk: shop.jwk }
    const text = [fields, claims].map((part) => base64url(JSON.stringify(part))).join('.')
    for (const secret of [JSON.stringify(shop.jwk), shop.jwk.x, shop.fingerprint]) {
      const signature = createHmac('sha256', secret).update(text).digest('base64url')
      expect(await codeOf(`${text}.${signature}`)).toBe('receipt_algorithm_refused')
    }
  })

  test.each(['JWT', 'pay-with-usdc-receipt', 'pay-with-usdc-token+jwt', undefined])(
    'that is signed as %s is refused',
    async (typ) => {
      expect(await codeOf(await shop.sign(claims, { typ }))).toBe('receipt_type_unknown')
    },
  )

  test.each([
    ['a header that must be understood and is not', { crit: ['exp'], exp: 1 }],
    ['a key from elsewhere', { jku: 'https://evil.example/keys' }],
  ])('with %s is refused', async (_, header) => {
    expect(await codeOf(await shop.sign(claims, header))).toBe('receipt_malformed')
  })

  test('with a private key, a point off the curve or no key in it is refused', async () => {
    const off = { ...shop.jwk, y: shop.jwk.x }
    for (const jwk of [{ ...shop.jwk, d: shop.jwk.x }, off, undefined, null, 'key']) {
      expect(await codeOf(await shop.sign(claims, { jwk }))).toBe('receipt_malformed')
    }
  })

  test.each([
    ['transfers that do not add up', { received: '25500001' }],
    ['less than what was due', { due: '25500001' }],
  ])('with %s is refused, whoever signed it', async (_, change) => {
    const jws = await shop.sign(receiptClaims(change))
    expect(await codeOf(jws)).toBe('receipt_amounts_mismatch')
  })

  test.each(['', '.', '..', 'a.b.c', 'e30.e30.e30.e30', '<html>', 'bnVsbA.bnVsbA.bnVsbA'])(
    'is not “%s”',
    async (text) => {
      expect((await check(text)).ok).toBe(false)
    },
  )

  test('has one spelling: padding, white space and loose bits are refused', async () => {
    const jws = await shop.sign(claims)
    const last = jws.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    // 64 bytes leave four bits over in the last character; the next letter differs only in those.
    const loose = alphabet[alphabet.indexOf(last) + 1]
    for (const other of [`${jws}==`, `${jws}\n`, `${jws.slice(0, -1)}${loose}`]) {
      expect(await codeOf(other)).toBe('receipt_malformed')
    }
  })
})
