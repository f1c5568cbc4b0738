import type { LanguagePart } from '../language.js'
import { coreNl, troubleNl } from './core.js'
import { exchangeNl } from './exchange.js'
import { frameNl } from './frame.js'
import { liveNl } from './live.js'
import { receiptNl } from './receipt.js'
import { walletNl } from './wallet.js'

/** What the element says in Dutch, as the element loads it. */
export const partNl: LanguagePart = {
  core: coreNl,
  more: async () => ({
    trouble: troubleNl,
    live: liveNl,
    wallet: walletNl,
    exchange: exchangeNl,
    receipt: receiptNl,
    frame: frameNl,
  }),
}
