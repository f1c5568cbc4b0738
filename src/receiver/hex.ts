import { keccak_256 } from '@noble/hashes/sha3'

/** Bytes as text: `0x` and two hex digits for each byte. */
export type Hex = `0x${string}`

/** An EVM address: `0x` and 40 hex digits. */
export type Address = `0x${string}`

/** Joins hex texts and hashes the bytes with Keccak-256. */
export const keccak = (...parts: Hex[]): Hex =>
  toHex(keccak_256(toBytes(parts.map((part) => part.slice(2)).join(''))))

/** Writes bytes as hex. */
export const toHex = (bytes: Uint8Array): Hex => {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return `0x${text}`
}

/** Pads a number or an address on the left to one ABI word of 32 bytes. */
export const word = (value: bigint | Hex): Hex =>
  `0x${(typeof value === 'bigint' ? value.toString(16) : value.slice(2)).padStart(64, '0')}`

const toBytes = (digits: string): Uint8Array => {
  const bytes = new Uint8Array(digits.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.slice(2 * i, 2 * i + 2), 16)
  return bytes
}
