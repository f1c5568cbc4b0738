import { mainnets } from '../chains/definitions/mainnets.js'
import { languages } from '../lang/languages.js'
import { definePayWithUsdc } from './library.js'

// For bundlers: the parts are split off by `import()`, and the shop's own build protects them.
definePayWithUsdc({
  chains: mainnets,
  wallets: async () => (await import('../wallets/panel/openWalletPanel.js')).openWalletPanel,
  languages,
})
