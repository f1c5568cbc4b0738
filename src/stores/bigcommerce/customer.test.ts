import { expect, test } from 'vitest'
import { customerOf } from './customer.js'

test.each([
  ['Ada', 'Lovelace', 'Ada L.'],
  [' Ada ', ' Lovelace ', 'Ada L.'],
  ['Ada', '', 'Ada'],
  ['Ada', undefined, 'Ada'],
  ['', 'Lovelace', 'L.'],
  ['伟', '陈', '伟 陈.'],
  ['Zoë', 'E\u0301luard', 'Zoë E\u0301.'],
  ['👩‍👩‍👧', '👨‍🚀 Star', '👩‍👩‍👧 👨‍🚀.'],
  ['Jean  Paul', 'de Gaulle', 'Jean Paul d.'],
  ['A\u202Eda', '\u202ELovelace', 'A da L.'],
  ['Ada\n<b>', 'L', 'Ada <b> L.'],
  ['x'.repeat(90), 'L', `${'x'.repeat(40)} L.`],
])('%j %j is shown as %j', (first_name, last_name, shown) => {
  expect(customerOf({ first_name, last_name })).toBe(shown)
})

test.each([
  ['', ''],
  [null, null],
  [' ', '\u202E'],
  [undefined, undefined],
])('%j %j is nobody', (first_name, last_name) => {
  expect(customerOf({ first_name, last_name })).toBeUndefined()
})
