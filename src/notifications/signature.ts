import { createHmac } from 'node:crypto'

/**
 * The bytes of a Standard Webhooks secret, `whsec_` and 24 to 64 bytes in base64; nothing when it is
 * none.
 */
export function parseSecret(text: string): Buffer | undefined {
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const bytes = Buffer.from(base64, 'base64')
  // Node reads around what is no base64; only what it would write itself is taken.
  const isExact = bytes.toString('base64') === base64
  return isExact && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined
}

/**
 * The `webhook-signature` of Standard Webhooks 1.0: one `v1,…` for each secret, so that a receiver
 * that knows either of two takes it while they are rotated.
 *
 * @param timestamp unix seconds of this try
 * @param body exactly as it is sent
 */
export function sign({
  id,
  timestamp,
  body,
  secrets,
}: {
  id: string
  timestamp: number
  body: string
  secrets: readonly Uint8Array[]
}): string {
  return secrets
    .map((secret) => createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`))
    .map((mac) => `v1,${mac.digest('base64')}`)
    .join(' ')
}
