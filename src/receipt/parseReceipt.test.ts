import { describe, expect, test } from 'vitest'
import { receiptSchema } from '../protocol/index.js'
import { parseReceipt } from './parseReceipt.js'
import { receiptClaims } from './receipt.fixture.js'

const rate = { perUsdc: '0.92', source: 'coinbase', at: '2026-01-05T10:00:00.000Z' }
const whole = receiptClaims({ total: { amount: '23.46', currency: 'EUR' }, rate })

/** Every claim, the ones inside others too, as the way to it. */
function waysInto(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way]
  const inner = Object.entries(value).flatMap(([key, item]) => waysInto(item, [...way, key]))
  return way.length === 0 ? inner : [way, ...inner]
}

function changed(way: readonly string[], to: unknown): unknown {
  const copy = structuredClone(whole) as unknown as Record<string, unknown>
  let place = copy
  for (const key of way.slice(0, -1)) place = place[key] as Record<string, unknown>
  const last = way.at(-1) ?? ''
  if (to === undefined) delete place[last]
  else place[last] = to
  return copy
}

describe('parseReceipt and the wire’s schema', () => {
  test('take the same receipt', () => {
    expect(parseReceipt(whole)).toEqual(whole)
    expect(receiptSchema.parse(whole)).toEqual(whole)
    expect(parseReceipt(receiptClaims())).toEqual(receiptSchema.parse(receiptClaims()))
  })

  const odd = [undefined, null, 1, '', 'x\u0000', [], {}, '<b>', '2026-13-45T10:00:00.000Z']
  test.each(waysInto(whole).map((way) => [way.join('.'), way] as const))(
    'what the browser takes of %s, the schema takes too',
    (_, way) => {
      for (const value of odd) {
        const claims = changed(way, value)
        const isFine = receiptSchema.safeParse(claims).success
        if (parseReceipt(claims) !== undefined)
          expect([way, value, isFine]).toEqual([way, value, true])
      }
      expect(parseReceipt(changed(way, 1))).toBeUndefined()
    },
  )

  test('refuse a receipt without a transfer, and one with too many', () => {
    expect(parseReceipt(receiptClaims({ transfers: [] }))).toBeUndefined()
    const [transfer] = whole.transfers
    const transfers = Array.from({ length: 257 }, () => transfer as NonNullable<typeof transfer>)
    expect(parseReceipt(receiptClaims({ transfers }))).toBeUndefined()
  })

  test('let the claims of a newer version through', () => {
    expect(parseReceipt({ ...whole, refundable: true })).toBeDefined()
  })

  test.each(['order', 'total', 'transfers'])('take no %s from the prototype', (name) => {
    const { [name as 'order']: value, ...others } = whole
    const claims = Object.assign(Object.create({ [name]: value }), others)
    expect(parseReceipt(claims)).toBeUndefined()
  })
})
