import { createHmac, timingSafeEqual } from 'node:crypto'

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

/**
 * Compares in constant time.
 *
 * @param secrets the endpoint's, and the one before while it is being rotated
 */
export function isPaymentToken({
  secrets,
  paymentId,
  token,
}: {
  secrets: readonly Buffer[]
  paymentId: string
  token: string
}): boolean {
  // Each is compared, whichever fits.
  const fits = secrets.map((secret) => isEqual(token, paymentToken({ secret, paymentId })))
  return fits.includes(true)
}

/** Compares two texts in a time that depends on their length alone. */
export function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
