import type { ChainDefinition } from '../definition.js'

/** Sepolia. */
export const sepolia: ChainDefinition = {
  id: 11155111,
  name: 'Sepolia',
  usdc: '0x1c7D4B196Cb0C7B01d743Fbc6116a902379C7238',
  usdcName: 'USDC',
  blockTime: 12_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 12 },
    { above: 2_500_000_000n, confirmations: 65, tag: 'finalized' },
  ],
  otherDollars: [],
  typicalFee: 50,
  explorer: { name: 'Etherscan', url: 'https://sepolia.etherscan.io' },
  rpcUrls: ['https://11155111.rpc.thirdweb.com'],
  nativeCurrency: { name: 'Sepolia Ether', symbol: 'ETH', decimals: 18 },
}
