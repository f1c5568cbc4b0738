import { describe, expect, test } from 'vitest'
import { isWithin, type Measure, percentile, report } from './measure.js'

const measure: Measure = {
  name: 'address + QR',
  ours: 20_000,
  peers: { big: 760_000, small: 1_200, none: null },
  limit: 20_000,
  unit: 'bytes',
}

describe('measures', () => {
  test('are within their limit, or not', () => {
    expect(isWithin(measure)).toBe(true)
    expect(isWithin({ ...measure, ours: 20_001 })).toBe(false)
    expect(isWithin({ ...measure, limit: null })).toBe(true)
  })

  test.each([
    [50, 2],
    [99, 4],
    [100, 4],
    [1, 1],
  ])('the %ith percentile of 1, 2, 3, 4 is %i', (percent, figure) => {
    expect(percentile([4, 2, 1, 3], percent)).toBe(figure)
  })

  test('are reported as ratios', () => {
    expect(report([measure, { ...measure, ours: 30_000 }])).toMatchInlineSnapshot(`
      "  address + QR: 20,000 bytes (limit 20,000)
            big: 760,000 bytes, 38.0×
            small: 1,200 bytes, 0.1×
            none: not possible
      ! address + QR: 30,000 bytes (limit 20,000)
            big: 760,000 bytes, 25.3×
            small: 1,200 bytes, 0.0×
            none: not possible"
    `)
  })
})
