import type { ChainDefinition } from '../definition.js'

/** Polygon. */
export const polygon: ChainDefinition = {
  id: 137,
  name: 'Polygon',
  usdc: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
  usdcName: 'USD Coin',
  blockTime: 2_000,
  confirmations: 33,
  typicalFee: 1,
  explorer: { name: 'PolygonScan', url: 'https://polygonscan.com' },
  rpcUrls: ['https://polygon.drpc.org'],
  nativeCurrency: { name: 'POL', symbol: 'POL', decimals: 18 },
}
