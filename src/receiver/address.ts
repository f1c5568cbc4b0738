import { keccak_256 } from '@noble/hashes/sha3'
import { ReceiverInputError } from './errors.js'
import { type Address, toHex } from './hex.js'

/**
 * Writes an address with its EIP-55 checksum.
 *
 * The case of the input is ignored: use {@link parseAddress} for text that a person typed or pasted.
 *
 * @throws {ReceiverInputError} `address_invalid` when the text is not 0x and 40 hex digits.
 */
export const checksum = (address: string): Address => {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) {
    throw new ReceiverInputError('address_invalid', 'An address is 0x and 40 hex digits.')
  }
  const lower = address.slice(2).toLowerCase()
  const hash = toHex(keccak_256(new TextEncoder().encode(lower))).slice(2)
  let text = ''
  for (let i = 0; i < 40; i++) {
    const digit = lower.charAt(i)
    text += hash.charAt(i) >= '8' ? digit.toUpperCase() : digit
  }
  return `0x${text}`
}

/**
 * Reads an address and refuses a mistyped one.
 *
 * All-lower-case text carries no checksum and is accepted; any other case must be the EIP-55 one.
 *
 * @returns The address with its checksum.
 * @throws {ReceiverInputError} `address_invalid` or `address_checksum`.
 */
export const parseAddress = (text: string): Address => {
  const address = checksum(text)
  if (text !== address && text !== text.toLowerCase()) {
    throw new ReceiverInputError(
      'address_checksum',
      'The checksum (upper and lower case) of this address is wrong. Copy it again.',
    )
  }
  return address
}
