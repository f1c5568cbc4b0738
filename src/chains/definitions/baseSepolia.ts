import type { ChainDefinition } from '../definition.js'

/** Base Sepolia. */
export const baseSepolia: ChainDefinition = {
  id: 84532,
  name: 'Base Sepolia',
  usdc: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
  usdcName: 'USDC',
  blockTime: 2_000,
  confirmations: 3,
  typicalFee: 1,
  explorer: { name: 'Basescan', url: 'https://sepolia.basescan.org' },
  rpcUrls: ['https://sepolia.base.org'],
  nativeCurrency: { name: 'Sepolia Ether', symbol: 'ETH', decimals: 18 },
}
