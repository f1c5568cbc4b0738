import fc from 'fast-check'
import { getAddress } from 'viem'
import { describe, expect, it } from 'vitest'
import { checksum, parseAddress } from './address.js'
import { ReceiverInputError } from './errors.js'
import type { Hex } from './hex.js'

// The eight of EIP-55: two all upper case, two all lower case, four mixed.
const vectors = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77',
  '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
] as const

const anyAddress = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    if (error instanceof ReceiverInputError) return error.code
    throw error
  }
  return undefined
}

describe('checksum', () => {
  it.each(vectors)('writes %s as EIP-55 does', (address) => {
    expect(checksum(address.toLowerCase())).toBe(address)
    expect(checksum(`0x${address.slice(2).toUpperCase()}`)).toBe(address)
  })

  it('agrees with viem for every address', () => {
    fc.assert(fc.property(anyAddress, (address) => checksum(address) === getAddress(address)))
  })
})

describe('parseAddress', () => {
  it.each(vectors)('accepts %s, and all lower case', (address) => {
    expect(parseAddress(address)).toBe(address)
    expect(parseAddress(address.toLowerCase())).toBe(address)
  })

  it('refuses every single letter in the wrong case', () => {
    for (const address of vectors) {
      for (let i = 2; i < 42; i++) {
        const letter = address.charAt(i)
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
        const typo = address.slice(0, i) + other + address.slice(i + 1)
        if (typo === address || typo === address.toLowerCase()) continue
        expect(codeOf(() => parseAddress(typo))).toBe('address_checksum')
      }
    }
  })

  it('refuses all upper case when that is not the checksum', () => {
    expect(codeOf(() => parseAddress('0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED'))).toBe(
      'address_checksum',
    )
  })

  it.each([
    '',
    '0x',
    'de709f2102306220921060314715629080e2fb77',
    '0xde709f2102306220921060314715629080e2fb7',
    '0xde709f2102306220921060314715629080e2fb777',
    '0Xde709f2102306220921060314715629080e2fb77',
    ' 0xde709f2102306220921060314715629080e2fb77',
    '0xde709f2102306220921060314715629080e2fb77\n',
    '0xge709f2102306220921060314715629080e2fb77',
  ])('refuses %j, which is no address', (text) => {
    expect(codeOf(() => parseAddress(text))).toBe('address_invalid')
  })
})
