/** A link into a wallet's app. */
export type WalletLink = { readonly name: string; readonly url: string }

/**
 * Links that open a page in the browser of a wallet's app, each as its maker documents it:
 * docs.metamask.io (use-deeplinks), developer.trustwallet.com (deeplinking), docs.cdp.coinbase.com
 * (mobile-dapp-integration), web3.okx.com (app-universal-link), docs.phantom.com (browse).
 *
 * @param page `https:` URL; the apps open no other
 */
export function browserLinks(page: string): WalletLink[] {
  const { origin, host, pathname, protocol } = new URL(page)
  if (protocol !== 'https:') return []
  const url = encodeURIComponent(page)
  const okx = encodeURIComponent(`okx://wallet/dapp/url?dappUrl=${url}`)
  return [
    // MetaMask takes host and path as they are; encoded it opens an empty tab.
    { name: 'MetaMask', url: `https://link.metamask.io/dapp/${host}${pathname}` },
    { name: 'Trust Wallet', url: `https://link.trustwallet.com/open_url?coin_id=60&url=${url}` },
    { name: 'Coinbase Wallet', url: `https://go.cb-w.com/dapp?cb_url=${url}` },
    { name: 'OKX Wallet', url: `https://web3.okx.com/download?deeplink=${okx}` },
    {
      name: 'Phantom',
      url: `https://phantom.app/ul/browse/${url}?ref=${encodeURIComponent(origin)}`,
    },
  ]
}
