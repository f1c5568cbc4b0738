import type { LanguagePart } from '../language.js'
import { coreHe, troubleHe } from './core.js'
import { exchangeHe } from './exchange.js'
import { frameHe } from './frame.js'
import { liveHe } from './live.js'
import { receiptHe } from './receipt.js'
import { walletHe } from './wallet.js'

/** What the element says in Hebrew, as the element loads it. */
export const partHe: LanguagePart = {
  core: coreHe,
  more: async () => ({
    trouble: troubleHe,
    live: liveHe,
    wallet: walletHe,
    exchange: exchangeHe,
    receipt: receiptHe,
    frame: frameHe,
  }),
}
