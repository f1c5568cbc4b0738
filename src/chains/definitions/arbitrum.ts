import type { ChainDefinition } from '../definition.js'

/** Arbitrum One. */
export const arbitrum: ChainDefinition = {
  id: 42161,
  name: 'Arbitrum One',
  usdc: '0xaf88d065e77c8cC2239327C5EDb3A432268e5831',
  usdcName: 'USD Coin',
  blockTime: 250,
  confirmations: 20,
  tiers: [
    { above: 250_000_000n, confirmations: 720, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 4_800, tag: 'finalized' },
  ],
  otherDollars: [
    { symbol: 'USDC.e', address: '0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8' },
    { symbol: 'USDT', address: '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9' },
  ],
  sanctionsOracle: '0x40C57923924B5c5c5455c48D93317139ADDaC8fb',
  typicalFee: 1,
  explorer: { name: 'Arbiscan', url: 'https://arbiscan.io' },
  rpcUrls: ['https://arb1.arbitrum.io/rpc'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
