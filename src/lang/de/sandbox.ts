import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in German. */
export const sandboxDe: SandboxMessages = {
  noRealMoney: 'Testumgebung: kein echtes Geld',
  panel: 'Steuerung',
}
