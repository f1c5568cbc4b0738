import type { ChainDefinition } from '../definition.js'

/** Avalanche. */
export const avalanche: ChainDefinition = {
  id: 43114,
  name: 'Avalanche',
  usdc: '0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E',
  usdcName: 'USD Coin',
  blockTime: 1_700,
  confirmations: 1,
  tiers: [],
  otherDollars: [
    { symbol: 'USDC.e', address: '0xA7D7079b0FEaD91F3e65f86E8915Cb59c1a4C664' },
    { symbol: 'USDT', address: '0x9702230A8Ea53601f5cD2dc00fDBc13d4dF4A8c7' },
  ],
  sanctionsOracle: '0x40C57923924B5c5c5455c48D93317139ADDaC8fb',
  typicalFee: 2,
  explorer: { name: 'SnowTrace', url: 'https://snowtrace.io' },
  rpcUrls: ['https://api.avax.network/ext/bc/C/rpc'],
  nativeCurrency: { name: 'Avalanche', symbol: 'AVAX', decimals: 18 },
}
