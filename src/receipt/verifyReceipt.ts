import { accept, type Result, refuse } from '../errors/index.js'
import type { Receipt } from '../protocol/index.js'
import { parseReceipt } from './parseReceipt.js'
import { fingerprintOf, parsePublicKey } from './publicKey.js'

/** What a receipt calls itself in its header. */
export const receiptType = 'pay-with-usdc-receipt+jwt'

/** Why a receipt is refused. */
export type ReceiptCode =
  /** It is no receipt, or a claim is missing or odd. */
  | 'receipt_malformed'
  /** It is signed, but as something else. */
  | 'receipt_type_unknown'
  /** It is not signed in the one way that is taken. */
  | 'receipt_algorithm_refused'
  /** The signature does not belong to this text. */
  | 'receipt_forged'
  /** It is signed by none of the pinned keys. */
  | 'receipt_key_unknown'
  /** Its amounts contradict each other. */
  | 'receipt_amounts_mismatch'

/** What a receipt says, with the key that said so. */
export type VerifiedReceipt = {
  readonly receipt: Receipt
  /** Of the key that signed it. Anybody can sign with a key of their own: compare it. */
  readonly fingerprint: string
}

/**
 * Checks the signature of a receipt with WebCrypto, offline.
 *
 * Only ES256 is taken, whatever the header says (RFC 8725, 3.1), and the header must hold nothing
 * that is not understood (RFC 7515, 4.1.11).
 *
 * @param options.jws a compact JWS
 * @param options.pinned fingerprints that are trusted; with none, every key passes and its
 * fingerprint has to be compared by whoever asked
 */
export async function verifyReceipt({
  jws,
  pinned,
}: {
  jws: string
  pinned: readonly string[]
}): Promise<Result<VerifiedReceipt, ReceiptCode>> {
  const parts = jws.split('.')
  const [header = '', payload = '', signature = ''] = parts
  const fields = readJson(header)
  if (parts.length !== 3 || fields === undefined) return malformed
  const { alg, typ, jwk, ...others } = fields
  if (alg !== 'ES256') return refuse('receipt_algorithm_refused', 'It is not signed with ES256.')
  if (typ !== receiptType) return refuse('receipt_type_unknown', 'It is signed as something else.')
  const publicKey = parsePublicKey(jwk)
  const receipt = parseReceipt(readJson(payload))
  const bytes = decode(signature)
  if (Object.keys(others).length > 0 || publicKey === undefined) return malformed
  if (receipt === undefined || bytes === undefined) return malformed
  const { subtle } = globalThis.crypto
  const key = await subtle
    .importKey('jwk', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
    .catch(() => undefined)
  // A point that is not on the curve.
  if (key === undefined) return malformed
  const signed = new TextEncoder().encode(`${header}.${payload}`)
  if (!(await subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, signed))) {
    return refuse('receipt_forged', 'The signature does not belong to this text.')
  }
  const fingerprint = await fingerprintOf(publicKey)
  if (pinned.length > 0 && !pinned.includes(fingerprint)) {
    return refuse('receipt_key_unknown', `It is signed by ${fingerprint}, which is not pinned.`)
  }
  if (!isConsistent(receipt)) {
    return refuse('receipt_amounts_mismatch', 'The transfers do not add up to what was received.')
  }
  return accept({ receipt, fingerprint })
}

const malformed = refuse('receipt_malformed', 'It is not a receipt, or it is damaged.')

/** The transfers are all that was received, and they cover what the order cost. */
function isConsistent({ transfers, received, due }: Receipt): boolean {
  const sum = transfers.reduce((total, { amount }) => total + BigInt(amount), 0n)
  return sum === BigInt(received) && sum >= BigInt(due)
}

function readJson(part: string): Record<string, unknown> | undefined {
  const bytes = decode(part)
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** Reads base64url without padding; nothing when it is not the one spelling of its bytes. */
function decode(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const again = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    return again === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}
