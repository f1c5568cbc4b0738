export type { Facts, Head, Network, Quote, StoreAnswer, Transfer, UnixSeconds } from './facts.js'
export { type QuoteCode, quote, quoteLifetime } from './quote.js'
export { type Derived, derive, type Exception, type Status } from './status.js'
export { canonicalTransfers, confirmationsOf, lastQuote } from './transfers.js'
