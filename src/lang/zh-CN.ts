import { coreZhCN } from './core.zh-CN.js'
import type { Messages } from './en.js'
import { exchangeZhCN } from './exchange.zh-CN.js'
import type { LanguagePart } from './language.js'
import { liveZhCN } from './live.zh-CN.js'
import { walletZhCN } from './wallet.zh-CN.js'

/** Everything that the element says, in Simplified Chinese. */
export const zhCN: Messages = { ...coreZhCN, ...liveZhCN }

/** The same, as the element loads it. */
export const partZhCN: LanguagePart = {
  core: coreZhCN,
  more: async () => ({
    live: liveZhCN,
    wallet: walletZhCN,
    exchange: exchangeZhCN,
  }),
}
