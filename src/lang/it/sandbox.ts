import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Italian. */
export const sandboxIt: SandboxMessages = {
  noRealMoney: 'Ambiente di prova: nessun denaro reale',
  panel: 'Pannello di controllo',
}
