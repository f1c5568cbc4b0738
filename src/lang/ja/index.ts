import type { LanguagePart } from '../language.js'
import { coreJa, troubleJa } from './core.js'
import { exchangeJa } from './exchange.js'
import { frameJa } from './frame.js'
import { liveJa } from './live.js'
import { receiptJa } from './receipt.js'
import { walletJa } from './wallet.js'

/** What the element says in Japanese, as the element loads it. */
export const partJa: LanguagePart = {
  core: coreJa,
  more: async () => ({
    trouble: troubleJa,
    live: liveJa,
    wallet: walletJa,
    exchange: exchangeJa,
    receipt: receiptJa,
    frame: frameJa,
  }),
}
