import { expect, test } from 'vitest'
import { bucketsOf, memoryOf } from './limits.js'

test('a bucket gives its burst, then what has come back', () => {
  let time = 0
  const take = bucketsOf({ burst: 3, perMinute: 6, now: () => time })
  expect([1, 2, 3, 4].map(() => take('a'))).toEqual([true, true, true, false])
  expect(take('b')).toBe(true)
  time = 9
  expect(take('a')).toBe(false)
  time = 10
  expect(take('a')).toBe(true)
  expect(take('a')).toBe(false)
  time = 1_000
  expect([1, 2, 3, 4].map(() => take('a'))).toEqual([true, true, true, false])
})

test('a memory forgets after its time', () => {
  let time = 0
  const memory = memoryOf({ seconds: 60, now: () => time })
  memory.add('a')
  expect(memory.has('a')).toBe(true)
  expect(memory.has('b')).toBe(false)
  time = 60
  expect(memory.has('a')).toBe(false)
})

test('neither grows without bound', () => {
  const take = bucketsOf({ burst: 1, perMinute: 1, now: () => 0 })
  const memory = memoryOf({ seconds: 60, now: () => 0 })
  for (let i = 0; i <= 10_000; i += 1) {
    take(`${i}`)
    memory.add(`${i}`)
  }
  // The first is forgotten, the second is not.
  expect(memory.has('0')).toBe(false)
  expect(memory.has('1')).toBe(true)
  expect(take('1')).toBe(false)
  expect(take('0')).toBe(true)
})
