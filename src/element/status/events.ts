import type { PaymentView } from '../../protocol/index.js'

const bubbling = { bubbles: true, composed: true }

/** The endpoint reported another status or other exceptions. */
export class UsdcStatusEvent extends Event {
  static readonly eventName = 'usdc-status'
  readonly status: PaymentView['status']
  readonly exceptions: PaymentView['exceptions']
  readonly payment: PaymentView
  constructor(payment: PaymentView) {
    super(UsdcStatusEvent.eventName, bubbling)
    this.status = payment.status
    this.exceptions = payment.exceptions
    this.payment = payment
  }
}

/** The store has accepted the payment. */
export class UsdcPaidEvent extends Event {
  static readonly eventName = 'usdc-paid'
  readonly payment: PaymentView
  constructor(payment: PaymentView) {
    super(UsdcPaidEvent.eventName, bubbling)
    this.payment = payment
  }
}

declare global {
  interface HTMLElementEventMap {
    'usdc-status': UsdcStatusEvent
    'usdc-paid': UsdcPaidEvent
  }
}
