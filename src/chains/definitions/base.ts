import type { ChainDefinition } from '../definition.js'

/** Base. */
export const base: ChainDefinition = {
  id: 8453,
  name: 'Base',
  usdc: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 3,
  typicalFee: 1,
  explorer: { name: 'Basescan', url: 'https://basescan.org' },
  rpcUrls: ['https://mainnet.base.org'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
