import type { ChainDefinition } from '../definition.js'

/**
 * The sandbox's own chain: Anvil on loopback, with Circle's contract at the address that
 * Anvil's first account gives it at nonce 2. Part of a sandbox build only.
 *
 * @param origin where the sandbox serves its shop; the wallet reaches the chain through `/rpc` there.
 */
export function sandboxChain(origin: string): ChainDefinition {
  return {
    id: 31_337,
    name: 'USDC Sandbox',
    usdc: '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0',
    usdcName: 'USD Coin',
    blockTime: 1_000,
    confirmations: 3,
    tiers: [
      { above: 250_000_000n, confirmations: 6 },
      { above: 2_500_000_000n, confirmations: 8, tag: 'finalized' },
    ],
    otherDollars: [],
    typicalFee: 1,
    explorer: { name: 'Sandbox', url: `${origin}/explorer` },
    rpcUrls: [`${origin}/rpc`],
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  }
}
