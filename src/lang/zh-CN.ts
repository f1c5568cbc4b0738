import { coreZhCN } from './core.zh-CN.js'
import type { Messages } from './en.js'
import { liveZhCN } from './live.zh-CN.js'

/** Everything that the element says, in Simplified Chinese. */
export const zhCN: Messages = { ...coreZhCN, ...liveZhCN }
