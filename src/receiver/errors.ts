/** Why an input of the receiver functions was refused. Stable: log it, test it, translate it. */
export type ReceiverInputCode =
  | 'store_invalid'
  | 'order_invalid'
  | 'cart_invalid'
  | 'salt_invalid'
  | 'address_invalid'
  | 'address_checksum'
  | 'treasury_zero'

/** An input that no address can be derived from. Never retry with the same input. */
export class ReceiverInputError extends Error {
  override readonly name = 'ReceiverInputError'
  readonly retryable = false
  readonly code: ReceiverInputCode

  constructor(code: ReceiverInputCode, message: string) {
    super(message)
    this.code = code
  }
}
