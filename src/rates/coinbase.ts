import { z } from 'zod'
import type { UnixSeconds } from '../payment/index.js'
import { rateText, readJson } from './http.js'
import type { RateSource } from './rates.js'

const answerSchema = z.object({
  data: z.object({ currency: z.literal('USDC'), rates: z.record(z.string(), z.string()) }),
})

/**
 * Coinbase's public exchange rates. They carry no time; they count as of when they are read.
 *
 * @param fetch has to guard the way out
 */
export function coinbaseRates({
  now,
  fetch,
  url = 'https://api.coinbase.com',
}: {
  now: () => UnixSeconds
  fetch: typeof globalThis.fetch
  url?: string
}): RateSource {
  const name = 'coinbase'
  return {
    name,
    async read(currency) {
      const body = await readJson({
        url: new URL('/v2/exchange-rates?currency=USDC', url),
        name,
        fetch,
      })
      const parsed = answerSchema.safeParse(body)
      if (!parsed.success)
        return { currency, perUsdc: rateText(undefined, name), source: name, at: now() }
      const text = parsed.data.data.rates[currency]
      if (text === undefined) return undefined
      return { currency, perUsdc: rateText(text, name), source: name, at: now() }
    },
  }
}
