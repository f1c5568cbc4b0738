import type { LanguagePart } from '../language.js'
import { corePtBR, troublePtBR } from './core.js'
import { exchangePtBR } from './exchange.js'
import { framePtBR } from './frame.js'
import { livePtBR } from './live.js'
import { receiptPtBR } from './receipt.js'
import { walletPtBR } from './wallet.js'

/** What the element says in Brazilian Portuguese, as the element loads it. */
export const partPtBR: LanguagePart = {
  core: corePtBR,
  more: async () => ({
    trouble: troublePtBR,
    live: livePtBR,
    wallet: walletPtBR,
    exchange: exchangePtBR,
    receipt: receiptPtBR,
    frame: framePtBR,
  }),
}
