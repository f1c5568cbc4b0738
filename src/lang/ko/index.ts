import type { LanguagePart } from '../language.js'
import { coreKo, troubleKo } from './core.js'
import { exchangeKo } from './exchange.js'
import { frameKo } from './frame.js'
import { liveKo } from './live.js'
import { receiptKo } from './receipt.js'
import { walletKo } from './wallet.js'

/** What the element says in Korean, as the element loads it. */
export const partKo: LanguagePart = {
  core: coreKo,
  more: async () => ({
    trouble: troubleKo,
    live: liveKo,
    wallet: walletKo,
    exchange: exchangeKo,
    receipt: receiptKo,
    frame: frameKo,
  }),
}
