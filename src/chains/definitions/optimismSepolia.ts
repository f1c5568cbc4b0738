import type { ChainDefinition } from '../definition.js'

/** OP Sepolia. */
export const optimismSepolia: ChainDefinition = {
  id: 11155420,
  name: 'OP Sepolia',
  usdc: '0x5fd84259d66Cd46123540766Be93DFE6D43130D7',
  usdcName: 'USDC',
  blockTime: 2_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 90, tag: 'safe' },
    { above: 2_500_000_000n, confirmations: 600, tag: 'finalized' },
  ],
  otherDollars: [],
  typicalFee: 1,
  explorer: { name: 'Blockscout', url: 'https://optimism-sepolia.blockscout.com' },
  rpcUrls: ['https://sepolia.optimism.io'],
  nativeCurrency: { name: 'Sepolia Ether', symbol: 'ETH', decimals: 18 },
}
