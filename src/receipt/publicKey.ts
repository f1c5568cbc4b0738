import { accept, type Result, refuse } from '../errors/index.js'

/** A public key on P-256, as a JWK (RFC 7518, 6.2). */
export type PublicKey = {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
}

/** Reads a public key from untrusted JSON; nothing when it is another one, or holds more. */
export function parsePublicKey(value: unknown): PublicKey | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kty, crv, x, y, ...others } = value as Record<string, unknown>
  if (kty !== 'EC' || crv !== 'P-256' || Object.keys(others).length > 0) return undefined
  return isBytes32(x) && isBytes32(y) ? { kty, crv, x, y } : undefined
}

/** The fingerprint of a key: its SHA-256 thumbprint (RFC 7638), base64url, 43 characters. */
export async function fingerprintOf({ crv, kty, x, y }: PublicKey): Promise<string> {
  // The members in the order of the alphabet, without white space.
  const text = new TextEncoder().encode(JSON.stringify({ crv, kty, x, y }))
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', text))
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}

/**
 * Reads pinned fingerprints: one or several, newest first, separated by spaces or commas.
 *
 * @returns an empty list when nothing is pinned
 */
export function parseFingerprints(
  text: string | null,
): Result<readonly string[], 'receipt_key_malformed'> {
  const parts = (text ?? '').split(/[\s,]+/).filter((part) => part !== '')
  return parts.every(isBytes32)
    ? accept(parts)
    : refuse('receipt_key_malformed', 'A fingerprint has 43 characters: letters, digits, - and _.')
}

/** 32 bytes in base64url. The last character carries four bits only. */
function isBytes32(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{42}[AEIMQUYcgkosw048]$/.test(value)
}
