import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem'
import { describe, expect, test } from 'vitest'
import { authorizationNonce } from './authorizationNonce.js'

describe('the nonce of an authorization', () => {
  test.each([
    ['pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c', 0],
    ['pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c', 1],
    ['x'.repeat(32), 999],
    ['x'.repeat(33), 2],
  ])('is keccak256(abi.encode(payment id, attempt)): %s, %i', (id, attempt) => {
    const encoded = encodeAbiParameters(parseAbiParameters('string, uint256'), [
      id,
      BigInt(attempt),
    ])
    expect(authorizationNonce(id, attempt)).toBe(keccak256(encoded))
  })
})
