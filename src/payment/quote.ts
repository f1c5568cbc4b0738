import { accept, type Result, refuse } from '../errors/index.js'
import { type AmountCode, type AtomicUsdc, parseAmount } from '../money/index.js'
import type { Quote, UnixSeconds } from './facts.js'

/** How long a quote holds: half an hour, in seconds. */
export const quoteLifetime = 1_800

/** Why an order gets no quote. */
export type QuoteCode = AmountCode | 'currency_unsupported'

/**
 * Turns an order's total into USDC. One dollar is one USDC; any other currency is refused,
 * never guessed.
 *
 * @param total the order's total with at most two decimals
 * @param number 1 for the payment's first quote, then 2, …
 * @param now seconds since 1970
 * @param lifetime seconds until the quote ends
 */
export function quote({
  total,
  number = 1,
  now,
  lifetime = quoteLifetime,
}: {
  total: { readonly amount: string; readonly currency: string }
  number?: number
  now: UnixSeconds
  lifetime?: number
}): Result<Quote, QuoteCode> {
  if (total.currency !== 'USD') {
    return refuse('currency_unsupported', `There is no rate for ${total.currency}.`)
  }
  const due: Result<AtomicUsdc, AmountCode> = parseAmount(total.amount, 2)
  if (!due.ok) return due
  return accept({ number, due: due.value, quotedAt: now, expiresAt: now + lifetime })
}
