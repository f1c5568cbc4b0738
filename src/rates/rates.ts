import { PayWithUsdcError } from '../errors/index.js'
import { type Rate, rateLifetime, type UnixSeconds } from '../payment/index.js'

/** Somebody who says what one USDC costs. */
export type RateSource = {
  /** Short and stable: it is kept with each quote. */
  readonly name: string
  /**
   * @returns nothing when the source does not know the currency
   * @throws PayWithUsdcError `rate_unavailable`, retryable, when it does not answer
   */
  readonly read: (currency: string) => Promise<Rate | undefined>
}

/** Gives a rate that may be used now. */
export type Rates = (currency: string) => Promise<Rate | undefined>

/** Two sources that differ by more are not believed: two in a hundred. */
const maximumSpread = 200n

/**
 * Asks every source at once. Of those that answer, any two must agree within {@link maximumSpread}
 * hundredths of a per cent; the rate of the first in the list is taken.
 *
 * @returns a function that gives nothing when no source knows the currency. It throws a retryable
 * PayWithUsdcError `rate_unavailable` when none answers freshly, `rate_uncertain` when they differ
 */
export function ratesOf({
  sources,
  now,
}: {
  sources: readonly RateSource[]
  now: () => UnixSeconds
}): Rates {
  return async (currency) => {
    const answers = await Promise.allSettled(sources.map((source) => source.read(currency)))
    const known = answers.filter(
      (answer) => answer.status === 'rejected' || answer.value !== undefined,
    )
    if (known.length === 0) return undefined
    const fresh = known.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value !== undefined && isFresh(answer.value, now())
        ? [answer.value]
        : [],
    )
    const [first] = fresh
    if (first === undefined) {
      throw new PayWithUsdcError('rate_unavailable', `There is no fresh rate for ${currency}.`, {
        retryable: true,
      })
    }
    const values = fresh.map(({ perUsdc }) => parseRate(perUsdc)).sort((a, b) => (a < b ? -1 : 1))
    const low = values[0] ?? 0n
    const high = values.at(-1) ?? 0n
    if ((high - low) * 10_000n > low * maximumSpread) {
      throw new PayWithUsdcError(
        'rate_uncertain',
        `The sources of the ${currency} rate do not agree: ${fresh.map(({ source, perUsdc }) => `${source} ${perUsdc}`).join(', ')}.`,
        { retryable: true },
      )
    }
    return first
  }
}

function isFresh({ at }: Rate, now: UnixSeconds): boolean {
  return Math.abs(now - at) <= rateLifetime
}

/** A decimal as a whole number of 10^-18. */
export function parseRate(text: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d{1,18})\d*)?$/.exec(text)
  if (match === null) throw new TypeError(`${text} is not a rate.`)
  return BigInt((match[1] ?? '') + (match[2] ?? '').padEnd(18, '0'))
}
