import type { ChainDefinition } from '../definition.js'

/** Arbitrum Sepolia. */
export const arbitrumSepolia: ChainDefinition = {
  id: 421614,
  name: 'Arbitrum Sepolia',
  usdc: '0x75faf114eafb1BDbe2F0316DF893fd58CE46AA4d',
  usdcName: 'USD Coin',
  blockTime: 250,
  confirmations: 20,
  tiers: [
    { above: 250_000_000n, confirmations: 720, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 4_800, tag: 'finalized' },
  ],
  otherDollars: [],
  typicalFee: 1,
  explorer: { name: 'Arbiscan', url: 'https://sepolia.arbiscan.io' },
  rpcUrls: ['https://sepolia-rollup.arbitrum.io/rpc'],
  nativeCurrency: { name: 'Arbitrum Sepolia Ether', symbol: 'ETH', decimals: 18 },
}
