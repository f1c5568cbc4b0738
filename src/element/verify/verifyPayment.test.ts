import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { sandboxChain } from '../../chains/definitions/sandbox.js'
import { receiverOf, saltOf } from '../../receiver/index.js'
import { address, order, transferOf, treasury, viewOf } from '../testing/views.js'
import { type Expected, type VerifyCode, verifyPayment } from './verifyPayment.js'

const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const expected: Expected = {
  treasury,
  store: order.store,
  order: order.id,
  cart: order.cart,
  total: '25.50',
  currency: 'USD',
}

const verify = (view: unknown, page: Partial<Expected> = {}) =>
  verifyPayment({ view, expected: { ...expected, ...page }, chains: mainnets })

/** A payment of another treasury, honestly derived. */
const foreign = {
  treasury: other,
  address: receiverOf({
    treasury: other,
    salt: saltOf({ store: order.store, order: order.id, cart: order.cart }),
  }),
} as const

const [base] = viewOf().networks
const lies: [string, unknown, Partial<Expected>, VerifyCode][] = [
  ['no treasury pinned', viewOf(), { treasury: null }, 'treasury_missing'],
  ['an empty pin', viewOf(), { treasury: ' , ' }, 'treasury_missing'],
  ['a mistyped pin', viewOf(), { treasury: treasury.replace('5a', '5A') }, 'treasury_malformed'],
  ['another treasury with its own address', viewOf(foreign), {}, 'treasury_mismatch'],
  ['our treasury with a foreign address', viewOf({ address: other }), {}, 'address_mismatch'],
  [
    'the address of another pinned treasury',
    viewOf({ address: foreign.address }),
    { treasury: `${treasury}, ${other}` },
    'address_mismatch',
  ],
  ['another order', viewOf({ order: { ...order, id: '1043' } }), {}, 'order_mismatch'],
  ['another store', viewOf({ order: { ...order, store: 'evil' } }), {}, 'order_mismatch'],
  [
    'another cart',
    viewOf({ order: { ...order, cart: order.cart.replace('8', '9') } }),
    {},
    'order_mismatch',
  ],
  ['another payment id', viewOf(), { payment: 'pay_other' }, 'order_mismatch'],
  ['another factory', viewOf({ factory: other }), {}, 'factory_mismatch'],
  ['a network of no mainnet', viewOf({}, [sandboxChain('x')]), {}, 'unknown_chain'],
  [
    'another token on Base',
    viewOf({ networks: [{ chain: 'eip155:8453', token: other, confirmations: 3 }] }),
    {},
    'token_mismatch',
  ],
  ['one unit above the total', viewOf({ due: '25500001' }), {}, 'due_above_total'],
  [
    'one unit above its own total, where the page knows none',
    viewOf({ due: '25500001' }),
    { total: null, currency: null },
    'due_above_total',
  ],
  [
    'a larger total than the page’s',
    viewOf({ due: '30000000', total: { amount: '30.00', currency: 'USD' } }),
    {},
    'due_above_total',
  ],
  [
    'another currency than the page’s',
    viewOf({ due: '999000000', total: { amount: '999', currency: 'JPY' } }),
    {},
    'currency_mismatch',
  ],
  [
    'another currency, where the page gives only a total',
    viewOf({ due: '999000000', total: { amount: '999', currency: 'JPY' } }),
    { currency: null },
    'currency_mismatch',
  ],
  ['more left than is due', viewOf({ remaining: '25500001' }), {}, 'remaining_above_due'],
  ['a total with an exponent', viewOf(), { total: '2e9' }, 'malformed'],
]

describe('a payment that does not follow from page and build is refused', () => {
  test.each(lies)('%s', (_name, view, page, code) => {
    expect(verify(view, page)).toMatchObject({ ok: false, code })
  })

  test('any other address, whatever it is', () => {
    const hex = fc.uint8Array({ minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(hex, (bytes) => {
        const candidate: `0x${string}` = `0x${Buffer.from(bytes).toString('hex')}`
        fc.pre(candidate !== address.toLowerCase())
        expect(verify(viewOf({ address: candidate }))).toMatchObject({ code: 'address_mismatch' })
      }),
    )
  })

  test('any missing or odd field, alone', () => {
    const view = { ...viewOf(), transfers: [transferOf()] }
    const odd = fc.constantFrom(undefined, null, -1, 1.5, '1.5', '0x', {}, [], [null], true, '')
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(view) as (keyof typeof view)[])),
        odd,
        (key, value) => {
          // These say something true: no money yet, an id of any form, an exception of tomorrow.
          fc.pre(!(key === 'transfers' && Array.isArray(value) && value.length === 0))
          fc.pre(!(key === 'exceptions' && Array.isArray(value)))
          fc.pre(!(key === 'id' && value === '0x'))
          expect(verify({ ...view, [key]: value }).ok).toBe(false)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('anything else that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(verify(value)).toMatchObject({ ok: false, code: 'malformed' })
      }),
    )
  })
})

describe('an honest payment is accepted', () => {
  test('with the address derived here and names from this build', () => {
    const result = verify(viewOf())
    if (!result.ok) throw new Error(result.code)
    expect(result.value.address).toBe(address)
    expect(result.value.networks).toEqual(mainnets)
    expect(result.value).toMatchObject({ due: 25_500_000n, received: 0n, remaining: 25_500_000n })
  })

  test.each<[string, unknown, Partial<Expected>]>([
    ['addresses in lower case', viewOf({ address: address.toLowerCase() as `0x${string}` }), {}],
    ['an older treasury of the list', viewOf(), { treasury: `${other} ${treasury}` }],
    ['a cart in upper case', viewOf({ order: { ...order, cart: order.cart.toUpperCase() } }), {}],
    ['less due than the total', viewOf({ due: '20000000', remaining: '20000000' }), {}],
    ['a total of the page without cents', viewOf(), { total: '26' }],
    [
      'an order in another currency, at the endpoint’s price',
      viewOf({ total: { amount: '182.00', currency: 'CNY' } }),
      { total: '182.00', currency: 'CNY' },
    ],
    [
      'the hosted page, which knows id and treasury only',
      viewOf(),
      { store: null, order: null, cart: null, total: null, payment: viewOf().id },
    ],
  ])('%s', (_name, view, page) => {
    expect(verify(view, page)).toMatchObject({ ok: true })
  })

  test('RPC and explorer URLs of the answer are never used', () => {
    const view = viewOf({
      networks: [{ ...base, rpcUrl: 'https://evil', explorer: { url: 'https://evil' } } as never],
    })
    expect(
      JSON.stringify(verify(view), (_key, value) =>
        `${value}` === '[object Object]' || Array.isArray(value) ? value : `${value}`,
      ),
    ).not.toContain('evil')
  })

  test('a transfer on a network of no list is shown without a link', () => {
    const result = verify(viewOf({ transfers: [transferOf({ chain: 'eip155:56' })] }))
    if (!result.ok) throw new Error(result.code)
    expect(result.value.transfers[0]).toMatchObject({ chain: undefined, chainName: 'eip155:56' })
  })
})
