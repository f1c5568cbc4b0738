import type { Messages } from '../en/index.js'
import type { LanguagePart } from '../language.js'
import { coreZhCN, troubleZhCN } from './core.js'
import { exchangeZhCN } from './exchange.js'
import { frameZhCN } from './frame.js'
import { liveZhCN } from './live.js'
import { receiptZhCN } from './receipt.js'
import { walletZhCN } from './wallet.js'

/** Everything that the element says, in Simplified Chinese. */
export const zhCN: Messages = { ...coreZhCN, ...troubleZhCN, ...liveZhCN }

/** The same, as the element loads it. */
export const partZhCN: LanguagePart = {
  core: coreZhCN,
  more: async () => ({
    trouble: troubleZhCN,
    live: liveZhCN,
    wallet: walletZhCN,
    exchange: exchangeZhCN,
    receipt: receiptZhCN,
    frame: frameZhCN,
  }),
}
