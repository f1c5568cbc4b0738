import { expect, test } from 'vitest'
import { browserLinks } from './browserLinks.js'
import { pairingLinks } from './pairingLinks.js'

const byName = (links: readonly { name: string; url: string }[]) =>
  Object.fromEntries(links.map(({ name, url }) => [name, url]))

test('each wallet’s own browser is opened on the payment’s page in the form that its maker documents', () => {
  expect(byName(browserLinks('https://pay.example/pay/pay_1/AbC-_9'))).toEqual({
    MetaMask: 'https://link.metamask.io/dapp/pay.example/pay/pay_1/AbC-_9',
    'Trust Wallet':
      'https://link.trustwallet.com/open_url?coin_id=60&url=https%3A%2F%2Fpay.example%2Fpay%2Fpay_1%2FAbC-_9',
    'Coinbase Wallet':
      'https://go.cb-w.com/dapp?cb_url=https%3A%2F%2Fpay.example%2Fpay%2Fpay_1%2FAbC-_9',
    'OKX Wallet':
      'https://web3.okx.com/download?deeplink=okx%3A%2F%2Fwallet%2Fdapp%2Furl%3FdappUrl%3Dhttps%253A%252F%252Fpay.example%252Fpay%252Fpay_1%252FAbC-_9',
    Phantom:
      'https://phantom.app/ul/browse/https%3A%2F%2Fpay.example%2Fpay%2Fpay_1%2FAbC-_9?ref=https%3A%2F%2Fpay.example',
  })
})

test('a page that came without TLS is offered to no app', () => {
  expect(browserLinks('http://127.0.0.1:4101/pay/pay_1/AbC')).toEqual([])
})

test('each wallet is handed the WalletConnect URI in one encoded piece', () => {
  const uri = 'wc:ab12@2?expiryTimestamp=1&relay-protocol=irn&symKey=cd34'
  const encoded = 'wc%3Aab12%402%3FexpiryTimestamp%3D1%26relay-protocol%3Dirn%26symKey%3Dcd34'
  expect(byName(pairingLinks(uri))).toEqual({
    MetaMask: `https://link.metamask.io/wc?uri=${encoded}`,
    'Trust Wallet': `https://link.trustwallet.com/wc?uri=${encoded}`,
    Rainbow: `https://rnbwapp.com/wc?uri=${encoded}`,
    Zerion: `https://wallet.zerion.io/wc?uri=${encoded}`,
    'OKX Wallet': `okex://main/wc?uri=${encoded}`,
    Ledger: `ledgerlive://wc?uri=${encoded}`,
  })
})
