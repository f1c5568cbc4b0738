import { z } from 'zod'
import type { UnixSeconds } from '../payment/index.js'
import { rateText, readJson } from './http.js'
import type { RateSource } from './rates.js'

const answerSchema = z.object({
  error: z.array(z.string()),
  result: z.record(z.string(), z.object({ c: z.tuple([z.string()], z.string()) })).optional(),
})

/**
 * Kraken's public ticker: the last trade of USDC against the currency.
 *
 * @param fetch has to guard the way out
 */
export function krakenRates({
  now,
  fetch,
  url = 'https://api.kraken.com',
}: {
  now: () => UnixSeconds
  fetch: typeof globalThis.fetch
  url?: string
}): RateSource {
  const name = 'kraken'
  return {
    name,
    async read(currency) {
      const body = await readJson({
        url: new URL(`/0/public/Ticker?pair=USDC${currency}`, url),
        name,
        fetch,
      })
      const parsed = answerSchema.safeParse(body)
      if (parsed.data?.error.some((error) => error.includes('Unknown asset pair'))) return undefined
      const [pair] = Object.values(parsed.data?.result ?? {})
      return { currency, perUsdc: rateText(pair?.c[0], name), source: name, at: now() }
    },
  }
}
