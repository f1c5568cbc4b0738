import type { LanguagePart } from '../language.js'
import { coreFr, troubleFr } from './core.js'
import { exchangeFr } from './exchange.js'
import { frameFr } from './frame.js'
import { liveFr } from './live.js'
import { receiptFr } from './receipt.js'
import { walletFr } from './wallet.js'

/** What the element says in French, as the element loads it. */
export const partFr: LanguagePart = {
  core: coreFr,
  more: async () => ({
    trouble: troubleFr,
    live: liveFr,
    wallet: walletFr,
    exchange: exchangeFr,
    receipt: receiptFr,
    frame: frameFr,
  }),
}
