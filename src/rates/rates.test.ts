import { describe, expect, test } from 'vitest'
import type { Rate } from '../payment/index.js'
import { coinbaseRates } from './coinbase.js'
import { krakenRates } from './kraken.js'
import { type RateSource, ratesOf } from './rates.js'

const at = 1_700_000_000
const now = () => at

function source(name: string, answer: Partial<Rate> | 'unknown' | 'down'): RateSource {
  return {
    name,
    async read(currency) {
      if (answer === 'down') throw new Error('down')
      if (answer === 'unknown') return undefined
      return { currency, perUsdc: '0.92', source: name, at, ...answer }
    },
  }
}

describe('a rate from several sources', () => {
  const read = (...sources: RateSource[]) => ratesOf({ sources, now })('EUR')

  test('is the first one’s when they agree', async () => {
    expect(await read(source('a', { perUsdc: '0.92' }), source('b', { perUsdc: '0.935' }))).toEqual(
      {
        currency: 'EUR',
        perUsdc: '0.92',
        source: 'a',
        at,
      },
    )
  })

  test('comes from the next one when the first is down, stale, or does not know it', async () => {
    for (const first of ['down', 'unknown', { at: at - 301 }, { at: at + 301 }] as const) {
      expect(await read(source('a', first), source('b', {}))).toMatchObject({ source: 'b' })
    }
  })

  test('is refused when two differ by more than two per cent, either way', async () => {
    for (const [one, other] of [
      ['0.92', '0.9385'],
      ['0.9385', '0.92'],
    ] as const) {
      const both = read(source('a', { perUsdc: one }), source('b', { perUsdc: other }))
      await expect(both).rejects.toMatchObject({ code: 'rate_uncertain', retryable: true })
    }
  })

  test('is never guessed: none is fresh, or all are down', async () => {
    for (const answer of ['down', { at: at - 301 }] as const) {
      await expect(read(source('a', answer), source('b', answer))).rejects.toMatchObject({
        code: 'rate_unavailable',
        retryable: true,
      })
    }
  })

  test('does not exist where no source knows the currency, or there is none', async () => {
    expect(await read(source('a', 'unknown'))).toBeUndefined()
    expect(await read()).toBeUndefined()
  })
})

describe.each([
  {
    name: 'coinbase',
    open: coinbaseRates,
    good: { data: { currency: 'USDC', rates: { EUR: '0.9215', XAU: '0.000370370370370370371' } } },
    path: '/v2/exchange-rates?currency=USDC',
    unknown: { data: { currency: 'USDC', rates: {} } },
  },
  {
    name: 'kraken',
    open: krakenRates,
    good: { error: [], result: { USDCEUR: { c: ['0.9215', '10.0'] } } },
    path: '/0/public/Ticker?pair=USDCEUR',
    unknown: { error: ['EQuery:Unknown asset pair'] },
  },
])('$name', ({ name, open, good, path, unknown }) => {
  const answering = (body: unknown, status = 200) => {
    const asked: string[] = []
    const fetch = async (url: unknown) => {
      asked.push(String(url))
      return new Response(JSON.stringify(body), { status })
    }
    return { asked, rates: open({ now, fetch: fetch as typeof globalThis.fetch }) }
  }

  test('gives the price of one USDC, with its name and the time', async () => {
    const { asked, rates } = answering(good)
    expect(await rates.read('EUR')).toEqual({
      currency: 'EUR',
      perUsdc: '0.9215',
      source: name,
      at,
    })
    expect(asked).toEqual([expect.stringContaining(path)])
  })

  test('says so when it does not know the currency', async () => {
    expect(await answering(unknown).rates.read('EUR')).toBeUndefined()
  })

  test.each([
    ['an error', {}, 500],
    ['nothing that it should', {}, 200],
    ['another shape', { data: { currency: 'BTC', rates: { EUR: '1' } }, error: ['x'] }, 200],
    [
      'zero',
      { data: { currency: 'USDC', rates: { EUR: '0' } }, error: [], result: { a: { c: ['0'] } } },
      200,
    ],
    [
      'a word',
      { data: { currency: 'USDC', rates: { EUR: 'x' } }, error: [], result: { a: { c: ['x'] } } },
      200,
    ],
  ])('is unavailable when it answers with %s', async (_name, body, status) => {
    await expect(answering(body, status).rates.read('EUR')).rejects.toMatchObject({
      code: 'rate_unavailable',
      retryable: true,
    })
  })
})
