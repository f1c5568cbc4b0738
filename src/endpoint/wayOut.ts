import { guardedFetch, type Policy, type Resolve } from '../outbound/index.js'
import { largestAnswer } from '../stores/bigcommerce/index.js'

/** Bytes of an answer with rates: Coinbase names some hundred currencies. */
const longestRates = 1_048_576

type Way = {
  policy: Policy
  /** For tests: gives a name's addresses. */
  resolve?: Resolve
}

/** The way to BigCommerce's API and its login. What they may have done already is not sent again. */
export function storeFetch(way: Way): typeof globalThis.fetch {
  return guardedFetch({ ...way, limit: largestAnswer, isPostRepeated: false })
}

/** The way to those who give rates. */
export function ratesFetch(way: Way): typeof globalThis.fetch {
  return guardedFetch({ ...way, limit: longestRates })
}
