import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { PayWithUsdcError } from '../errors/index.js'

/**
 * Encrypts a secret for the database: AES-256-GCM under a key that is made of the endpoint's secret.
 *
 * @param subject whose secret it is; a sealed text is of no use under another subject
 * @returns `2.<key id>.<nonce, tag and text in base64url>`
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
  const id = sealKeyId(secret)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(boundTo(subject, id))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `2.${id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/**
 * Opens what {@link seal} made.
 *
 * @param secrets the endpoint's, and the one before while it is being rotated
 * @throws PayWithUsdcError `seal_broken` when it was sealed under none of them, for another subject,
 * or was changed
 */
export function unseal({
  secrets,
  subject,
  sealed,
}: {
  secrets: readonly Buffer[]
  subject: string
  sealed: string
}): string {
  const [, id, text = ''] = /^2\.([0-9a-f]{16})\.([\w-]+)$/.exec(sealed) ?? []
  if (id !== undefined) {
    const secret = secrets.find((one) => sealKeyId(one) === id)
    if (secret === undefined) throw broken(`It was sealed under the key ${id}.`)
    return open({ secret, aad: boundTo(subject, id), text })
  }
  // From before sealed texts named their key.
  const [, old = ''] = /^1\.([\w-]+)$/.exec(sealed) ?? []
  let cause: unknown
  for (const secret of secrets) {
    try {
      return open({ secret, aad: Buffer.from(subject), text: old })
    } catch (error) {
      cause = error
    }
  }
  throw cause
}

/** True when a text is sealed under this secret, and names it. */
export function isSealedUnder({ secret, sealed }: { secret: Buffer; sealed: string }): boolean {
  return sealed.startsWith(`2.${sealKeyId(secret)}.`)
}

/** What a secret is called in sealed texts and in the log; it tells nothing about the secret. */
export function sealKeyId(secret: Buffer): string {
  return createHash('sha256').update(keyOf(secret)).digest('hex').slice(0, 16)
}

function open({ secret, aad, text }: { secret: Buffer; aad: Buffer; text: string }): string {
  try {
    const bytes = Buffer.from(text, 'base64url')
    // Several texts stand for the same bytes: only the one that was written is taken.
    if (bytes.toString('base64url') !== text) throw new RangeError('It is no base64url.')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), {
      authTagLength: 16,
    })
      .setAAD(aad)
      .setAuthTag(bytes.subarray(12, 28))
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw broken('It was changed, or sealed for another.', cause)
  }
}

function broken(why: string, cause?: unknown): PayWithUsdcError {
  return new PayWithUsdcError('seal_broken', `A stored secret cannot be opened. ${why}`, {
    hint: 'PAY_TOKEN_SECRET is not the one that it was stored under: put that one into PAY_TOKEN_SECRET_PREVIOUS, or install the app again.',
    cause,
  })
}

function boundTo(subject: string, keyId: string): Buffer {
  return Buffer.from(`2.${keyId}.${subject}`)
}

function keyOf(secret: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'pay-with-usdc/seal/1', 32))
}
