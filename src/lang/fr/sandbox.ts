import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in French. */
export const sandboxFr: SandboxMessages = {
  noRealMoney: 'Bac à sable : pas d’argent réel',
  panel: 'Panneau de contrôle',
}
