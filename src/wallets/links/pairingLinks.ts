import type { WalletLink } from './browserLinks.js'

/**
 * Links that hand a WalletConnect URI to a wallet's app, as MetaMask's app and Trust Wallet's
 * documents name them, and RainbowKit for the others. Every other app takes the `wc:` link itself.
 *
 * @param uri `wc:…`
 */
export function pairingLinks(uri: string): WalletLink[] {
  const encoded = encodeURIComponent(uri)
  return [
    { name: 'MetaMask', url: `https://link.metamask.io/wc?uri=${encoded}` },
    { name: 'Trust Wallet', url: `https://link.trustwallet.com/wc?uri=${encoded}` },
    { name: 'Rainbow', url: `https://rnbwapp.com/wc?uri=${encoded}` },
    { name: 'Zerion', url: `https://wallet.zerion.io/wc?uri=${encoded}` },
    { name: 'OKX Wallet', url: `okex://main/wc?uri=${encoded}` },
    { name: 'Ledger', url: `ledgerlive://wc?uri=${encoded}` },
  ]
}
