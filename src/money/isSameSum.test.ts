import { expect, test } from 'vitest'
import { isSameSum } from './isSameSum.js'

const usd = (amount: string) => ({ amount, currency: 'USD' })

test.each([
  ['25.5', '25.50'],
  ['25', '25.00'],
  ['25.0000', '25'],
  ['100', '100'],
  ['0.10', '0.1'],
])('%s and %s are the same sum', (one, other) => {
  expect(isSameSum(usd(one), usd(other))).toBe(true)
  expect(isSameSum(usd(other), usd(one))).toBe(true)
})

test.each([
  ['25.5', '25.05'],
  ['100', '1'],
  ['100', '10'],
  ['0.1', '0.01'],
])('%s and %s are not', (one, other) => {
  expect(isSameSum(usd(one), usd(other))).toBe(false)
})

test('the same number of another currency is another sum', () => {
  expect(isSameSum(usd('1'), { amount: '1', currency: 'EUR' })).toBe(false)
})
