import { type Chain, isAddress } from 'viem'
import * as viemChains from 'viem/chains'
import { usdc } from 'viem/tokens'
import { describe, expect, test } from 'vitest'
import { mainnets } from './mainnets.js'
import { sandboxChain } from './sandbox.js'
import { testnets } from './testnets.js'

const all = [...mainnets, ...testnets]
// Some ids have variants, such as a preconfirmation RPC: the first one named is the network itself.
const published = new Map<number, Chain>(
  Object.values(viemChains)
    .reverse()
    .map((chain) => [chain.id, chain]),
)

describe.each(all)('$name', (definition) => {
  const viem = published.get(definition.id)

  test('has the USDC that viem publishes', () => {
    expect(usdc.addresses[definition.id as keyof typeof usdc.addresses]).toBe(definition.usdc)
    expect(usdc.decimals).toBe(6)
  })

  test('has the explorer and the native currency that viem publishes', () => {
    expect(viem?.blockExplorers?.default.url.replace(/\/$/, '')).toBe(definition.explorer.url)
    expect(viem?.nativeCurrency).toEqual(definition.nativeCurrency)
  })

  test('has a public RPC URL that viem publishes', () => {
    expect(viem?.rpcUrls.default.http).toEqual(expect.arrayContaining([...definition.rpcUrls]))
  })

  test('has the block time that viem publishes, where it publishes one', () => {
    expect(viem?.blockTime ?? definition.blockTime).toBe(definition.blockTime)
  })
})

describe('the networks', () => {
  test('name other dollars by addresses with a true checksum, and never USDC itself', () => {
    for (const { usdc, otherDollars } of all) {
      for (const { address } of otherDollars) {
        expect(isAddress(address, { strict: true })).toBe(true)
        expect(address).not.toBe(usdc)
      }
    }
  })

  test('name the sanctions oracle of each main network; Base has its own, test networks have none', () => {
    const shared = '0x40C57923924B5c5c5455c48D93317139ADDaC8fb'
    const oracles = mainnets.map(({ name, sanctionsOracle }) => [name, sanctionsOracle])
    expect(Object.fromEntries(oracles)).toEqual({
      Base: '0x3A91A31cB3dC49b4db9Ce721F50a9D076c8D739B',
      'Arbitrum One': shared,
      'OP Mainnet': shared,
      Polygon: shared,
      Avalanche: shared,
      Ethereum: shared,
    })
    for (const [, oracle] of oracles) expect(isAddress(oracle ?? '', { strict: true })).toBe(true)
    expect(testnets.some(({ sanctionsOracle }) => sanctionsOracle !== undefined)).toBe(false)
  })

  test('wait longer for larger orders, from 250 and from 2,500 dollars', () => {
    for (const { confirmations, tiers } of all) {
      const above = tiers.map((tier) => tier.above)
      expect([250_000_000n, 2_500_000_000n].slice(0, above.length)).toEqual(above)
      const depths = [confirmations, ...tiers.map((tier) => tier.confirmations)]
      expect(depths).toEqual(depths.toSorted((a, b) => a - b))
    }
  })

  test('have different ids', () => {
    const ids = [...all, sandboxChain('http://localhost')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('of production are no test networks, and the other way round', () => {
    expect(mainnets.filter(({ id }) => published.get(id)?.testnet === true)).toEqual([])
    expect(testnets.filter(({ id }) => published.get(id)?.testnet !== true)).toEqual([])
  })

  test('wait for the confirmations that the documents name', () => {
    const confirmations = Object.fromEntries(mainnets.map((one) => [one.name, one.confirmations]))
    expect(confirmations).toEqual({
      Base: 3,
      'OP Mainnet': 3,
      Ethereum: 3,
      'Arbitrum One': 20,
      Polygon: 33,
      Avalanche: 1,
    })
  })
})

test('the sandbox’s wallet reaches its chain where the shop is', () => {
  expect(sandboxChain('http://127.0.0.1:4100')).toMatchObject({
    id: 31_337,
    rpcUrls: ['http://127.0.0.1:4100/rpc'],
  })
})
