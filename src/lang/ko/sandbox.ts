import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Korean. */
export const sandboxKo: SandboxMessages = {
  noRealMoney: '샌드박스: 실제 돈이 아닙니다',
  panel: '제어판',
}
