import type { ChainDefinition } from '../definition.js'

/** Ethereum. */
export const ethereum: ChainDefinition = {
  id: 1,
  name: 'Ethereum',
  usdc: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  usdcName: 'USD Coin',
  blockTime: 12_000,
  confirmations: 3,
  tiers: [
    { above: 250_000_000n, confirmations: 12 },
    { above: 2_500_000_000n, confirmations: 65, tag: 'finalized' },
  ],
  otherDollars: [{ symbol: 'USDT', address: '0xdAC17F958D2ee523a2206206994597C13D831ec7' }],
  sanctionsOracle: '0x40C57923924B5c5c5455c48D93317139ADDaC8fb',
  typicalFee: 50,
  explorer: { name: 'Etherscan', url: 'https://etherscan.io' },
  rpcUrls: ['https://ethereum.reth.rs/rpc'],
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
}
