export { coinbaseRates } from './coinbase.js'
export { krakenRates } from './kraken.js'
export { type Rates, ratesOf } from './rates.js'
