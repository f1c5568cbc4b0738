import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Spanish. */
export const sandboxEs: SandboxMessages = {
  noRealMoney: 'Entorno de pruebas: sin dinero real',
  panel: 'Panel de control',
}
