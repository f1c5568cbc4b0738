import type { LateParts } from './live/part.js'

/** The late parts for bundlers: split off by `import()`, and protected by the shop's own build. */
export const lateParts: LateParts = {
  wallets: async () => (await import('../wallets/panel/openWalletPanel.js')).openWalletPanel,
  walletConnect: async () =>
    (await import('../wallets/walletConnect/openWalletConnect.js')).openWalletConnect,
  exchange: async () => (await import('./exchange/openExchangePart.js')).openExchangePart,
  receipt: async () => (await import('./receipt/openReceiptPart.js')).openReceiptPart,
}
