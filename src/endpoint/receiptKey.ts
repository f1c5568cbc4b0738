import { CompactSign } from 'jose'
import type { Receipt } from '../protocol/index.js'
import { fingerprintOf, type PublicKey, receiptType } from '../receipt/index.js'
import { signingKey } from './signingKey.js'

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
  const { publicKey, privateKey } = signingKey({ secret, label: 'pay-with-usdc/receipt/1' })
  return {
    publicKey,
    fingerprint: await fingerprintOf(publicKey),
    sign: (receipt) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
        .setProtectedHeader({ alg: 'ES256', typ: receiptType, jwk: publicKey })
        .sign(privateKey),
  }
}
