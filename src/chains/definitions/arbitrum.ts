import type { ChainDefinition } from '../definition.js'

/** Arbitrum One. */
export const arbitrum: ChainDefinition = {
  id: 42161,
  name: 'Arbitrum One',
  usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  usdcName: 'USD Coin',
  blockTime: 250,
  confirmations: 20,
  typicalFee: 1,
  explorer: { name: 'Arbiscan', url: 'https://arbiscan.io' },
  rpcUrls: ['https://arb1.arbitrum.io/rpc'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
