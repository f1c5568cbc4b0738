import { expect, test } from 'vitest'
import { lastLine } from './campaign.js'
import { ssrfCampaign } from './ssrf.js'

test('no spelling, name, changing name or redirect reaches a listener on this machine', async () => {
  const outcome = await ssrfCampaign.run({ seed: 1, isFull: false, say: () => undefined })
  expect(outcome.broken).toEqual([])
  expect(outcome.figures['ways out']).toBe(4)
  expect(outcome.figures['requests that reached the listener']).toBe(0)
  expect(outcome.figures['without a guard']).toBeGreaterThan(15)
  // A guard for names alone is not enough: sockets do not look literals up.
  expect(outcome.figures['with a guard for names alone']).toBeGreaterThan(10)
  expect(lastLine('ssrf', outcome)).toMatch(/^ssrf held: \d+ spellings, .* 0 requests/)
})

test('a campaign whose promise broke says so in its last line', () => {
  const outcome = { figures: { events: 2, lost: 1 }, broken: ['One was lost.'] }
  expect(lastLine('outbox', outcome)).toBe('outbox BROKE: 2 events, 1 lost')
})
