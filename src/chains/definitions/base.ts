import type { ChainDefinition } from '../definition.js'

/** Base. */
export const base: ChainDefinition = {
  id: 8453,
  name: 'Base',
  usdc: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 90, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 600, tag: 'finalized' },
  ],
  otherDollars: [{ symbol: 'USDbC', address: '0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA' }],
  sanctionsOracle: '0x3A91A31cB3dC49b4db9Ce721F50a9D076c8D739B',
  typicalFee: 1,
  explorer: { name: 'Basescan', url: 'https://basescan.org' },
  rpcUrls: ['https://mainnet.base.org'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
