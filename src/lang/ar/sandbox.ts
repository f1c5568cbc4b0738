import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Arabic. */
export const sandboxAr: SandboxMessages = {
  noRealMoney: 'بيئة تجريبية: لا أموال حقيقية',
  panel: 'لوحة التحكم',
}
