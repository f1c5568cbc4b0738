import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Japanese. */
export const sandboxJa: SandboxMessages = {
  noRealMoney: 'サンドボックス：本物のお金ではありません',
  panel: 'コントロールパネル',
}
