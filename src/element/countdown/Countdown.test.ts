import type { ReactiveControllerHost } from 'lit'
import { describe, expect, test } from 'vitest'
import { FakeClock } from '../testing/FakeClock.js'
import { Countdown } from './Countdown.js'
import { clockText, minutesText } from './duration.js'

function counting(minutes: number) {
  const clock = new FakeClock(1_000_000)
  const told: number[] = []
  let updates = 0
  const host = {
    addController() {},
    requestUpdate: () => updates++,
  } as unknown as ReactiveControllerHost
  const countdown = new Countdown(host, { clock, onThreshold: (left) => told.push(left) })
  countdown.hostConnected()
  countdown.until(clock.now() + minutes * 60_000)
  return { clock, told, countdown, updates: () => updates }
}

describe('Countdown', () => {
  test('counts whole seconds down to zero and stops', async () => {
    const { clock, countdown, updates } = counting(1)
    expect(countdown.secondsLeft).toBe(60)
    await clock.tick(1_500)
    expect(countdown.secondsLeft).toBe(59)
    await clock.tick(120_000)
    expect(countdown.secondsLeft).toBe(0)
    expect(updates()).toBe(60)
    expect(clock.waiting).toBe(0)
  })

  test('tells ten, five and one minute, and the end', async () => {
    const { clock, told } = counting(15)
    await clock.tick(16 * 60_000)
    expect(told).toEqual([600, 300, 60, 0])
  })

  test('tells only the last moment after the device slept', async () => {
    const { clock, told, countdown } = counting(15)
    countdown.hostDisconnected()
    await clock.tick(14 * 60_000 + 30_000)
    countdown.hostConnected()
    await clock.tick(1_000)
    expect(told).toEqual([])
    await clock.tick(60_000)
    expect(told).toEqual([0])
  })

  test('holds no timer when the element is gone', () => {
    const { clock, countdown } = counting(15)
    countdown.hostDisconnected()
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
