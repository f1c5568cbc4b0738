export type { Facts, Network, Quote, StoreAnswer, UnixSeconds } from './facts.js'
export { quote } from './quote.js'
export { type Derived, derive } from './status.js'
export { canonicalTransfers, confirmationsOf, lastQuote } from './transfers.js'
