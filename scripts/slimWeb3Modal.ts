import type { Plugin } from 'vite'

/**
 * Leaves out of Web3Modal what its window does not need: its own, older copy of WalletConnect's
 * provider (the connector that it is given is ours), and sign-in with Ethereum. And what it would ask
 * others about the shopper's account: its name, picture and balance.
 *
 * Every cut names text of the exact version that is installed, and fails when it is not found.
 */
export function slimWeb3Modal(): Plugin {
  return {
    name: 'slim-web3modal',
    enforce: 'pre',
    resolveId(id, importer) {
      const isIts = importer?.includes('/@web3modal/') === true
      return isIts && stubs[id] !== undefined ? `${prefix}${id}` : null
    },
    transform(code, id) {
      if (!id.endsWith('/@web3modal/base/dist/esm/adapters/evm/wagmi/client.js')) return null
      let text = code
      for (const found of [
        'async syncProfile(address, chainId) {',
        'async syncBalance(address, chainId) {',
      ]) {
        if (!text.includes(found)) throw new Error(`${found} is not in this version.`)
        text = text.replace(found, `${found} return;`)
      }
      return { code: text, map: null }
    },
    load(id) {
      return id.startsWith(prefix) ? (stubs[id.slice(prefix.length)] ?? null) : null
    },
  }
}

const prefix = '\0web3modal:'

/** Modules that are never reached, with the names that are imported from them. */
const stubs: Readonly<Record<string, string>> = {
  '@walletconnect/ethereum-provider':
    'export const EthereumProvider = undefined; export const OPTIONAL_METHODS = []',
  '@walletconnect/utils': `
    export const getChainsFromAccounts = (accounts) =>
      [...new Set(accounts.map((account) => account.split(':').slice(0, 2).join(':')))]
    export const formatMessage = undefined
    export const getDidAddress = undefined
    export const getDidChainId = undefined
    export const isValidEip191Signature = undefined
    export const isValidEip1271Signature = undefined`,
}
