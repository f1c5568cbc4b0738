import { checksum, parseAddress } from './address.js'
import { ReceiverInputError } from './errors.js'
import { factory as deployed, type Factory } from './factory.js'
import { type Address, type Hex, keccak, word } from './hex.js'

export interface ReceiverInput {
  /** Who the address pays. EIP-55 checksummed, or all lower case. */
  treasury: string
  /** The salt of the order, from `saltOf`. */
  salt: Hex
  /** @default the one factory of this package */
  factory?: Factory
}

/**
 * The receiving address of one order: it can only ever pay the treasury, on every chain.
 *
 * CREATE2 (EIP-1014) of an EIP-1167 clone, the same formula as `ReceiverFactory.receiverOf`.
 *
 * @returns The address with its EIP-55 checksum.
 * @throws {ReceiverInputError} `treasury_zero`, `salt_invalid`, `address_invalid` or
 * `address_checksum`.
 */
export const receiverOf = ({ treasury, salt, factory = deployed }: ReceiverInput): Address => {
  const owner = parseAddress(treasury)
  if (/^0x0+$/.test(owner)) {
    throw new ReceiverInputError('treasury_zero', 'The zero address is nobody’s treasury.')
  }
  if (!/^0x[0-9a-fA-F]{64}$/.test(salt)) {
    throw new ReceiverInputError('salt_invalid', 'A salt is 0x and 64 hex digits.')
  }
  const cloneSalt = keccak(word(owner), salt)
  const hash = keccak('0xff', factory.address, cloneSalt, keccak(...cloneOf(factory)))
  return checksum(`0x${hash.slice(26)}`)
}

/** The init code of the EIP-1167 clone, as OpenZeppelin's `Clones` writes it. */
const cloneOf = ({ implementation }: Factory): Hex[] => [
  '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
  implementation,
  '0x5af43d82803e903d91602b57fd5bf3',
]
