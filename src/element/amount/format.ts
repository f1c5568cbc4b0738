import { formatUsdc } from '../../money/index.js'

/** Writes atomic USDC with the separators of a locale, exactly: `1,234.50`. Digits stay Latin, as wallets expect. */
export function formatAmount(amount: bigint, locale: string): string {
  const [whole = '0', fraction = ''] = formatUsdc(amount).split('.')
  const { group, decimal } = separatorsOf(locale)
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`
}

/** Writes an order's total in its own currency: `25.50 USD`. */
export function formatFiat(total: { amount: string; currency: string }, locale: string): string {
  const [whole = '0', fraction = ''] = total.amount.split('.')
  const { group, decimal } = separatorsOf(locale)
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${digits}${fraction === '' ? '' : decimal + fraction.padEnd(2, '0')} ${total.currency}`
}

const known = new Map<string, { group: string; decimal: string }>()

function separatorsOf(locale: string): { group: string; decimal: string } {
  const found = known.get(locale)
  if (found !== undefined) return found
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.5)
  const read = (type: string, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback
  const separators = { group: read('group', ''), decimal: read('decimal', '.') }
  known.set(locale, separators)
  return separators
}
