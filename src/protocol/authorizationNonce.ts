import { type Hex, keccak, toHex, word } from '../receiver/hex.js'

/**
 * The nonce of a payment's n-th authorization (EIP-3009): `keccak256(abi.encode(payment id, attempt))`.
 *
 * The token takes each nonce of a payer once, so an attempt that is signed or sent twice pays once.
 *
 * @param attempt 0 for the first
 */
export function authorizationNonce(paymentId: string, attempt: number): Hex {
  const bytes = new TextEncoder().encode(paymentId)
  const size = Math.ceil(bytes.length / 32) * 64
  // A dynamic string stands behind the two words of the head: its length, then its bytes in whole words.
  return keccak(
    word(64n),
    word(BigInt(attempt)),
    word(BigInt(bytes.length)),
    `0x${toHex(bytes).slice(2).padEnd(size, '0')}`,
  )
}
