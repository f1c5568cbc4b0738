import type { Tier } from '../payment/index.js'

/** A token by its contract. */
type Token = { readonly symbol: string; readonly address: `0x${string}` }

/** What the product knows about a network, as data. Money and trust hang on it: nothing here ever comes from an endpoint. */
export type ChainDefinition = {
  /** EIP-155 chain id. */
  readonly id: number
  /** The name that wallets and explorers use. */
  readonly name: string
  /** Circle's native USDC on this network; six decimals. */
  readonly usdc: `0x${string}`
  /** `name()` of that contract, for EIP-712: it differs by network. Its version is "2" everywhere. */
  readonly usdcName: 'USD Coin' | 'USDC'
  /** Milliseconds between blocks, as viem states it. */
  readonly blockTime: number
  /** Blocks, a transfer's own included, until it counts as confirmed. */
  readonly confirmations: number
  /** What orders above 250 and 2,500 dollars wait for. With a tag, `confirmations` are about what it takes. */
  readonly tiers: readonly Tier[]
  /** Dollars that are not Circle's own USDC here: what arrives in them is named, and not counted. */
  readonly otherDollars: readonly Token[]
  /** Chainalysis' sanctions oracle here, `isSanctioned(address)`; absent where none is known. */
  readonly sanctionsOracle?: `0x${string}`
  /** What a USDC transfer usually costs its sender, in cents of a US dollar; for orientation only. */
  readonly typicalFee: number
  readonly explorer: { readonly name: string; readonly url: string }
  /** Public RPC URLs for a wallet that lacks the network (EIP-3085). The endpoint never uses them. */
  readonly rpcUrls: readonly string[]
  readonly nativeCurrency: {
    readonly name: string
    readonly symbol: string
    readonly decimals: 18
  }
}

/** What names a network and its money: all that is needed to show a payment, and to check it. */
export type Network = Pick<ChainDefinition, 'id' | 'name' | 'usdc'>
