import type { ChainDefinition } from '../definition.js'

/** Base Sepolia. */
export const baseSepolia: ChainDefinition = {
  id: 84532,
  name: 'Base Sepolia',
  usdc: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  usdcName: 'USDC',
  blockTime: 2_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 90, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 600, tag: 'finalized' },
  ],
  otherDollars: [],
  typicalFee: 1,
  explorer: { name: 'Basescan', url: 'https://sepolia.basescan.org' },
  rpcUrls: ['https://sepolia.base.org'],
  nativeCurrency: { name: 'Sepolia Ether', symbol: 'ETH', decimals: 18 },
}
