import { expect, test } from 'vitest'
import { isPermissive } from './licences.js'

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['(MIT AND BSD-3-Clause)', true],
  [['ISC', 'MIT'], true],
  ['GPL-3.0', false],
  ['(MIT AND GPL-3.0)', false],
  ['SEE LICENSE IN LICENSE', false],
  ['Custom: LICENSE.md', false],
  [undefined, false],
])('%j is permissive: %s', (licences, answer) => {
  expect(isPermissive(licences)).toBe(answer)
})
