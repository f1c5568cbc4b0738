import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Dutch. */
export const sandboxNl: SandboxMessages = {
  noRealMoney: 'Testomgeving: geen echt geld',
  panel: 'Bedieningspaneel',
}
