import type { LanguagePart } from '../language.js'
import { coreDe, troubleDe } from './core.js'
import { exchangeDe } from './exchange.js'
import { frameDe } from './frame.js'
import { liveDe } from './live.js'
import { receiptDe } from './receipt.js'
import { walletDe } from './wallet.js'

/** What the element says in German, as the element loads it. */
export const partDe: LanguagePart = {
  core: coreDe,
  more: async () => ({
    trouble: troubleDe,
    live: liveDe,
    wallet: walletDe,
    exchange: exchangeDe,
    receipt: receiptDe,
    frame: frameDe,
  }),
}
