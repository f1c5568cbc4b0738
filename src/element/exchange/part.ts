import type { CSSResult, TemplateResult } from 'lit'
import type { ExchangeMessages } from '../../lang/en/exchange.js'
import type { Access } from '../connection/endpoint.js'
import type { Due, Pens } from '../live/part.js'

/** What the element gives the part for payers from an exchange. */
type ExchangeOptions = {
  readonly pens: Pick<Pens, 'html' | 'css'>
  /** How the endpoint is reached. */
  readonly fetch: () => typeof fetch
  /** How this payment is read; undefined until it was opened. */
  readonly access: () => Access | undefined
  /** Something looks different now. */
  readonly onChange: () => void
}

/** What is drawn. */
export type ExchangeDrawing = {
  readonly locale: string
  /** What is said instead of the part's own English. */
  readonly words: Partial<ExchangeMessages>
  /** What is left to pay, and on which network. */
  readonly due: Due
}

/** The part for payers from an exchange as the element sees it. */
export type ExchangePart = {
  readonly styles: readonly CSSResult[]
  draw(drawing: ExchangeDrawing): TemplateResult
}

/** What the part's file exports. */
export type OpenExchangePart = (options: ExchangeOptions) => ExchangePart
