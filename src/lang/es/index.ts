import type { LanguagePart } from '../language.js'
import { coreEs, troubleEs } from './core.js'
import { exchangeEs } from './exchange.js'
import { frameEs } from './frame.js'
import { liveEs } from './live.js'
import { receiptEs } from './receipt.js'
import { walletEs } from './wallet.js'

/** What the element says in Spanish, as the element loads it. */
export const partEs: LanguagePart = {
  core: coreEs,
  more: async () => ({
    trouble: troubleEs,
    live: liveEs,
    wallet: walletEs,
    exchange: exchangeEs,
    receipt: receiptEs,
    frame: frameEs,
  }),
}
