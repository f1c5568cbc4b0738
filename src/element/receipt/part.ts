import type { CSSResult, TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import type { ReceiptMessages } from '../../lang/en/receipt.js'
import type { Access } from '../connection/endpoint.js'
import type { Pens } from '../live/part.js'
import type { CheckedPayment } from '../verify/verifyPayment.js'

/** What the element gives the receipt part. */
export type ReceiptOptions = {
  readonly pens: Pick<Pens, 'html' | 'css' | 'icon'>
  readonly chains: readonly ChainDefinition[]
  /** How the endpoint is reached. */
  readonly fetch: () => typeof fetch
  /** Told why a receipt is not offered, once for each. */
  readonly onError: (problem: { readonly code: string; readonly message: string }) => void
  /** Something looks different now. */
  readonly onChange: () => void
  /** Opens the print dialog of a window. @default the window's own */
  readonly print?: (window: Window) => void
}

/** The payment that is shown, and how it is reached. */
export type ReceiptSubject = {
  readonly payment: CheckedPayment
  readonly access: Access
  /** The `receipt-key` attribute: fingerprints, newest first; null pins nothing. */
  readonly pinned: string | null
}

/** How the receipt part speaks. */
export type ReceiptDrawing = {
  readonly locale: string
  /** What is said instead of the part's own English. */
  readonly words: Partial<ReceiptMessages>
}

/** The receipt part as the element sees it. */
type ReceiptPart = {
  readonly styles: readonly CSSResult[]
  /** Told at every update what is shown; fetches the receipt once the payment is paid. */
  watch(subject: ReceiptSubject | undefined): void
  /** The receipt, once it is checked; nothing before, and nothing when it is refused. */
  draw(drawing: ReceiptDrawing): TemplateResult | ''
  /** Stops what is under way, until something is shown again. */
  close(): void
}

/** What the receipt part's file exports. */
export type OpenReceiptPart = (options: ReceiptOptions) => ReceiptPart
