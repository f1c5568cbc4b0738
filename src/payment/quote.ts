import { accept, type Result, refuse } from '../errors/index.js'
import { type AmountCode, type AtomicUsdc, formatUsdc, parseAmount } from '../money/index.js'
import type { Quote, Rate, UnixSeconds } from './facts.js'

/** How long a quote holds: half an hour, in seconds. */
export const quoteLifetime = 1_800

/** The oldest rate that a quote may be made from: five minutes, in seconds. */
export const rateLifetime = 300

/** Why an order gets no quote. */
export type QuoteCode = AmountCode | 'currency_unsupported' | 'rate_stale'

/**
 * Turns an order's total into USDC. One dollar is one USDC; any other currency needs a rate, and
 * is refused without one, never guessed. What is left over of an atomic unit is rounded up.
 *
 * @param total the order's total with at most two decimals
 * @param rate of the total's currency, at most {@link rateLifetime} old; frozen in the quote
 * @param number 1 for the payment's first quote, then 2, …
 * @param now seconds since 1970
 * @param lifetime seconds until the quote ends
 */
export function quote({
  total,
  rate,
  number = 1,
  now,
  lifetime = quoteLifetime,
}: {
  total: { readonly amount: string; readonly currency: string }
  rate?: Rate | undefined
  number?: number
  now: UnixSeconds
  lifetime?: number
}): Result<Quote, QuoteCode> {
  const amount: Result<AtomicUsdc, AmountCode> = parseAmount(total.amount, 2)
  const time = { number, quotedAt: now, expiresAt: now + lifetime }
  if (total.currency === 'USD') {
    return amount.ok ? accept({ ...time, due: amount.value }) : amount
  }
  if (rate === undefined || rate.currency !== total.currency) {
    return refuse('currency_unsupported', `There is no rate for ${total.currency}.`)
  }
  if (Math.abs(now - rate.at) > rateLifetime) {
    return refuse('rate_stale', `The rate for ${total.currency} is too old.`)
  }
  if (!amount.ok) return amount
  const due = convert(amount.value, rate.perUsdc)
  return due.ok ? accept({ ...time, due: due.value, rate }) : due
}

/** Decimals that a rate is read with; more than any source gives. */
const rateDecimals = 18

/** Divides by a rate in whole numbers, rounding up. */
function convert(
  amount: AtomicUsdc,
  perUsdc: string,
): Result<AtomicUsdc, 'currency_unsupported' | AmountCode> {
  const match = /^(\d{1,12})(?:\.(\d{1,18}))?$/.exec(perUsdc)
  const units = BigInt((match?.[1] ?? '') + (match?.[2] ?? '').padEnd(rateDecimals, '0'))
  // No match leaves nothing but zeros.
  if (units === 0n) {
    return refuse('currency_unsupported', 'The rate is not a positive number.')
  }
  const due = (amount * 10n ** BigInt(rateDecimals) + units - 1n) / units
  const limit = parseAmount(formatUsdc(due))
  return limit.ok ? accept(due) : limit
}
