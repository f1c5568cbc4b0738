import type { ChainDefinition } from '../definition.js'

/** Polygon. */
export const polygon: ChainDefinition = {
  id: 137,
  name: 'Polygon',
  usdc: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 33,
  tiers: [{ above: 250_000_000n, confirmations: 33, tag: 'finalized' }],
  otherDollars: [
    { symbol: 'USDC.e', address: '0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174' },
    { symbol: 'USDT', address: '0xc2132D05D31c914a87C6611C10748AEb04B58e8F' },
  ],
  sanctionsOracle: '0x40C57923924B5c5c5455c48D93317139ADDaC8fb',
  typicalFee: 1,
  explorer: { name: 'PolygonScan', url: 'https://polygonscan.com' },
  rpcUrls: ['https://polygon.drpc.org'],
  nativeCurrency: { name: 'POL', symbol: 'POL', decimals: 18 },
}
