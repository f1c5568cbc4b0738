import { readFileSync, writeFileSync } from 'node:fs'
import {
  type Address,
  concat,
  encodeAbiParameters,
  getCreate2Address,
  type Hex,
  keccak256,
  parseAbiParameters,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { factory, receiverOf, saltOf } from './index.js'

// The same file is read by the Solidity tests (Vectors.t.sol), where the deployed contract answers.
// `UPDATE_VECTORS=1` fills in what follows from store, order, cart and treasury, with viem.
interface Vector {
  store: string
  order: string
  cart: string
  lowerCart: string
  treasury: Address
  salt: Hex
  receiver: Address
}

const file = new URL('./vectors.json', import.meta.url)
const committed = JSON.parse(readFileSync(file, 'utf8')) as {
  factory: Address
  vectors: Vector[]
}

const derive = ({ store, order, cart, treasury }: Vector): Vector => {
  const lowerCart = cart.toLowerCase()
  const salt = keccak256(
    encodeAbiParameters(parseAbiParameters('string, string, uint256, string'), [
      'pay-with-usdc/1',
      store,
      BigInt(order),
      lowerCart,
    ]),
  )
  const receiver = getCreate2Address({
    from: factory.address,
    salt: keccak256(encodeAbiParameters(parseAbiParameters('address, bytes32'), [treasury, salt])),
    bytecode: concat([
      '0x3d602d80600a3d3981f3363d3d373d3d3d363d73',
      factory.implementation,
      '0x5af43d82803e903d91602b57fd5bf3',
    ]),
  })
  return { store, order, cart, lowerCart, treasury, salt, receiver }
}

describe('vectors', () => {
  it('are what viem derives', () => {
    const derived = { factory: factory.address, vectors: committed.vectors.map(derive) }
    if (process.env.UPDATE_VECTORS) {
      writeFileSync(file, `${JSON.stringify(derived, null, 2)}\n`)
      Object.assign(committed, derived)
    }
    expect(committed).toEqual(derived)
  })

  it('are twenty or more, and all different orders have different addresses', () => {
    expect(committed.vectors.length).toBeGreaterThanOrEqual(20)
    const orders = committed.vectors.map((v) => [v.store, v.order, v.lowerCart, v.treasury].join())
    const addresses = committed.vectors.map(({ receiver }) => receiver)
    expect(new Set(addresses).size).toBe(new Set(orders).size)
  })

  it('are what saltOf and receiverOf give', () => {
    for (const { store, order, cart, treasury, salt, receiver } of committed.vectors) {
      expect(saltOf({ store, order, cart })).toBe(salt)
      expect(receiverOf({ treasury, salt })).toBe(receiver)
    }
  })
})
