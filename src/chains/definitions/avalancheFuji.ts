import type { ChainDefinition } from '../definition.js'

/** Avalanche Fuji. */
export const avalancheFuji: ChainDefinition = {
  id: 43113,
  name: 'Avalanche Fuji',
  usdc: '0x5425890298aed601595a70AB815c96711a31Bc65',
  usdcName: 'USD Coin',
  blockTime: 1_700,
  confirmations: 1,
  tiers: [],
  otherDollars: [],
  typicalFee: 2,
  explorer: { name: 'SnowTrace', url: 'https://testnet.snowtrace.io' },
  rpcUrls: ['https://api.avax-test.network/ext/bc/C/rpc'],
  nativeCurrency: { name: 'Avalanche Fuji', symbol: 'AVAX', decimals: 18 },
}
