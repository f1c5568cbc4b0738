export { depthOf, shownConfirmations } from './depth.js'
export type {
  Facts,
  Hold,
  Network,
  Quote,
  Rate,
  StoreAnswer,
  Tier,
  UnixSeconds,
  Verdict,
} from './facts.js'
export { paymentLink } from './paymentLink.js'
export { quote, rateLifetime, type Tolerance } from './quote.js'
export { type Derived, derive, type Exception, type Stray } from './status.js'
export { lastQuote, sortTransfers } from './transfers.js'
