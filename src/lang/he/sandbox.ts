import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Hebrew. */
export const sandboxHe: SandboxMessages = {
  noRealMoney: 'סביבת ניסוי: ללא כסף אמיתי',
  panel: 'לוח בקרה',
}
