import type { PaymentView } from '../protocol/index.js'

const bubbling = { bubbles: true, composed: true }

/** A checked payment is shown for the first time. */
export class UsdcReadyEvent extends Event {
  static readonly eventName = 'usdc-ready'
  readonly payment: PaymentView
  constructor(payment: PaymentView) {
    super(UsdcReadyEvent.eventName, bubbling)
    this.payment = payment
  }
}

/** Something stands in the way; `code` is stable, `message` is for a developer. */
export class UsdcErrorEvent extends Event {
  static readonly eventName = 'usdc-error'
  readonly code: string
  readonly message: string
  constructor(code: string, message: string) {
    super(UsdcErrorEvent.eventName, bubbling)
    this.code = code
    this.message = message
  }
}

declare global {
  interface HTMLElementEventMap {
    'usdc-ready': UsdcReadyEvent
    'usdc-error': UsdcErrorEvent
  }
}
