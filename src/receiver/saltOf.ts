import { ReceiverInputError } from './errors.js'
import { type Hex, keccak, toHex, word } from './hex.js'

/** The version of the formula. It is part of the hash, so another version is another address. */
const version = 'pay-with-usdc/1'

export interface SaltInput {
  /** The store's hash, as BigCommerce names it. */
  store: string
  /** The order's id: a decimal whole number without leading zeros, below 2^256. */
  order: string
  /** The cart's id. Upper and lower case are the same cart. */
  cart: string
}

/**
 * The salt of an order: `keccak256(abi.encode("pay-with-usdc/1", store, uint256 order, cart))`.
 *
 * A public function of the order: anybody who knows store, order and cart derives the same salt, so
 * addresses are rebuilt without a database. The cart's UUID makes it impossible to guess.
 *
 * @throws {ReceiverInputError} `store_invalid`, `order_invalid` or `cart_invalid`.
 */
export const saltOf = ({ store, order, cart }: SaltInput): Hex => {
  const first = encodeString(version)
  const second = encodeString(parseText('store_invalid', store))
  const third = encodeString(parseText('cart_invalid', cart).toLowerCase())
  const head = 4n * 32n
  return keccak(
    word(head),
    word(head + sizeOf(first)),
    word(parseOrder(order)),
    word(head + sizeOf(first) + sizeOf(second)),
    first,
    second,
    third,
  )
}

const parseOrder = (order: string): bigint => {
  // 78 digits are enough for 2^256 - 1; more are refused before they are read.
  if (/^(0|[1-9][0-9]{0,77})$/.test(order)) {
    const id = BigInt(order)
    if (id < 1n << 256n) return id
  }
  throw new ReceiverInputError(
    'order_invalid',
    'An order id is a decimal whole number below 2^256.',
  )
}

const parseText = (code: 'store_invalid' | 'cart_invalid', text: string): string => {
  // Half a surrogate pair has no UTF-8; encoding it anyway would give two texts one salt.
  if (typeof text === 'string' && text !== '' && !/\p{Surrogate}/u.test(text)) return text
  throw new ReceiverInputError(code, 'Store and cart are non-empty text.')
}

/** A dynamic `string` in the ABI: its length, then its bytes, filled up to whole words. */
const encodeString = (text: string): Hex => {
  const bytes = new TextEncoder().encode(text)
  const size = Math.ceil(bytes.length / 32) * 64
  return `${word(BigInt(bytes.length))}${toHex(bytes).slice(2).padEnd(size, '0')}`
}

const sizeOf = (encoded: Hex): bigint => BigInt((encoded.length - 2) / 2)
