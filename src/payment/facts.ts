import type { AtomicUsdc } from '../money/index.js'

/** Seconds since 1970, as block headers count them. */
export type UnixSeconds = number

/** What a network says of its blocks: `safe` is unlikely to be taken back, `finalized` never is. */
type FinalityTag = 'safe' | 'finalized'

/** How deep a transfer has to lie before it counts. */
export type Depth = {
  /** Blocks, its own included; at least 1. With a `tag`, about what the tag takes: for orientation. */
  readonly confirmations: number
  /** The network itself has to say so of the transfer's block. */
  readonly tag?: FinalityTag
}

/** A depth for orders that cost more than `above`. */
export type Tier = Depth & { readonly above: AtomicUsdc }

/** A network that this payment may be paid on. */
export type Network = Depth & {
  /** CAIP-2 id, such as `eip155:8453`. */
  readonly chain: string
  /** The network's own USDC, EIP-55. */
  readonly token: string
  /** Depths for larger orders. The last one that an order's price is above holds. @default none */
  readonly tiers?: readonly Tier[]
  /** Other tokens that the merchant takes for USDC, one for one; EIP-55. @default none */
  readonly accepts?: readonly string[]
  /** True where one provider's word is all that there is: it is enough for the first tier only. */
  readonly alone?: boolean
  /** Who has to clear a transfer's sender before it counts as confirmed. @default nobody */
  readonly screens?: readonly string[]
}

/**
 * What is known of a sender. `unavailable`: nobody could say, so a person has to; it can still
 * become one of the others.
 */
export type Verdict = 'clear' | 'flagged' | 'unavailable'

/** One source's verdict on a transfer's sender. */
export type Screening = { readonly source: string; readonly verdict: Verdict }

/** What one USDC costs in another currency, and who said so. */
export type Rate = {
  /** ISO 4217. */
  readonly currency: string
  /** Units of the currency for one USDC: a decimal such as `0.9215`. Never a float. */
  readonly perUsdc: string
  /** Who gave it, such as `coinbase`. */
  readonly source: string
  readonly at: UnixSeconds
}

/** A promise to take `due` for the whole order until `expiresAt`. */
export type Quote = {
  /** 1 for the payment's first quote; grows by one. The last one is in force. */
  readonly number: number
  readonly due: AtomicUsdc
  readonly quotedAt: UnixSeconds
  readonly expiresAt: UnixSeconds
  /** What the total was converted with; nothing for dollars. Frozen in the quote. */
  readonly rate?: Rate
  /** What may be missing and the order still counts as paid. @default 0n */
  readonly tolerance?: AtomicUsdc
}

/** A token transfer to the payment's address, in one block. */
export type Transfer = {
  readonly chain: string
  readonly token: string
  readonly transactionHash: string
  /** Position of the transfer's log among the logs of its own transaction; survives a reorg. */
  readonly indexInTransaction: number
  readonly blockHash: string
  readonly blockNumber: number
  readonly blockTime: UnixSeconds
  readonly amount: AtomicUsdc
  /** False once a reorg has taken its block away. */
  readonly canonical: boolean
  /** True once a second look at the block has found the same log. */
  readonly verified: boolean
  /** At most one of each source. @default none yet */
  readonly screenings?: readonly Screening[]
}

/** How far a chain has been read: every transfer up to here is known. */
export type Head = {
  readonly chain: string
  readonly number: number
  readonly time: UnixSeconds
  /** The newest block that the network calls so; nothing while that is not known. */
  readonly safe?: number
  readonly finalized?: number
}

/** Native coins that lie at the payment's address. They leave no log: only a balance shows them. */
type Coins = {
  readonly chain: string
  /** The coin's smallest unit; above 0. */
  readonly amount: bigint
}

/**
 * What the store said when it was asked to take the payment. `changed`: the order was moved,
 * paid otherwise or edited meanwhile, and a person has to look.
 */
export type StoreAnswer = 'unasked' | 'accepted' | 'changed'

/** Whether a person or a risk rule holds the payment, or a person has let it go. */
export type Hold = 'none' | 'held' | 'released'

/** Everything that is known about one payment. `derive` looks at nothing else. */
export type Facts = {
  readonly networks: readonly Network[]
  /** At least one. */
  readonly quotes: readonly Quote[]
  readonly transfers: readonly Transfer[]
  /** What lies there of native coins now. @default none */
  readonly coins?: readonly Coins[]
  /** A chain without a head has not been read yet. */
  readonly heads: readonly Head[]
  /** The store's last word on the order itself. */
  readonly order: 'open' | 'canceled'
  readonly hold: Hold
  readonly store: StoreAnswer
  /** What the order cost when the store accepted; 0 until then. */
  readonly acceptedDue: AtomicUsdc
}
