export { type AmountCode, type AtomicUsdc, formatUsdc, maximumUsdc, parseAmount } from './usdc.js'
