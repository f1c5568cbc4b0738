import { PayWithUsdcError } from '../errors/index.js'
import { parseRate } from './rates.js'

/** Reads JSON from a public price service. */
export async function readJson({
  url,
  name,
  fetch,
}: {
  url: URL
  name: string
  fetch: typeof globalThis.fetch
}): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    })
    if (!response.ok) throw new Error(`status ${response.status}`)
    return await response.json()
  } catch (cause) {
    throw unavailable(name, cause)
  }
}

/** A rate as a source wrote it; at most 18 decimals are kept. */
export function rateText(value: unknown, name: string): string {
  try {
    if (typeof value !== 'string' || parseRate(value) === 0n) throw new TypeError('not a rate')
    return value.replace(/(\.\d{18})\d+$/, '$1')
  } catch (cause) {
    throw unavailable(name, cause)
  }
}

function unavailable(name: string, cause: unknown): PayWithUsdcError {
  return new PayWithUsdcError('rate_unavailable', `${name} gave no rate.`, {
    retryable: true,
    cause,
  })
}
