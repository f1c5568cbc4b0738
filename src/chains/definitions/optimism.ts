import type { ChainDefinition } from '../definition.js'

/** OP Mainnet. */
export const optimism: ChainDefinition = {
  id: 10,
  name: 'OP Mainnet',
  usdc: '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 90, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 600, tag: 'finalized' },
  ],
  otherDollars: [
    { symbol: 'USDC.e', address: '0x7F5c764cBc14f9669B88837ca1490cCa17c31607' },
    { symbol: 'USDT', address: '0x94b008aA00579c1307B0EF2c499aD98a8ce58e58' },
  ],
  sanctionsOracle: '0x40C57923924B5c5c5455c48D93317139ADDaC8fb',
  typicalFee: 1,
  explorer: { name: 'Optimism Explorer', url: 'https://optimistic.etherscan.io' },
  rpcUrls: ['https://mainnet.optimism.io'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
