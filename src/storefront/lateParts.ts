import type { OpenExchangePart } from '../element/exchange/part.js'
import type { LateParts } from '../element/live/part.js'
import type { LoadPart, PartFile } from '../element/loadPart.js'
import type { OpenReceiptPart } from '../element/receipt/part.js'
import type { OpenWalletConnect, OpenWalletPanel, OpenWeb3Modal } from '../wallets/part.js'

/** The late parts with their hashes; written here by `scripts/build.ts`. */
declare const __LATE__: Readonly<Record<keyof LateParts, PartFile>>

/** The late parts that lie beside the script, each held by its hash. */
export function lateParts(load: LoadPart | undefined): LateParts {
  if (load === undefined) throw new TypeError('This part is loaded by a script of ours.')
  const { wallets, walletConnect, web3modal, exchange, receipt } = __LATE__
  return {
    wallets: () => load<OpenWalletPanel>(wallets),
    walletConnect: () => load<OpenWalletConnect>(walletConnect),
    web3modal: () => load<OpenWeb3Modal>(web3modal),
    exchange: () => load<OpenExchangePart>(exchange),
    receipt: () => load<OpenReceiptPart>(receipt),
  }
}
