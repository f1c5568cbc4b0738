import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Traditional Chinese. */
export const sandboxZhTW: SandboxMessages = {
  noRealMoney: '沙盒：不是真錢',
  panel: '控制面板',
}
