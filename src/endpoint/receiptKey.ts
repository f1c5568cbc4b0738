import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto'
import { CompactSign } from 'jose'
import type { Receipt } from '../protocol/index.js'
import { fingerprintOf, type PublicKey, receiptType } from '../receipt/index.js'

/** The key that signs the endpoint's receipts. */
export type ReceiptKey = {
  readonly publicKey: PublicKey
  /** What a merchant pins. */
  readonly fingerprint: string
  /** Signs a receipt: a compact JWS with the public key in its header. */
  readonly sign: (receipt: Receipt) => Promise<string>
}

/**
 * The receipt key of an endpoint: P-256, made of its secret, so that there is one secret to keep.
 *
 * With another secret it is another key: then the merchant pins both, the newer first, and old
 * receipts stay valid.
 */
export async function receiptKeyOf({ secret }: { secret: Buffer }): Promise<ReceiptKey> {
  const { publicKey, privateKey } = keyPairOf(secret)
  return {
    publicKey,
    fingerprint: await fingerprintOf(publicKey),
    sign: (receipt) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
        .setProtectedHeader({ alg: 'ES256', typ: receiptType, jwk: publicKey })
        .sign(privateKey),
  }
}

/** The order of P-256's group (FIPS 186-5, SP 800-186). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

function keyPairOf(secret: Buffer): { publicKey: PublicKey; privateKey: KeyObject } {
  // 128 bits more than the order has, reduced: FIPS 186-5, A.2.1. Every scalar is as likely.
  const seed = Buffer.from(
    hkdfSync('sha256', secret, Buffer.alloc(0), 'pay-with-usdc/receipt/1', 48),
  )
  const scalar = (BigInt(`0x${seed.toString('hex')}`) % (order - 1n)) + 1n
  const d = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(d)
  const point = curve.getPublicKey()
  const publicKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  } as const
  const key = { ...publicKey, d: d.toString('base64url') }
  return { publicKey, privateKey: createPrivateKey({ format: 'jwk', key }) }
}
