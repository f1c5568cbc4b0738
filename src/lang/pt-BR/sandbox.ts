import type { SandboxMessages } from '../en/sandbox.js'

/** What a card of the sandbox bears, in Brazilian Portuguese. */
export const sandboxPtBR: SandboxMessages = {
  noRealMoney: 'Ambiente de testes: sem dinheiro real',
  panel: 'Painel de controle',
}
