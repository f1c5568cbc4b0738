import { expect, test } from 'vitest'
import { seal, unseal } from './seal.js'

const secret = Buffer.alloc(32, 7)
const subject = 'stores/abc'

test('opens under the same secret and subject, and looks different each time', () => {
  const one = seal({ secret, subject, text: 'token' })
  const other = seal({ secret, subject, text: 'token' })
  expect(one).not.toBe(other)
  expect(one).not.toContain('token')
  expect([one, other].map((sealed) => unseal({ secret, subject, sealed }))).toEqual([
    'token',
    'token',
  ])
})

test('does not open otherwise, and says what to do', () => {
  const sealed = seal({ secret, subject, text: 'token' })
  const broken = { code: 'seal_broken', hint: expect.stringContaining('Install the app again') }
  for (const change of [
    { secret: Buffer.alloc(32, 8) },
    { subject: 'stores/other' },
    { sealed: `${sealed.slice(0, -4)}AAAA` },
    { sealed: '' },
  ]) {
    expect(() => unseal({ secret, subject, sealed, ...change })).toThrow(
      expect.objectContaining(broken),
    )
  }
})
