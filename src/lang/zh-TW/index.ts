import type { LanguagePart } from '../language.js'
import { coreZhTW, troubleZhTW } from './core.js'
import { exchangeZhTW } from './exchange.js'
import { frameZhTW } from './frame.js'
import { liveZhTW } from './live.js'
import { receiptZhTW } from './receipt.js'
import { walletZhTW } from './wallet.js'

/** What the element says in Traditional Chinese, as in Taiwan, as the element loads it. */
export const partZhTW: LanguagePart = {
  core: coreZhTW,
  more: async () => ({
    trouble: troubleZhTW,
    live: liveZhTW,
    wallet: walletZhTW,
    exchange: exchangeZhTW,
    receipt: receiptZhTW,
    frame: frameZhTW,
  }),
}
