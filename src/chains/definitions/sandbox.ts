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

/**
 * All chains of the sandbox: a second one beside the first, and a third that no shop offers. Each is
 * an Anvil of its own, and the same transactions set it up, so the same contracts have the same
 * addresses there.
 */
export function sandboxChains(origin: string): readonly ChainDefinition[] {
  const first: ChainDefinition = { ...sandboxChain(origin), otherDollars: sandboxDollars }
  const others = [
    { id: 31_338, name: 'USDC Sandbox 2' },
    { id: 31_339, name: 'USDC Sandbox 3' },
  ]
  return [
    first,
    ...others.map((other) => ({ ...first, ...other, rpcUrls: [`${origin}/rpc/${other.id}`] })),
  ]
}

/** What stands there for a bridged USDC and for USDT: Circle's contract again, under other names. */
export const sandboxDollars = [
  { symbol: 'USDC.e', address: '0x8A791620dd6260079BF849Dc5567aDC3F2FdC318' },
  { symbol: 'USDT', address: '0x959922bE3CAee4b8Cd9a407cc3ac1C251C2007B1' },
] as const satisfies ChainDefinition['otherDollars']
