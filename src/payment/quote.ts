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
 * @param tolerance frozen in the quote; nothing may be missing by default
 */
export function quote({
  total,
  rate,
  number = 1,
  now,
  lifetime = quoteLifetime,
  tolerance = {},
}: {
  total: { readonly amount: string; readonly currency: string }
  rate?: Rate | undefined
  number?: number
  now: UnixSeconds
  lifetime?: number
  tolerance?: Tolerance
}): Result<Quote, QuoteCode> {
  const amount: Result<AtomicUsdc, AmountCode> = parseAmount(total.amount, 2)
  const time = { number, quotedAt: now, expiresAt: now + lifetime }
  if (total.currency === 'USD') {
    return amount.ok ? accept({ ...time, ...dueOf(amount.value, tolerance) }) : amount
  }
  if (rate === undefined || rate.currency !== total.currency) {
    return refuse('currency_unsupported', `There is no rate for ${total.currency}.`)
  }
  if (Math.abs(now - rate.at) > rateLifetime) {
    return refuse('rate_stale', `The rate for ${total.currency} is too old.`)
  }
  if (!amount.ok) return amount
  const due = convert(amount.value, rate.perUsdc)
  return due.ok ? accept({ ...time, ...dueOf(due.value, tolerance), rate }) : due
}

function dueOf(due: AtomicUsdc, tolerance: Tolerance): Pick<Quote, 'due' | 'tolerance'> {
  const missing = toleranceOf(due, tolerance)
  return missing === 0n ? { due } : { due, tolerance: missing }
}

/** Decimals that a rate is read with; more than any source gives. */
const rateDecimals = 18

/** A rate as a whole number of 10^-18; 0 for what is not a positive decimal. */
export function rateUnits(perUsdc: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d{1,18}))?$/.exec(perUsdc)
  // No match leaves nothing but zeros.
  return BigInt((match?.[1] ?? '') + (match?.[2] ?? '').padEnd(rateDecimals, '0'))
}

/** Divides by a rate in whole numbers, rounding up. */
function convert(
  amount: AtomicUsdc,
  perUsdc: string,
): Result<AtomicUsdc, 'currency_unsupported' | AmountCode> {
  const units = rateUnits(perUsdc)
  if (units === 0n) {
    return refuse('currency_unsupported', 'The rate is not a positive number.')
  }
  const due = (amount * 10n ** BigInt(rateDecimals) + units - 1n) / units
  const limit = parseAmount(formatUsdc(due))
  return limit.ok ? accept(due) : limit
}

/** What the merchant lets be missing of an order: the smaller one where both are set. */
export type Tolerance = {
  /** Hundredths of a per cent of what is due, 0 to 1,000. */
  readonly basisPoints?: number | undefined
  readonly amount?: AtomicUsdc | undefined
}

/** The tolerance for what is due, rounded down; always less than what is due. */
export function toleranceOf(due: AtomicUsdc, { basisPoints, amount }: Tolerance): AtomicUsdc {
  if (basisPoints === undefined && amount === undefined) return 0n
  const share = (due * BigInt(basisPoints ?? 10_000)) / 10_000n
  const [least = 0n] = [share, amount ?? due, due - 1n].toSorted((a, b) => Number(a - b))
  return least
}
