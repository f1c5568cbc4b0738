import type { ChainDefinition } from '../definition.js'

/** OP Mainnet. */
export const optimism: ChainDefinition = {
  id: 10,
  name: 'OP Mainnet',
  usdc: '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 3,
  typicalFee: 1,
  explorer: { name: 'Optimism Explorer', url: 'https://optimistic.etherscan.io' },
  rpcUrls: ['https://mainnet.optimism.io'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
