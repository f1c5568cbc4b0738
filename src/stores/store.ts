import type { Result } from '../errors/index.js'
import type { FiatAmount } from '../protocol/index.js'

/** An order as the shop's own books have it. */
export type StoreOrder = {
  /** The shop's order number. */
  readonly id: string
  /** The cart's UUID, lower case: the proof that a browser owns the order. */
  readonly cart: string
  /** What is left to pay by us: the order's total less store credit and gift certificates. */
  readonly total: FiatAmount
  /** `open` while it waits for payment; `moved` when staff or another payment moved it on. */
  readonly state: 'open' | 'paid' | 'canceled' | 'moved'
  /** The payment that paid it, when one of ours did. */
  readonly paymentId?: string
  /** First name and last initial, such as `Ada L.`: the shopper sees whose order is shown. */
  readonly customer?: string
  /** Why it cannot be paid by us, although it exists. */
  readonly refused?: OrderCode
  /** The second factor of a link that names only the order. Never leaves the server. */
  readonly email?: string
}

/** Why an order cannot be paid by us, although it exists. Tell it only to who owns the order. */
export type OrderCode = 'order_method_other' | 'order_method_refused'

/** One transfer that paid an order, as the shop's staff should see it. */
export type ProofTransfer = {
  /** USDC in words, such as `25.50`. */
  readonly amount: string
  /** The network's name, such as `Base`. */
  readonly network: string
  readonly transactionHash: string
  /** The transaction on the network's explorer. */
  readonly url: string
}

/** A payment that the shop is asked to take. */
export type OrderUpdate = {
  readonly order: string
  readonly paymentId: string
  /** The total that was paid. */
  readonly total: FiatAmount
  readonly proof: readonly ProofTransfer[]
  /** Where the shopper wants a refund, if they said so. */
  readonly refundAddress?: string | undefined
}

/** Something about a payment that a person has to look at. */
export type StaffNotice = {
  readonly order: string
  readonly paymentId: string
  /** One line, in English. */
  readonly text: string
}

/**
 * What the shop said. `changed`: canceled, refunded, paid otherwise, moved by staff, or in another
 * currency now; nothing was moved and a person has to look. `repriced`: it still waits, but costs
 * something else; nothing was moved.
 */
export type UpdateAnswer =
  | { readonly answer: 'accepted' }
  | { readonly answer: 'changed'; readonly reason: string }
  | { readonly answer: 'repriced'; readonly total: FiatAmount }

/** Who asks: shoppers' pages may use only a part of the shop's rate limit. */
export type Asker = 'shopper' | 'endpoint'

/**
 * The shop: where amounts come from, and where `paid` goes.
 *
 * Every call throws a retryable PayWithUsdcError `store_unavailable` when the shop does not answer,
 * and `store_busy` when its rate limit, or the shoppers' part of it, is used up.
 */
export type Store = {
  /** Reads an order from the shop's own books. */
  readonly readOrder: (input: {
    readonly order: string
    /** @default 'endpoint' */
    readonly asker?: Asker
  }) => Promise<Result<StoreOrder, 'order_not_found'>>
  /**
   * Re-reads the order, compares, and marks it as paid by this payment, with the proof where staff
   * look for it. Doing it again changes nothing: an order that already carries the payment's id is
   * `accepted`, whatever staff did since.
   */
  readonly updateOrder: (update: OrderUpdate) => Promise<UpdateAnswer>
  /**
   * Tells staff what a person has to look at, where they look at the order. Saying the same again
   * changes nothing; an order that is not there any more is told nothing.
   */
  readonly tellStaff: (notice: StaffNotice) => Promise<void>
  /** The orders that wait for a payment by us, newest first. */
  readonly readOpenOrders: () => Promise<readonly StoreOrder[]>
}
