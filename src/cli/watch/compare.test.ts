import { describe, expect, test } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { accept, type Result, refuse } from '../../errors/index.js'
import { paymentLink } from '../../payment/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { factory, receiverOf, saltOf } from '../../receiver/index.js'
import type { Order } from './claims.js'
import { type Compared, compare } from './compare.js'
import { parseCode } from './parseCode.js'

const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const former = '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'
const thief = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const [base, arbitrum] = mainnets as unknown as [(typeof mainnets)[0], (typeof mainnets)[0]]
const order: Order = {
  store: 'abc',
  order: '1042',
  cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
  endpoint: 'https://pay.example',
  pinned: [treasury],
  total: 25_500_000n,
  claimed: [],
}
const addressFor = (owner: string) => receiverOf({ treasury: owner, salt: saltOf(order) })
const receiver = addressFor(treasury)
const amount = 25_500_000n
const honest: PaymentView = {
  id: 'pay_1',
  sequence: 1,
  status: 'waiting',
  exceptions: [],
  order: { store: order.store, id: order.order, cart: order.cart },
  total: { amount: '25.50', currency: 'USD' },
  due: '25500000',
  received: '0',
  remaining: '25500000',
  openedAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-01T00:30:00.000Z',
  treasury,
  factory: factory.address,
  address: receiver,
  networks: [{ chain: `eip155:${base.id}`, token: base.usdc, confirmations: 3 }],
  transfers: [],
}

function wrongOf({
  codes = [paymentLink({ chain: base, receiver, amount })],
  view = {},
  endpoint = accept({ ...honest, ...view }),
  ...change
}: {
  codes?: readonly string[]
  view?: Partial<PaymentView>
  endpoint?: Result<PaymentView>
} & Partial<Omit<Compared, 'codes' | 'endpoint'>> = {}) {
  const compared = { order, treasuries: [treasury] as const, chains: mainnets, ...change }
  const checks = compare({ ...compared, codes: codes.map(parseCode), endpoint })
  const whatOf = (result: string) =>
    checks.filter((check) => check.result === result).map(({ what }) => what)
  return { wrong: whatOf('wrong'), unknown: whatOf('unknown'), checks }
}

describe('an honest checkout', () => {
  test('has nothing wrong and nothing unknown', () => {
    const { wrong, unknown, checks } = wrongOf()
    expect(wrong).toEqual([])
    expect(unknown).toEqual([])
    expect(checks).toHaveLength(10)
  })

  test('may show the bare address', () => {
    expect(wrongOf({ codes: [receiver] }).wrong).toEqual([])
  })

  test('may be partly paid: the code names what is left', () => {
    const codes = [paymentLink({ chain: base, receiver, amount: 5_500_000n })]
    const view = { received: '20000000', remaining: '5500000' }
    expect(wrongOf({ codes, view }).wrong).toEqual([])
  })

  test('keeps the address of an order from before the treasury changed', () => {
    const codes = [paymentLink({ chain: base, receiver: addressFor(former), amount })]
    const view = { treasury: former, address: addressFor(former) } as const
    const treasuries = [treasury, former] as const
    expect(wrongOf({ codes, view, treasuries }).wrong).toEqual([])
  })

  test('may be in another currency: what is due cannot be compared', () => {
    const view = { total: { amount: '23.50', currency: 'EUR' } }
    const { wrong, unknown } = wrongOf({ view, order: { ...order, total: undefined } })
    expect(wrong).toEqual([])
    expect(unknown).toEqual(['endpoint: amount due'])
  })
})

describe('a code', () => {
  const link = (change: Partial<Parameters<typeof paymentLink>[0]>) =>
    paymentLink({ chain: base, receiver, amount, ...change })

  test.each<[string, string[], string[]]>([
    ['another receiver', [link({ receiver: thief })], ['code: receiver']],
    ['one more digit', [link({ amount: 255_000_000n })], ['code: amount']],
    ['one unit less', [link({ amount: amount - 1n })], ['code: amount']],
    ['another token', [link({ chain: { ...base, usdc: thief } })], ['code: token']],
    [
      'another network’s token',
      [link({ chain: { id: base.id, usdc: arbitrum.usdc } })],
      ['code: token'],
    ],
    [
      'an unknown network',
      [link({ chain: { id: 1_337, usdc: base.usdc } })],
      ['code: network', 'code: token'],
    ],
    [
      'no amount',
      [`ethereum:${base.usdc}@${base.id}/transfer?address=${receiver}`],
      ['code: amount'],
    ],
    ['the network’s own coin', [`ethereum:${receiver}@${base.id}?value=25500000`], ['code: token']],
    ['a bare address of somebody else', [thief], ['code: receiver']],
    [
      'a page that takes the money',
      [`https://pay.evil/${thief}`],
      ['code: is a payment to this order'],
    ],
    ['the right one and another', [link({}), link({ receiver: thief })], ['code 2: receiver']],
    ['the right one and a strange address', [link({}), thief], ['code 2: receiver']],
  ])('with %s is wrong', (_, codes, wrong) => {
    expect(wrongOf({ codes }).wrong).toEqual(wrong)
  })

  test('for something else beside the right one is only named', () => {
    const { wrong, unknown } = wrongOf({ codes: [link({}), 'https://shop.example/app'] })
    expect(wrong).toEqual([])
    expect(unknown).toEqual(['code 2: is a payment to this order'])
  })
})

describe('an endpoint', () => {
  test.each<[string, Partial<PaymentView>, string[]]>([
    ['address', { address: thief }, ['endpoint: address']],
    [
      'treasury and what follows from it',
      { treasury: thief, address: addressFor(thief) },
      ['endpoint: address', 'endpoint: treasury'],
    ],
    ['factory', { factory: thief }, ['endpoint: factory']],
    [
      'token',
      { networks: [{ chain: `eip155:${base.id}`, token: thief, confirmations: 1 }] },
      ['endpoint: networks and tokens'],
    ],
    [
      'network',
      {
        networks: [
          ...honest.networks,
          { chain: 'eip155:1337', token: base.usdc, confirmations: 1 },
        ],
      },
      ['endpoint: networks and tokens'],
    ],
    [
      'amount',
      { due: '255000000', remaining: '255000000' },
      ['code: amount', 'endpoint: amount due'],
    ],
    [
      'amount and total',
      { due: '255000000', remaining: '255000000', total: { amount: '255.00', currency: 'USD' } },
      ['code: amount', 'endpoint: amount due'],
    ],
  ])('that names another %s is found', (_, view, wrong) => {
    expect(wrongOf({ view }).wrong).toEqual(wrong)
  })

  test('that answers nonsense is found', () => {
    const endpoint = refuse('answer_malformed', 'The answer does not fit at payment.')
    expect(wrongOf({ endpoint }).wrong).toEqual(['endpoint: answers'])
  })

  test('that does not answer leaves the amount open', () => {
    const endpoint = refuse('endpoint_unreachable', 'No answer.')
    const { wrong, unknown } = wrongOf({ endpoint })
    expect(wrong).toEqual([])
    expect(unknown).toEqual(['code: amount', 'endpoint: answers'])
  })
})

test('a page that pins another treasury is found', () => {
  expect(wrongOf({ order: { ...order, pinned: [treasury, thief] } }).wrong).toEqual([
    'page: pinned treasury',
  ])
})

test('each check names both values', () => {
  const codes = [paymentLink({ chain: base, receiver: thief, amount: 1n })]
  const { checks } = wrongOf({ codes })
  expect(checks).toContainEqual({
    what: 'code: receiver',
    result: 'wrong',
    seen: thief,
    expected: receiver,
  })
  expect(checks).toContainEqual({
    what: 'code: amount',
    result: 'wrong',
    seen: '0.000001 USDC',
    expected: '25.50 USDC',
  })
})
