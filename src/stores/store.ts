import type { Result } from '../errors/index.js'
import type { FiatAmount } from '../protocol/index.js'

/** An order as the shop's own books have it. */
export type StoreOrder = {
  /** The shop's order number. */
  readonly id: string
  /** The cart's UUID, lower case: the proof that a browser owns the order. */
  readonly cart: string
  readonly total: FiatAmount
  /** `open` while it waits for payment; `moved` when staff or another payment moved it on. */
  readonly state: 'open' | 'paid' | 'canceled' | 'moved'
  /** The payment that paid it, when one of ours did. */
  readonly paymentId?: string
}

/** A payment that the shop is asked to take. */
export type OrderUpdate = {
  readonly order: string
  readonly paymentId: string
  /** The total that was paid. An order that costs something else now is `changed`. */
  readonly total: FiatAmount
}

/**
 * The shop: where amounts come from, and where `paid` goes.
 *
 * Both calls throw a retryable PayWithUsdcError `store_unavailable` when the shop does not answer.
 */
export type Store = {
  /** Reads an order from the shop's own books. */
  readonly readOrder: (input: {
    readonly order: string
  }) => Promise<Result<StoreOrder, 'order_not_found'>>
  /**
   * Re-reads the order, compares, and marks it as paid by this payment. Doing it again changes
   * nothing: an order that already carries the payment's id is `accepted`, whatever staff did since.
   */
  readonly updateOrder: (update: OrderUpdate) => Promise<'accepted' | 'changed'>
}
