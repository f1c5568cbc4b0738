import type { LanguagePart } from '../language.js'
import { coreAr, troubleAr } from './core.js'
import { exchangeAr } from './exchange.js'
import { frameAr } from './frame.js'
import { liveAr } from './live.js'
import { receiptAr } from './receipt.js'
import { walletAr } from './wallet.js'

/** What the element says in Arabic, as the element loads it. */
export const partAr: LanguagePart = {
  core: coreAr,
  more: async () => ({
    trouble: troubleAr,
    live: liveAr,
    wallet: walletAr,
    exchange: exchangeAr,
    receipt: receiptAr,
    frame: frameAr,
  }),
}
