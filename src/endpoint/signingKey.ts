import { createECDH, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { PublicKey } from '../receipt/index.js'

/** The order of P-256's group (FIPS 186-5, SP 800-186). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * A key on P-256 that follows from the endpoint's secret.
 *
 * @param label what it signs: with another label it is another key
 */
export function signingKey({ secret, label }: { secret: Buffer; label: string }): {
  readonly publicKey: PublicKey
  readonly privateKey: KeyObject
} {
  // 128 bits more than the order has, reduced: FIPS 186-5, A.2.1. Every scalar is as likely.
  const seed = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), label, 48))
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
