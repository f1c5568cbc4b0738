import type { CSSResult, css, html, TemplateResult } from 'lit'
import type { Network } from '../../chains/definition.js'
import type { Say } from '../../lang/en/core.js'
import type { ExchangeMessages } from '../../lang/en/exchange.js'
import type { LiveMessages } from '../../lang/en/live.js'
import type { ReceiptMessages } from '../../lang/en/receipt.js'
import type { WalletMessages } from '../../lang/en/wallet.js'
import type { MoreMessages } from '../../lang/language.js'
import type { encodeQr } from '../../qr/encode.js'
import type {
  OpenWalletConnect,
  OpenWalletPanel,
  OpenWeb3Modal,
  Payable,
} from '../../wallets/part.js'
import type { Clock } from '../connection/clock.js'
import type { FollowPayment } from '../connection/PaymentConnection.js'
import type { OpenExchangePart } from '../exchange/part.js'
import type { icon } from '../icons.js'
import type { LoadPart } from '../loadPart.js'
import type { OpenReceiptPart } from '../receipt/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/** lit's `css`, lent. */
export type Css = typeof css

/** Draws an icon's path, lent. */
export type Icon = typeof icon

/** What the live part draws with: the element's own lit and icons, so that there is one of each. */
export type Pens = {
  readonly html: typeof html
  readonly css: Css
  readonly icon: Icon
  readonly warningIcon: TemplateResult
  readonly encodeQr: typeof encodeQr
}

/** What can be paid now, as the core knows it. */
export type Due = Omit<Payable, 'chain'> & { readonly chain: Network }

/** What the element gives the live part. */
export type LiveOptions = {
  readonly pens: Pens
  readonly clock: Clock
  /** Loads a part that lies beside the script; undefined in a bundler's build. */
  readonly load: LoadPart | undefined
  /** What to pay now; undefined when nothing can be paid. */
  readonly payable: () => Due | undefined
  /** The element: where events are dispatched. */
  readonly target: HTMLElement & { readonly fetch: typeof fetch }
  /** Something looks different now. */
  readonly onChange: () => void
}

/** What is loaded when the shopper asks for it, or when the payment is paid. */
export type LateParts = {
  readonly wallets: () => Promise<OpenWalletPanel>
  readonly exchange: () => Promise<OpenExchangePart>
  readonly receipt: () => Promise<OpenReceiptPart>
  /** Offered only with a project id of the merchant's own. */
  readonly walletConnect?: () => Promise<OpenWalletConnect>
  /** Offered beside `walletConnect` where the merchant wants it, by our own scripts only. */
  readonly web3modal?: () => Promise<OpenWeb3Modal>
}

/** Words of the merchant's own, whichever part says them. */
export type Overrides = Partial<LiveMessages & WalletMessages & ExchangeMessages & ReceiptMessages>

/** How the lazy parts speak. */
export type Words = {
  readonly locale: string
  /** What is said instead of the part's own English. */
  readonly more: Partial<MoreMessages>
  /** The merchant's own words. */
  readonly overrides: Overrides
}

/** What the pieces of a card are drawn from. */
type LiveDrawing = {
  /** The core's sentences. */
  readonly say: Say
  readonly words: Words
  readonly payment: CheckedPayment
  /** The connection is lost; what is shown is the last known truth. */
  readonly lost: boolean
  readonly onRenew: () => void
  readonly onNetwork: (chain: Network) => void
}

type Piece = TemplateResult | ''

/** The way by a wallet: the element's own button stands below it while it is not `open`. */
export type WalletPiece = {
  readonly template: Piece
  /** The wallet part is on its way. */
  readonly loading: boolean
  /** A wallet is asked something. */
  readonly busy: boolean
  /** A wallet said that it sent. */
  readonly sent: boolean
  /** The shopper is led through a wallet. */
  readonly open: boolean
}

/** What the live part adds to the QR code. */
export type CodePiece = {
  /** The shopper chose a code of the bare address. */
  readonly isAddress: boolean
  /** Read out in place of the core's own; undefined for the payment link. */
  readonly label: string | undefined
  readonly notes: TemplateResult
}

/** What the live part adds to the card, each in its place. */
export type LivePieces = {
  /** In the head: how long the price is still valid. */
  readonly timer: Piece
  /** Under the sum: how much of it has arrived. */
  readonly received: Piece
  readonly steps: Piece
  /** Undefined while the core's own "waiting" says it all. */
  readonly status: TemplateResult | undefined
  /** Above the ways to pay: that the connection is lost. */
  readonly lost: Piece
  /** The choice of network; undefined when nothing can be paid now. */
  readonly network: TemplateResult | undefined
  readonly wallet: WalletPiece
  /** Undefined when nothing can be paid now. */
  readonly code: CodePiece | undefined
  /** The copy buttons; undefined when nothing can be paid now. */
  readonly copy: TemplateResult | undefined
  /** Inside the mark of the check: what was checked. */
  readonly checked: TemplateResult | undefined
  /** What shoppers ask before they send money. */
  readonly help: TemplateResult
  /** Below the ways to pay: what has arrived, and how to get a new price. */
  readonly below: Piece
  /** For screen readers: how long the price is still valid. */
  readonly announcement: string
}

/** The live part as the element sees it: all that is needed only after address and code are shown. */
export type LivePart = {
  readonly styles: readonly CSSResult[]
  readonly follow: FollowPayment
  /** Shows the wallets, for the shopper to choose. */
  chooseWallet(): Promise<void>
  /** Asks the only wallet, or shows the choice. */
  pay(): Promise<void>
  /** Copies the address. False when the browser refused, or nothing is shown. */
  copyAddress(): Promise<boolean>
  /** Told what is shown now, before it is drawn; undefined when nothing is. */
  watch(payment: CheckedPayment | undefined): void
  draw(drawing: LiveDrawing): LivePieces
  /** Dispatches what is new in the payment that is shown. */
  tell(payment: CheckedPayment): void
  /** After each drawing: keeps the colours readable and the focus in the card, and names what is not understood. */
  guard(card: HTMLElement): void
  /** Stops the clock and the wallets, until something is shown again. */
  close(): void
}

/** What the live part's file exports. */
export type OpenLivePart = (options: LiveOptions) => LivePart
