import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Simplified Chinese. */
export const sandboxZhCN: SandboxMessages = {
  noRealMoney: '沙盒：不是真钱',
  panel: '控制面板',
}
