export { isSameSum } from './isSameSum.js'
export { type AmountCode, type AtomicUsdc, formatUsdc, parseAmount } from './usdc.js'
