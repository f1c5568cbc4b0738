import type { CoreMessages, TroubleMessages } from './en/core.js'
import type { ExchangeMessages } from './en/exchange.js'
import type { FrameMessages } from './en/frame.js'
import type { LiveMessages } from './en/live.js'
import type { ReceiptMessages } from './en/receipt.js'
import type { WalletMessages } from './en/wallet.js'

/** What is said after address and code are shown, in one language. */
export type MoreMessages = {
  readonly trouble: TroubleMessages
  readonly live: LiveMessages
  readonly exchange: ExchangeMessages
  readonly receipt: ReceiptMessages
  readonly wallet: WalletMessages
  readonly frame: FrameMessages
}

/** One language, in two steps: what stands beside address and code, then all that comes later. */
export type LanguagePart = {
  readonly core: CoreMessages
  more(): Promise<MoreMessages>
}
