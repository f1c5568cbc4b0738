import type { ChainDefinition } from '../definition.js'

/** Polygon Amoy. */
export const polygonAmoy: ChainDefinition = {
  id: 80002,
  name: 'Polygon Amoy',
  usdc: '0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582',
  usdcName: 'USDC',
  blockTime: 2_000,
  confirmations: 33,
  tiers: [{ above: 250_000_000n, confirmations: 33, tag: 'finalized' }],
  otherDollars: [],
  typicalFee: 1,
  explorer: { name: 'PolygonScan', url: 'https://amoy.polygonscan.com' },
  rpcUrls: ['https://polygon-amoy.drpc.org'],
  nativeCurrency: { name: 'POL', symbol: 'POL', decimals: 18 },
}
