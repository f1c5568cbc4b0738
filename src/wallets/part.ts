import type { Config, Connector, CreateConnectorFn } from '@wagmi/core'
import type { html, TemplateResult } from 'lit'
import type { ChainDefinition } from '../chains/definition.js'
import type { WalletRequest } from '../element/wallet/events.js'
import type { WalletMessages } from '../lang/en/wallet.js'
import type { MoreMessages } from '../lang/language.js'
import type { Authorization } from '../protocol/index.js'
import type { QrPath } from '../qr/encode.js'

/** A wallet that the browser offers. */
export type WalletEntry = {
  readonly id: string
  /** As the wallet calls itself; empty for one that has no name. */
  readonly name: string
  /** A `data:` image, for `<img>` only: an SVG of a stranger can carry scripts. */
  readonly icon: string | undefined
  /** Reached over WalletConnect's relay: it is asked only when the shopper chose it. */
  readonly isRemote?: boolean
}

/**
 * What the shopper is asked for in the wallet right now. Only a remote wallet knows `reaching` (its
 * part and its relay are on their way) and `pairing` (a code waits for the wallet).
 */
export type WalletStep =
  | 'reaching'
  | 'pairing'
  | 'connecting'
  | 'switching'
  | 'adding'
  | 'confirm'
  | 'sign'

/**
 * Why a wallet payment did not happen. `unknown` is not "failed": the request was handed to the
 * wallet and its answer is lost, so the money may be on its way.
 */
export type WalletCode =
  | 'rejected'
  | 'unauthorized'
  | 'unsupported'
  | 'disconnected'
  | 'chain_disconnected'
  | 'chain_missing'
  | 'chain_not_switched'
  | 'pending'
  | 'transaction_rejected'
  | 'limited'
  | 'method_unsupported'
  | 'invalid'
  | 'internal'
  | 'calls_unsupported'
  | 'insufficient'
  | 'no_gas'
  | 'blacklisted'
  | 'paused'
  | 'no_wallet'
  | 'relay_refused'
  | 'relay_unreachable'
  | 'pairing_expired'
  | 'unknown'
  | 'canceled'

/** One payment by a wallet. */
export type WalletPayment = {
  readonly walletId: string
  readonly chain: ChainDefinition
  readonly receiver: `0x${string}`
  /** Atomic USDC. */
  readonly amount: bigint
  /** Told before each thing that the wallet asks the shopper; `pairing` comes with its `wc:` URI. */
  readonly onStep: (step: WalletStep, pairing?: string) => void
  /**
   * Has the endpoint send what the shopper signed; gives the code of a refusal. Undefined where the
   * shopper sends, and pays the network fee.
   */
  readonly relay?: Relay | undefined
  /** Names of the payment's other networks on which an account holds enough; a hint. */
  readonly elsewhere?: (owner: `0x${string}`) => Promise<readonly string[]>
  /** Aborted when the shopper goes back; what the wallet was not asked yet, it is then never asked. */
  readonly signal: AbortSignal
}

/** The endpoint, where it sends what the shopper signs. */
export type Relay = {
  readonly paymentId: string
  /** Which authorization of this payment is signed next; it makes the nonce. */
  readonly attempt: number
  /** Hands it over; gives the code of a refusal. */
  readonly send: (authorization: Authorization) => Promise<string | undefined>
}

/** What became of it. The hash is a hint: a wallet may replace the transaction. */
export type WalletResult =
  | {
      readonly ok: true
      /** Undefined where the wallet does not say it, and where the endpoint sends. */
      readonly hash: `0x${string}` | undefined
      /** Signed, for the endpoint to send. */
      readonly isSigned?: true
    }
  | {
      readonly ok: false
      readonly code: WalletCode
      /** Atomic USDC that the wallet lacks; known only for `insufficient`. */
      readonly missing?: bigint
      /** Names of networks on which the wallet holds enough. */
      readonly elsewhere?: readonly string[]
    }

/** The wallets of this browser. */
export type Wallets = {
  /** Calls back at once and whenever a wallet appears; the answer stops it. */
  list(onChange: (wallets: readonly WalletEntry[]) => void): () => void
  pay(payment: WalletPayment): Promise<WalletResult>
  /** The shopper goes back: a remote wallet that is asked for nothing is let go. */
  leave?(): void
}

/** What the merchant set for WalletConnect. */
type WalletConnectSettings = {
  readonly projectId: string
  /** `wss:` URL. @default WalletConnect's own */
  readonly relay: string | undefined
}

/** What the WalletConnect part's file exports: wagmi's connector, without any window of its own. */
export type OpenWalletConnect = (settings: WalletConnectSettings) => CreateConnectorFn

/** Web3Modal's window over a config. Undefined is the answer of a shopper who closed it. */
export type WalletModal = {
  choose(signal: AbortSignal): Promise<Connector | undefined>
}

/** What the Web3Modal part's file exports. */
export type OpenWeb3Modal = (config: Config, projectId: string) => WalletModal

/** WalletConnect as the element offers it: the settings, and how its part is loaded. */
export type WalletConnectOffer = WalletConnectSettings & {
  readonly load: () => Promise<OpenWalletConnect>
  /** Undefined unless the merchant wants Web3Modal's window instead of our own code and list. */
  readonly loadModal: (() => Promise<OpenWeb3Modal>) | undefined
}

/** Finds the wallets of this browser, for the networks of a build. */
export type OpenWallets = (
  chains: readonly ChainDefinition[],
  walletConnect: () => WalletConnectOffer | undefined,
) => Wallets

/** The payment that a wallet is asked for, and what is needed to know that it was asked before. */
export type Payable = WalletRequest & {
  readonly paymentId: string
  /** Atomic USDC that has arrived so far. */
  readonly received: bigint
}

/** What the element gives the wallet part. */
export type WalletPanelOptions = {
  readonly chains: readonly ChainDefinition[]
  /** The element's own lit, so that there is one of it. */
  readonly html: typeof html
  /** The element's own QR encoder. */
  readonly encodeQr: (text: string) => QrPath
  /** Undefined unless the merchant set a project id. */
  readonly walletConnect: () => WalletConnectOffer | undefined
  /** This payment's own page at the endpoint, as soon as it is known. */
  readonly pageUrl: () => string | undefined
  /** Where it is kept that a request was handed to a wallet; survives a reload of the page. */
  readonly memory: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** What to pay now; undefined when nothing can be paid. */
  readonly payable: () => Payable | undefined
  /** Undefined where the endpoint sends nothing on the network that is paid on. */
  readonly relay?: () => Relay | undefined
  /** Names of the payment's other networks on which an account holds enough. */
  readonly elsewhere?: (owner: `0x${string}`) => Promise<readonly string[]>
  /** False stops the payment. */
  readonly onBeforeSend: (request: WalletRequest) => boolean
  readonly onSent: (hash: `0x${string}` | undefined, request: WalletRequest) => void
  readonly onFailed: (code: WalletCode) => void
  /** The panel looks different now. */
  readonly onChange: () => void
}

/** How the panel speaks. */
type WalletWords = {
  readonly locale: string
  readonly more: Partial<MoreMessages>
  readonly overrides: Partial<WalletMessages>
}

/** What the wallet part draws, each in its place. */
type WalletPieces = {
  /** For the live region that the element keeps in place. */
  readonly message: TemplateResult | ''
  readonly actions: TemplateResult | ''
}

/** The wallet part as the element sees it: what to draw, and what can be asked. */
export type WalletPanel = {
  /** True while a wallet is asked something. */
  readonly busy: boolean
  /** True after a wallet said that it sent, until money arrives or the shopper goes back. */
  readonly sent: boolean
  /** False at the start and after "back": the element's own button is shown. */
  readonly open: boolean
  /** Shows the wallets, for the shopper to choose. */
  choose(): void
  /** Asks the only wallet, or shows the choice. */
  pay(): Promise<void>
  /** Back to the start; a wallet that was already asked may still pay. */
  back(): void
  /** Money has arrived: "sent" is over. */
  settle(): void
  /** The payment may have changed: a wallet is not led on to pay what is no longer asked for. */
  recheck(): void
  draw(chain: ChainDefinition, words: WalletWords): WalletPieces
  /** Stops listening. */
  close(): void
}

/** What the wallet part's file exports. */
export type OpenWalletPanel = (options: WalletPanelOptions) => WalletPanel
