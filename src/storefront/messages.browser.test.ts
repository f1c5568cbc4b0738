import { describe, expect, test } from 'vitest'
import { exceptions, statuses } from '../element/verify/parseView.js'
import { readFromFrame, readFromPage } from './messages.js'

const opening = {
  type: 'pay-with-usdc/open',
  store: 'sandbox',
  order: '1042',
  cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
  treasury: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
}

const garbage = [
  undefined,
  null,
  0,
  'pay-with-usdc/hello',
  [],
  {},
  { type: 'hello' },
  { type: 'pay-with-usdc/' },
  { type: ['pay-with-usdc/hello'] },
  { type: { toString: () => 'pay-with-usdc/hello' } },
]

describe('what a frame says', () => {
  test.each(garbage)('%o is not understood', (data) => {
    expect(readFromFrame(data)).toBeUndefined()
    expect(readFromPage(data)).toBeUndefined()
  })

  test('hello', () => {
    expect(readFromFrame({ type: 'pay-with-usdc/hello', more: 1 })).toEqual({
      type: 'pay-with-usdc/hello',
    })
  })

  test.each([1, 640, 4_000])('a height of %d', (height) => {
    const message = { type: 'pay-with-usdc/height', height }
    expect(readFromFrame(message)).toEqual(message)
  })

  test.each([0, -1, 4_001, 1e9, 640.5, Number.NaN, Number.POSITIVE_INFINITY, '640', null, {}])(
    'no height: %o',
    (height) => {
      expect(readFromFrame({ type: 'pay-with-usdc/height', height })).toBeUndefined()
    },
  )

  test.each(statuses)('the status %s', (status) => {
    const message = { type: 'pay-with-usdc/status', status, exceptions: [...exceptions] }
    expect(readFromFrame(message)).toEqual(message)
  })

  test('an exception that is not known yet is left out', () => {
    const unusual = ['late', 'from_the_future', 7, null]
    const message = { type: 'pay-with-usdc/status', status: 'seen', exceptions: unusual }
    expect(readFromFrame(message)).toEqual({ ...message, exceptions: ['late'] })
  })

  test.each([
    { status: 'Paid', exceptions: [] },
    { status: 'paid' },
    { status: 'paid', exceptions: 'late' },
    { status: ['paid'], exceptions: [] },
    { status: 'paid', exceptions: Array.from({ length: 33 }, () => 'late') },
    { exceptions: [] },
  ])('no status: %o', (fields) => {
    expect(readFromFrame({ type: 'pay-with-usdc/status', ...fields })).toBeUndefined()
  })

  test('a problem by its code, and nothing that is no code', () => {
    const message = { type: 'pay-with-usdc/problem', code: 'treasury_mismatch' }
    expect(readFromFrame(message)).toEqual(message)
    for (const code of ['', 'Pay 0x00 instead', '<b>', 'a'.repeat(65), 7, null, ['late']]) {
      expect(readFromFrame({ ...message, code })).toBeUndefined()
    }
  })

  test('nothing but its own fields comes through, least of all an address', () => {
    const read = readFromFrame({
      type: 'pay-with-usdc/status',
      status: 'waiting',
      exceptions: [],
      address: opening.treasury,
    })
    expect(read).toEqual({ type: 'pay-with-usdc/status', status: 'waiting', exceptions: [] })
  })
})

describe('what a page says', () => {
  test('an order', () => {
    expect(readFromPage(opening)).toEqual(opening)
    const full = { ...opening, total: '25.50', currency: 'USD', chain: 'eip155:8453' }
    expect(readFromPage(full)).toEqual(full)
  })

  test.each([
    { store: 'Sandbox' },
    { store: undefined },
    { order: 1042 },
    { order: '01042' },
    { order: '-1' },
    { cart: 'cart' },
    { cart: `${opening.cart} ` },
    { treasury: undefined },
    { treasury: 7 },
    { treasury: 'x'.repeat(2_001) },
    { total: '25,50' },
    { total: 25.5 },
    { currency: 'usd' },
    { chain: '8453' },
  ])('no order with %o', (change) => {
    expect(readFromPage({ ...opening, ...change })).toBeUndefined()
  })

  test('a look', () => {
    const look = {
      theme: 'dark',
      locale: 'zh-CN',
      accent: 'rgb(28 95 212 / 90%)',
      radius: '6px 2em',
      font: '"Söhne", system-ui, sans-serif',
    }
    expect(readFromPage({ ...opening, ...look })).toEqual({ ...opening, ...look })
  })

  test.each([
    { theme: 'solarized' },
    { theme: {} },
    { locale: 'x' },
    { locale: 'en"><script>' },
    { accent: 'var(--stolen)' },
    { accent: 'red; background: url(//evil.example)' },
    { accent: 'url(//evil.example)' },
    { accent: `#fff${' '.repeat(200)}` },
    { accent: 7 },
    { radius: 'large' },
    { radius: 'ENV(safe-area-inset-top)' },
    { font: 'attr(data-x)' },
    { font: 'a}b{c:d' },
  ])('a look that is not understood is left out: %o', (look) => {
    expect(readFromPage({ ...opening, ...look })).toEqual(opening)
  })

  test('nothing but its own fields comes through', () => {
    const more = { endpoint: 'https://evil.example', address: '0x00', __proto__: { theme: 'dark' } }
    expect(readFromPage({ ...more, ...opening })).toEqual(opening)
  })
})
