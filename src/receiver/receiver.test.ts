import fc from 'fast-check'
import {
  concat,
  encodeAbiParameters,
  getAddress,
  getContractAddress,
  getCreate2Address,
  keccak256,
  parseAbiParameters,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { deployment } from './factory.js'
import * as receiver from './index.js'
import { factory, type Hex, ReceiverInputError, receiverOf, saltOf } from './index.js'

const order = { store: 'abc123', order: '100', cart: '3f2b8c1e-6d0a-4d55-9a0e-7f1c2b3a4d5e' }
const treasury = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const salt = saltOf(order)

const hexOf = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 })
const uint256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    if (error instanceof ReceiverInputError && !error.retryable) return error.code
    throw error
  }
  return undefined
}

describe('saltOf', () => {
  it('is abi.encode and keccak256, as viem writes them', () => {
    fc.assert(
      fc.property(text, uint256, text, (store, id, cart) => {
        const encoded = encodeAbiParameters(parseAbiParameters('string, string, uint256, string'), [
          'pay-with-usdc/1',
          store,
          id,
          cart.toLowerCase(),
        ])
        return saltOf({ store, order: `${id}`, cart }) === keccak256(encoded)
      }),
    )
  })

  it('does not tell upper from lower case in the cart, but does in the store', () => {
    expect(saltOf({ ...order, cart: order.cart.toUpperCase() })).toBe(salt)
    expect(saltOf({ ...order, store: 'ABC123' })).not.toBe(salt)
  })

  it('keeps the border between store and cart', () => {
    expect(saltOf({ store: 'ab', order: '1', cart: 'c' })).not.toBe(
      saltOf({ store: 'a', order: '1', cart: 'bc' }),
    )
  })

  it.each([
    '',
    '00',
    '01',
    '-1',
    '+1',
    '1.0',
    '1e3',
    '0x1',
    ' 1',
    '1\n',
    '١',
    'abc',
    `${2n ** 256n}`,
    '9'.repeat(78),
    '1'.repeat(1000),
  ])('refuses the order %j', (id) => {
    expect(codeOf(() => saltOf({ ...order, order: id }))).toBe('order_invalid')
  })

  it.each(['0', '1', `${2n ** 256n - 1n}`])('accepts the order %s', (id) => {
    expect(saltOf({ ...order, order: id })).toMatch(/^0x[0-9a-f]{64}$/)
  })

  it.each(['', 'a\ud800', '\udc00a', undefined as never])(
    'refuses %j as store and as cart',
    (bad) => {
      expect(codeOf(() => saltOf({ ...order, store: bad }))).toBe('store_invalid')
      expect(codeOf(() => saltOf({ ...order, cart: bad }))).toBe('cart_invalid')
    },
  )
})

describe('receiverOf', () => {
  it('is CREATE2 of the clone, as viem derives it, for any factory', () => {
    fc.assert(
      fc.property(hexOf(20), hexOf(32), hexOf(20), hexOf(20), (owner, id, address, code) => {
        fc.pre(BigInt(owner) !== 0n)
        const cloneSalt = keccak256(
          encodeAbiParameters(parseAbiParameters('address, bytes32'), [owner, id]),
        )
        const bytecode = concat([
          '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
          code,
          '0x5af43d82803e903d91602b57fd5bf3',
        ])
        expect(
          receiverOf({ treasury: owner, salt: id, factory: { address, implementation: code } }),
        ).toBe(getCreate2Address({ from: address, salt: cloneSalt, bytecode }))
      }),
    )
  })

  it('uses the one factory unless another is named', () => {
    expect(receiverOf({ treasury, salt })).toBe(receiverOf({ treasury, salt, factory }))
  })

  it('answers with a checksum, to a treasury with or without one', () => {
    const address = receiverOf({ treasury, salt })
    expect(address).toBe(getAddress(address))
    expect(receiverOf({ treasury: treasury.toLowerCase(), salt })).toBe(address)
  })

  it('does not tell upper from lower case in the salt', () => {
    const upper: Hex = `0x${salt.slice(2).toUpperCase()}`
    expect(receiverOf({ treasury, salt: upper })).toBe(receiverOf({ treasury, salt }))
  })

  it('refuses the zero treasury, a wrong checksum and a text that is no address', () => {
    const refusal = (owner: string) => codeOf(() => receiverOf({ treasury: owner, salt }))
    expect(refusal(`0x${'0'.repeat(40)}`)).toBe('treasury_zero')
    expect(refusal(treasury.replace('A', 'a'))).toBe('address_checksum')
    expect(refusal('treasury.eth')).toBe('address_invalid')
  })

  it.each([
    '0x',
    `${'0'.repeat(64)}`,
    `0x${'0'.repeat(63)}`,
    `0x${'0'.repeat(65)}`,
    `0x${'g'.repeat(64)}`,
  ])('refuses the salt %s', (bad) => {
    expect(codeOf(() => receiverOf({ treasury, salt: bad as Hex }))).toBe('salt_invalid')
  })
})

describe('the exports', () => {
  it('are these and no others', () => {
    expect(Object.keys(receiver).sort()).toEqual([
      'ReceiverInputError',
      'checksum',
      'factory',
      'parseAddress',
      'receiverOf',
      'saltOf',
    ])
  })
})

describe('factory', () => {
  it('is where the canonical deployer puts it, and the implementation is its first contract', () => {
    expect(factory.address).toBe(
      getCreate2Address({
        from: deployment.deployer,
        salt: deployment.deploySalt,
        bytecodeHash: deployment.initCodeHash,
      }),
    )
    expect(factory.implementation).toBe(
      getContractAddress({ opcode: 'CREATE', from: factory.address, nonce: 1n }),
    )
  })
})
