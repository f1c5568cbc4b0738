import type { Receipt } from '../protocol/index.js'
import { receiverOf, saltOf } from '../receiver/index.js'
import { fingerprintOf, parsePublicKey } from './publicKey.js'
import { receiptType } from './verifyReceipt.js'

const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const salt = saltOf({
  store: 'sandbox',
  order: '1042',
  cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
})

/** A true receipt of the order that the element's tests pay. */
export function receiptClaims(changes: Partial<Receipt> = {}): Receipt {
  return {
    iss: 'https://pay.example',
    payment: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c',
    store: 'sandbox',
    storeName: 'Harbour Goods',
    order: '1042',
    total: { amount: '25.50', currency: 'USD' },
    due: '25500000',
    received: '25500000',
    receiver: receiverOf({ treasury, salt }),
    treasury,
    salt,
    transfers: [
      {
        chain: 'eip155:8453',
        token: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
        transactionHash: `0x${'ab'.repeat(32)}`,
        amount: '25500000',
        blockTime: '2026-01-05T10:01:00.000Z',
      },
    ],
    paidAt: '2026-01-05T10:01:10.000Z',
    ...changes,
  }
}

/** Somebody who signs receipts, with WebCrypto and none of the code under test. */
export async function receiptSigner() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  const jwk = parsePublicKey({ kty, crv, x, y })
  if (jwk === undefined) throw new Error('WebCrypto made an odd key.')
  return {
    jwk,
    fingerprint: await fingerprintOf(jwk),
    /** @param header goes over the true one */
    async sign(claims: unknown, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
      const fields = { alg: 'ES256', typ: receiptType, jwk, ...header }
      const text = [fields, claims].map((part) => base64url(encode(JSON.stringify(part)))).join('.')
      const by = { name: 'ECDSA', hash: 'SHA-256' }
      const signature = await crypto.subtle.sign(by, keys.privateKey, encode(text))
      return `${text}.${base64url(new Uint8Array(signature))}`
    },
  }
}

/** Bytes or text in base64url. */
export function base64url(bytes: Uint8Array | string): string {
  const all = typeof bytes === 'string' ? encode(bytes) : bytes
  return btoa(String.fromCharCode(...all))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
