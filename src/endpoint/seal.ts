import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { PayWithUsdcError } from '../errors/index.js'

/**
 * Encrypts a secret for the database: AES-256-GCM under a key that is made of the endpoint's secret.
 *
 * @param subject whose secret it is; a sealed text is of no use under another subject
 */
export function seal({
  secret,
  subject,
  text,
}: {
  secret: Buffer
  subject: string
  text: string
}): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(subject))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/**
 * Opens what {@link seal} made.
 *
 * @throws PayWithUsdcError `seal_broken` when the endpoint's secret or the subject is another one
 */
export function unseal({
  secret,
  subject,
  sealed,
}: {
  secret: Buffer
  subject: string
  sealed: string
}): string {
  try {
    const bytes = Buffer.from(sealed.replace(/^1\./, ''), 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12))
      .setAAD(Buffer.from(subject))
      .setAuthTag(bytes.subarray(12, 28))
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new PayWithUsdcError('seal_broken', 'A stored secret cannot be opened.', {
      hint: 'PAY_TOKEN_SECRET is not the one that it was stored under. Install the app again.',
      cause,
    })
  }
}

function keyOf(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'pay-with-usdc/seal/1', 32))
}
