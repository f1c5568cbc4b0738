import type { ChainDefinition } from '../../chains/definition.js'

const bubbling = { bubbles: true, composed: true }

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

/** A wallet says that it sent or signed the payment. Nothing is paid yet: wait for `usdc-paid`. */
export class UsdcSentEvent extends Event {
  static readonly eventName = 'usdc-sent'
  /** Undefined where the wallet does not say it, and where the shop sends what was signed. */
  readonly hash: `0x${string}` | undefined
  readonly request: WalletRequest
  constructor(hash: `0x${string}` | undefined, request: WalletRequest) {
    super(UsdcSentEvent.eventName, bubbling)
    this.hash = hash
    this.request = request
  }
}

declare global {
  interface HTMLElementEventMap {
    'usdc-before-send': UsdcBeforeSendEvent
    'usdc-sent': UsdcSentEvent
  }
}
