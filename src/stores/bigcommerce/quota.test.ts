import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Asker } from '../store.js'
import { quotaOf, readQuotaHeaders } from './quota.js'

function setUp() {
  const clock = { now: 1_000_000 }
  const quota = quotaOf({ now: () => clock.now })
  const takeAll = (asker: Asker) => {
    let taken = 0
    while (quota.take(asker) === 0) taken += 1
    return taken
  }
  return { clock, quota, takeAll }
}
const headers = { window: 30_000, reset: 10_000, quota: 450, left: 450 }

describe('the quota', () => {
  test('is 150 requests in 30 seconds before any answer was seen', () => {
    const { takeAll, quota, clock } = setUp()
    expect(takeAll('endpoint')).toBe(150)
    expect(quota.take('endpoint')).toBe(30_000)
    clock.now += 29_999
    expect(quota.take('endpoint')).toBe(1)
    clock.now += 1
    expect(quota.take('endpoint')).toBe(0)
  })

  test('gives shoppers a fifth of a window, and the endpoint the rest', () => {
    const { takeAll } = setUp()
    expect(takeAll('shopper')).toBe(30)
    expect(takeAll('endpoint')).toBe(120)
  })

  test('keeps the last tenth from shoppers, whoever used the rest', () => {
    const { quota, takeAll } = setUp()
    quota.learn({ ...headers, quota: 150, left: 17 })
    expect(takeAll('shopper')).toBe(2)
    expect(takeAll('endpoint')).toBe(15)
  })

  test('takes over what the store says of its plan', () => {
    const { quota, takeAll, clock } = setUp()
    quota.learn(headers)
    expect(takeAll('shopper')).toBe(90)
    expect(takeAll('endpoint')).toBe(360)
    expect(quota.take('endpoint')).toBe(10_000)
    clock.now += 10_000
    expect(takeAll('endpoint')).toBe(450)
  })

  test('sees what other apps of the store use', () => {
    const { quota, takeAll } = setUp()
    quota.take('endpoint')
    quota.learn({ ...headers, quota: 150, left: 3 })
    expect(takeAll('endpoint')).toBe(3)
  })

  test('does not believe an answer that was overtaken', () => {
    const { quota, takeAll } = setUp()
    for (let at = 0; at < 50; at += 1) quota.take('endpoint')
    quota.learn({ ...headers, quota: 150, left: 149 })
    expect(takeAll('endpoint')).toBe(100)
  })

  test('starts anew when the store has started a window before us', () => {
    const { quota, takeAll, clock } = setUp()
    quota.learn({ ...headers, quota: 150, left: 0 })
    expect(takeAll('endpoint')).toBe(0)
    clock.now += 9_000
    quota.learn({ ...headers, quota: 150, reset: 30_000, left: 149 })
    expect(takeAll('endpoint')).toBe(149)
  })

  test('sends nothing while the store wants a pause', () => {
    const { quota, clock } = setUp()
    quota.stop(5_000)
    quota.stop(1_000)
    expect(quota.take('endpoint')).toBe(5_000)
    clock.now += 5_000
    expect(quota.take('endpoint')).toBe(0)
  })

  test('never lets shoppers have more than a fifth of any window', () => {
    const step = fc.record({
      asker: fc.constantFrom<Asker>('shopper', 'endpoint'),
      pass: fc.integer({ min: 0, max: 600 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const { quota, clock } = setUp()
        let windowEnd = clock.now + 30_000
        let shoppers = 0
        for (const { asker, pass } of steps) {
          clock.now += pass
          if (clock.now >= windowEnd) {
            windowEnd = clock.now + 30_000
            shoppers = 0
          }
          if (quota.take(asker) === 0 && asker === 'shopper') shoppers += 1
          expect(shoppers).toBeLessThanOrEqual(30)
        }
      }),
    )
  })
})

describe('the headers', () => {
  const all = {
    'x-rate-limit-time-window-ms': '30000',
    'x-rate-limit-time-reset-ms': '1500',
    'x-rate-limit-requests-quota': '150',
    'x-rate-limit-requests-left': '148',
  }

  test('are read together', () => {
    const read = { window: 30_000, reset: 1_500, quota: 150, left: 148 }
    expect(readQuotaHeaders(new Headers(all))).toEqual(read)
  })

  test.each([
    ['none', {}],
    ['a missing one', { ...all, 'x-rate-limit-requests-left': undefined }],
    ['a negative one', { ...all, 'x-rate-limit-requests-left': '-1' }],
    ['a word', { ...all, 'x-rate-limit-time-reset-ms': 'soon' }],
    ['a quota of nothing, which would lock us out', { ...all, 'x-rate-limit-requests-quota': '0' }],
  ])('with %s say nothing', (_name, given) => {
    const present = Object.entries(given).filter((entry) => entry[1] !== undefined)
    expect(readQuotaHeaders(new Headers(present as [string, string][]))).toBeUndefined()
  })
})
