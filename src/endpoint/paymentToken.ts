import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The bearer that reads one payment: 256 bits, base64url.
 *
 * It is made of the payment's id and the endpoint's secret, so the database holds no token and
 * opening a payment again gives the same one.
 */
export function paymentToken({ secret, paymentId }: { secret: Buffer; paymentId: string }): string {
  return createHmac('sha256', secret)
    .update(`pay-with-usdc/token/1:${paymentId}`)
    .digest('base64url')
}

/** Compares in constant time. */
export function isPaymentToken({
  secret,
  paymentId,
  token,
}: {
  secret: Buffer
  paymentId: string
  token: string
}): boolean {
  return isEqual(token, paymentToken({ secret, paymentId }))
}

/** The hash under which a merchant's key is configured, when it is one of ours. */
export function apiKeyHashOf({
  hashes,
  key,
}: {
  hashes: readonly string[]
  key: string
}): string | undefined {
  const hash = createHash('sha256').update(key).digest('hex')
  return hashes.find((known) => isEqual(known, hash))
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
