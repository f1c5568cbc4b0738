import { mainnets } from '../chains/definitions/mainnets.js'
import { definePayWithUsdc } from './library.js'

// For bundlers: the parts are split off by `import()`, and the shop's own build protects them.
definePayWithUsdc({
  chains: mainnets,
  wallets: async () => (await import('../wallets/panel/openWalletPanel.js')).openWalletPanel,
  language: async () => (await import('../lang/core.zh-CN.js')).coreZhCN,
})
