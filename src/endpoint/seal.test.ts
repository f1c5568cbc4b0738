import { createCipheriv, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSealedUnder, seal, unseal } from './seal.js'

const secret = Buffer.alloc(32, 7)
const other = Buffer.alloc(32, 8)
const subject = 'stores/abc'
const broken = expect.objectContaining({
  code: 'seal_broken',
  hint: expect.stringContaining('nstall the app again'),
})

test('opens under the same secret and subject, and looks different each time', () => {
  const one = seal({ secret, subject, text: 'token' })
  const two = seal({ secret, subject, text: 'token' })
  expect(one).not.toBe(two)
  expect(one).not.toContain('token')
  for (const sealed of [one, two]) {
    expect(unseal({ secrets: [secret], subject, sealed })).toBe('token')
  }
})

test('names its key, so that the secret before opens it too', () => {
  const sealed = seal({ secret, subject, text: 'token' })
  expect(sealed).toMatch(/^2\.[0-9a-f]{16}\.[\w-]+$/)
  expect(unseal({ secrets: [other, secret], subject, sealed })).toBe('token')
  expect(isSealedUnder({ secret, sealed })).toBe(true)
  expect(isSealedUnder({ secret: other, sealed })).toBe(false)
})

test('what was sealed before keys had an id still opens', () => {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'pay-with-usdc/seal/1', 32))
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(Buffer.from(subject))
  const text = Buffer.concat([cipher.update('token', 'utf8'), cipher.final()])
  const bytes = Buffer.concat([Buffer.alloc(12), cipher.getAuthTag(), text])
  const sealed = `1.${bytes.toString('base64url')}`
  expect(unseal({ secrets: [other, secret], subject, sealed })).toBe('token')
  expect(isSealedUnder({ secret, sealed })).toBe(false)
  expect(() => unseal({ secrets: [other], subject, sealed })).toThrow(broken)
})

describe('does not open', () => {
  const sealed = seal({ secret, subject, text: 'token' })
  const refuses = (change: Partial<Parameters<typeof unseal>[0]>) =>
    expect(() => unseal({ secrets: [secret], subject, sealed, ...change })).toThrow(broken)

  test('under another secret, or for another subject', () => {
    refuses({ secrets: [other] })
    refuses({ secrets: [] })
    refuses({ subject: 'stores/other' })
  })

  test('under the id of another key', () => {
    const theirs = seal({ secret: other, subject, text: 'token' })
    const [version, , text] = sealed.split('.')
    refuses({ sealed: [version, theirs.split('.')[1], text].join('.'), secrets: [secret, other] })
    refuses({ sealed: [version, '0'.repeat(16), text].join('.') })
  })

  test.each([
    ['nonce', 0, 12],
    ['tag', 12, 28],
    ['text', 28, 33],
  ])('when any bit of the %s is another', (_name, from, to) => {
    const [version, id, text = ''] = sealed.split('.')
    for (let at = from * 8; at < to * 8; at += 1) {
      const bytes = Buffer.from(text, 'base64url')
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
      refuses({ sealed: [version, id, bytes.toString('base64url')].join('.') })
    }
  })

  test.each([
    ['nothing', ''],
    ['a shorter tag', sealed.slice(0, -8)],
    ['only a nonce', sealed.slice(0, 35)],
    ['another version', sealed.replace('2.', '3.')],
    ['the version before', sealed.replace(/^2\.[0-9a-f]+/, '1')],
    ['bits that say nothing', `${sealed.slice(0, -1)}${nextLetter(sealed.slice(-1))}`],
    ['something behind it', `${sealed}A`],
    ['white space', `${sealed}\n`],
  ])('when it is %s', (_name, changed) => refuses({ sealed: changed }))
})

/** The next letter of base64url: of the last one only the first bits count. */
function nextLetter(letter: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters.charAt((letters.indexOf(letter) + 1) % 64)
}
