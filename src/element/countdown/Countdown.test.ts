import { describe, expect, test } from 'vitest'
import { FakeClock } from '../testing/FakeClock.js'
import { Countdown } from './Countdown.js'
import { clockText, minutesText, secondsUntil } from './duration.js'

function counting(minutes: number) {
  const clock = new FakeClock(1_000_000)
  const end = clock.now() + minutes * 60_000
  const told: number[] = []
  let updates = 0
  const onTick = () => {
    updates++
    const { announced } = countdown
    if (announced !== undefined && announced !== told.at(-1)) told.push(announced)
  }
  const countdown = new Countdown({ clock, onTick })
  countdown.until(end)
  return { clock, end, told, countdown, updates: () => updates }
}

describe('Countdown', () => {
  test('ticks each second down to zero and stops', async () => {
    const { clock, end, updates } = counting(1)
    expect(secondsUntil(end, clock.now())).toBe(60)
    await clock.tick(1_500)
    expect(secondsUntil(end, clock.now())).toBe(59)
    expect(updates()).toBe(1)
    await clock.tick(120_000)
    expect(secondsUntil(end, clock.now())).toBe(0)
    expect(updates()).toBe(60)
    expect(clock.waiting).toBe(0)
  })

  test('tells ten, five and one minute, and the end', async () => {
    const { clock, told } = counting(15)
    await clock.tick(16 * 60_000)
    expect(told).toEqual([600, 300, 60, 0])
  })

  test('tells only the last moment after the device slept', async () => {
    const { clock, end, told, countdown } = counting(15)
    countdown.until(undefined)
    await clock.tick(14 * 60_000 + 30_000)
    countdown.until(end)
    await clock.tick(1_000)
    expect(told).toEqual([])
    await clock.tick(60_000)
    expect(told).toEqual([0])
  })

  test('holds no timer when nothing is shown', () => {
    const { clock, countdown } = counting(15)
    countdown.until(undefined)
    expect(clock.waiting).toBe(0)
  })
})

describe('duration', () => {
  test.each([
    [0, '0:00'],
    [59, '0:59'],
    [845, '14:05'],
    [3_723, '1:02:03'],
  ])('%i seconds are %s', (seconds, text) => {
    expect(clockText(seconds, 'en')).toBe(text)
    expect(clockText(seconds, 'ar-EG')).toBe(text)
  })

  test('minutes in words', () => {
    expect(minutesText(300, 'en')).toBe('5 minutes')
    expect(minutesText(60, 'en')).toBe('1 minute')
    expect(minutesText(300, 'zh-CN')).toBe('5分钟')
  })
})
