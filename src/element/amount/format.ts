import { formatUsdc } from '../../money/index.js'

/** Writes atomic USDC with the separators of a locale, exactly: `1,234.50`. Digits stay Latin, as wallets expect. */
export function formatAmount(amount: bigint, locale: string): string {
  return format(formatUsdc(amount), locale, 6)
}

/** Writes an order's total in its own currency: `25.50 USD`. */
export function formatFiat(total: { amount: string; currency: string }, locale: string): string {
  return `${format(total.amount, locale, 2)} ${total.currency}`
}

/** A text stays exact in `Intl.NumberFormat`, where a number would not. */
function format(amount: string, locale: string, maximumFractionDigits: number): string {
  return new Intl.NumberFormat(locale, {
    numberingSystem: 'latn',
    minimumFractionDigits: amount.includes('.') ? 2 : 0,
    maximumFractionDigits,
  }).format(amount as Intl.StringNumericLiteral)
}
