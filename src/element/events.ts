import type { ChainDefinition } from '../chains/definition.js'
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

/** What a wallet is about to be asked for. */
export type WalletRequest = {
  readonly chain: ChainDefinition
  readonly receiver: `0x${string}`
  /** Atomic USDC. */
  readonly amount: bigint
}

/** A wallet is about to be asked; `preventDefault()` stops it. */
export class UsdcBeforeSendEvent extends Event {
  static readonly eventName = 'usdc-before-send'
  readonly request: WalletRequest
  constructor(request: WalletRequest) {
    super(UsdcBeforeSendEvent.eventName, { ...bubbling, cancelable: true })
    this.request = request
  }
}

/** A wallet says that it sent the transaction. Nothing is paid yet: wait for `usdc-paid`. */
export class UsdcSentEvent extends Event {
  static readonly eventName = 'usdc-sent'
  readonly hash: `0x${string}`
  readonly request: WalletRequest
  constructor(hash: `0x${string}`, request: WalletRequest) {
    super(UsdcSentEvent.eventName, bubbling)
    this.hash = hash
    this.request = request
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
    'usdc-status': UsdcStatusEvent
    'usdc-before-send': UsdcBeforeSendEvent
    'usdc-sent': UsdcSentEvent
    'usdc-paid': UsdcPaidEvent
    'usdc-error': UsdcErrorEvent
  }
}
