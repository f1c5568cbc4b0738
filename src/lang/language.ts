import type { CoreMessages } from './core.en.js'
import type { ExchangeMessages } from './exchange.en.js'
import type { LiveMessages } from './live.en.js'
import type { WalletMessages } from './wallet.en.js'

/** What the lazy parts say, in one language. */
export type MoreMessages = {
  readonly live: LiveMessages
  readonly exchange: ExchangeMessages
  readonly wallet: WalletMessages
}

/** One language, in two steps: what stands beside address and code, then all that comes later. */
export type LanguagePart = {
  readonly core: CoreMessages
  more(): Promise<MoreMessages>
}
