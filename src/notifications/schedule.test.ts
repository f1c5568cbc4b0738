import { describe, expect, test } from 'vitest'
import { weekLong } from './schedule.js'

const day = 86_400

/** Every wait of the schedule. */
function waitsWith(random: number): number[] {
  const waits: number[] = []
  for (let tries = 1; ; tries += 1) {
    const wait = weekLong({ tries, age: 8 * day, random: () => random })
    if (wait === undefined) return waits
    waits.push(wait)
  }
}
const sum = (waits: readonly number[]) => waits.reduce((total, wait) => total + wait, 0)

describe('the retry schedule', () => {
  test('is 5 s, 30 s, 2 m, 10 m, 30 m, 1 h, 3 h, 6 h, 12 h, then daily', () => {
    const waits = waitsWith(0.5)
    expect(waits.slice(0, 9)).toEqual([5, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200])
    expect(new Set(waits.slice(9))).toEqual(new Set([day]))
  })

  test('lasts seven days at least, even when every wait is shortened', () => {
    expect(sum(waitsWith(0))).toBeGreaterThan(7 * day)
    expect(sum(waitsWith(0.999))).toBeLessThan(11 * day)
  })

  test('moves each wait by a fifth at most', () => {
    expect(waitsWith(0)).toEqual(waitsWith(0.5).map((wait) => Math.round(wait * 0.8)))
    expect(weekLong({ tries: 9, age: 0, random: () => 0.999_999 })).toBe(51_840)
  })

  test('waits as long as the target asks, at most a day, and never shorter than planned', () => {
    const asked = (retryAfter: number, tries = 1) =>
      weekLong({ tries, age: 8 * day, random: () => 0.5, retryAfter })
    expect(asked(60)).toBe(60)
    expect(asked(1)).toBe(5)
    expect(asked(30 * day)).toBe(day)
    expect(asked(60, 8)).toBe(21_600)
    expect(asked(60, 99)).toBeUndefined()
  })
  test('gives nothing up before a week, however many tries a dying process has used up', () => {
    const wait = (age: number) => weekLong({ tries: 99, age, random: () => 0.5 })
    expect([wait(60), wait(7 * day - 1), wait(7 * day)]).toEqual([day, day, undefined])
  })
})
