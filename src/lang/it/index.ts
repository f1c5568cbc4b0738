import type { LanguagePart } from '../language.js'
import { coreIt, troubleIt } from './core.js'
import { exchangeIt } from './exchange.js'
import { frameIt } from './frame.js'
import { liveIt } from './live.js'
import { receiptIt } from './receipt.js'
import { walletIt } from './wallet.js'

/** What the element says in Italian, as the element loads it. */
export const partIt: LanguagePart = {
  core: coreIt,
  more: async () => ({
    trouble: troubleIt,
    live: liveIt,
    wallet: walletIt,
    exchange: exchangeIt,
    receipt: receiptIt,
    frame: frameIt,
  }),
}
