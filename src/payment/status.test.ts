import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  Facts,
  Head,
  Hold,
  Network,
  Quote,
  Screening,
  StoreAnswer,
  Transfer,
} from './facts.js'
import { derive, type Exception, type Status } from './status.js'
import { canonicalTransfers, lastQuote } from './transfers.js'

const chain = 'eip155:8453'
const other = 'eip155:42161'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const networks = [
  { chain, token, confirmations: 3 },
  { chain: other, token, confirmations: 20 },
]
const dollar = 1_000_000n
const end = 2_000

function transfer(change: Partial<Transfer> = {}): Transfer {
  return {
    chain,
    token,
    transactionHash: '0x01',
    indexInTransaction: 0,
    blockHash: '0xb100',
    blockNumber: 100,
    blockTime: 1_500,
    amount: 20n * dollar,
    canonical: true,
    verified: true,
    ...change,
  }
}

function facts(change: Partial<Facts> = {}): Facts {
  return {
    networks,
    quotes: [{ number: 1, due: 20n * dollar, quotedAt: 1_000, expiresAt: end }],
    transfers: [],
    heads: heads(100, 1_500),
    order: 'open',
    hold: 'none',
    store: 'unasked',
    acceptedDue: 0n,
    ...change,
  }
}

function screened(screens: readonly string[]): Network[] {
  return networks.map((network) => ({ ...network, screens }))
}

function heads(number: number, time: number): Head[] {
  return networks.map(({ chain }) => ({ chain, number, time }))
}

// ---- the table of docs/status.md

const columns = {
  received: ['nothing', 'part', 'exact', 'more', 'twice'],
  depth: ['shallow', 'deep'],
  clock: ['running', 'over', 'late'],
  order: ['open', 'edited', 'canceled'],
  held: ['no', 'yes', 'released'],
  screening: ['off', 'asked', 'clear', 'flagged', 'unavailable'],
  store: ['unasked', 'accepted', 'changed'],
} as const
type Column = keyof typeof columns
type Case = { [Name in Column]: (typeof columns)[Name][number] }
const names = Object.keys(columns) as Column[]

function tableRows(heading: string): Record<string, string>[] {
  const page = readFileSync(new URL('../../docs/status.md', import.meta.url), 'utf8')
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  const [head = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

function fits(row: Record<string, string>, one: Case): boolean {
  return names.every((name) => row[name] === '·' || row[name] === one[name])
}

function everyCase(): Case[] {
  return names.reduce<Partial<Case>[]>(
    (cases, name) =>
      cases.flatMap((one) => columns[name].map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Case[]
}

/** The facts that a row of the table speaks of. */
function factsOf(one: Case): Facts {
  const first = one.order === 'edited' ? 10n * dollar : 20n * dollar
  const quotes: Quote[] = [{ number: 1, due: first, quotedAt: 1_000, expiresAt: end }]
  if (one.order === 'edited')
    quotes.push({ number: 2, due: 20n * dollar, quotedAt: 1_100, expiresAt: end })
  const blockTime = one.clock === 'late' ? end + 1 : 1_500
  const amounts = { nothing: [], part: [10n], exact: [20n], more: [25n], twice: [20n, 20n] }
  const { screening } = one
  const verdict = screening === 'off' || screening === 'asked' ? undefined : screening
  const screenings = verdict === undefined ? [] : [{ source: 'list', verdict }]
  return facts({
    networks: screening === 'off' ? networks : screened(['list']),
    quotes,
    transfers: amounts[one.received].map((amount, at) =>
      transfer({ amount: amount * dollar, transactionHash: `0x${at}`, blockTime, screenings }),
    ),
    heads: heads(one.depth === 'deep' ? 102 : 101, one.clock === 'running' ? end : end + 1),
    order: one.order === 'canceled' ? 'canceled' : 'open',
    hold: one.held === 'yes' ? 'held' : one.held === 'no' ? 'none' : 'released',
    store: one.store,
    acceptedDue: one.store === 'accepted' ? first : 0n,
  })
}

const statusRows = tableRows('Status')
const exceptionRows = tableRows('Exceptions')

describe('the table of docs/status.md', () => {
  test('is there, and every row of it is reached', () => {
    expect(statusRows.length).toBeGreaterThan(8)
    expect(exceptionRows.length).toBeGreaterThan(15)
    const reached = new Set(everyCase().map((one) => statusRows.find((row) => fits(row, one))))
    expect(reached).toEqual(new Set(statusRows))
    for (const row of exceptionRows) expect(everyCase().some((one) => fits(row, one))).toBe(true)
  })

  describe.each(statusRows.map((row, at) => ({ at: at + 1, row })))(
    'row $at: $row.received, $row.depth, $row.clock, order $row.order, held $row.held, screening $row.screening, store $row.store → $row.status',
    ({ row }) => {
      test.each(everyCase().filter((one) => statusRows.find((row) => fits(row, one)) === row))(
        '$received $depth $clock $order $held $screening $store',
        (one) => {
          const { status, exceptions, tellStore } = derive(factsOf(one))
          expect(status).toBe(row.status)
          expect(tellStore ? 'yes' : 'no').toBe(row['store is told'])
          const expected = exceptionRows.filter((row) => fits(row, one)).map((row) => row.exception)
          expect([...exceptions].sort()).toEqual([...new Set(expected)].sort())
        },
      )
    },
  )
})

describe('derive', () => {
  const statusAt = (change: Partial<Facts>): Status => derive(facts(change)).status
  const exceptionsOf = (change: Partial<Facts>): Exception[] => [
    ...derive(facts(change)).exceptions,
  ]

  test('says what is due and what has been received', () => {
    const transfers = [
      transfer({ amount: 3n }),
      transfer({ amount: 4n, indexInTransaction: 1 }),
      transfer({ amount: 5n, chain: other }),
    ]
    expect(derive(facts({ transfers }))).toMatchObject({ due: 20n * dollar, received: 12n })
  })

  test('waits for the confirmations of each network, not of one', () => {
    const transfers = [
      transfer({ amount: 10n * dollar }),
      transfer({ amount: 10n * dollar, chain: other }),
    ]
    expect(statusAt({ transfers, heads: heads(118, 1_500) })).toBe('seen')
    expect(statusAt({ transfers, heads: heads(119, 1_500) })).toBe('confirmed')
  })

  test('counts the confirmations of a transfer on its own network', () => {
    const far: Head = { chain: other, number: 500, time: 1_500 }
    const near: Head = { chain, number: 100, time: 1_500 }
    expect(statusAt({ transfers: [transfer()], heads: [far, near] })).toBe('seen')
    expect(statusAt({ transfers: [transfer()], heads: [near, far] })).toBe('seen')
  })

  test('takes several parts that make up the whole as no duplicate', () => {
    const parts = [1, 2, 3].map((at) =>
      transfer({ amount: 10n * dollar, transactionHash: `0x0${at}` }),
    )
    expect(exceptionsOf({ transfers: parts })).toEqual(['overpaid'])
    expect(exceptionsOf({ transfers: [...parts, transfer({ transactionHash: '0x09' })] })).toEqual([
      'overpaid',
    ])
  })

  test('stays seen until a second look has found the same log', () => {
    const deep = heads(200, 1_500)
    expect(statusAt({ transfers: [transfer({ verified: false })], heads: deep })).toBe('seen')
    expect(statusAt({ transfers: [transfer()], heads: deep })).toBe('confirmed')
  })

  test('stays seen while the head is unknown or behind the transfer', () => {
    expect(statusAt({ transfers: [transfer()], heads: [] })).toBe('seen')
    expect(statusAt({ transfers: [transfer()], heads: heads(1, 1_500) })).toBe('seen')
  })

  test('expires only when every network has been read past the end of the quote', () => {
    const past: Head = { chain, number: 100, time: end + 1 }
    expect(statusAt({ heads: [past] })).toBe('waiting')
    expect(statusAt({ heads: [past, { ...past, chain: other, time: end }] })).toBe('waiting')
    expect(statusAt({ heads: [past, { ...past, chain: other }] })).toBe('expired')
    expect(statusAt({ heads: [{ ...past, chain: 'eip155:1' }] })).toBe('waiting')
  })

  test('takes the quote that was made last, in whatever order the quotes arrive', () => {
    const early: Quote = { number: 1, due: 5n, quotedAt: 1, expiresAt: 2 }
    const late: Quote = { number: 2, due: 7n, quotedAt: 1, expiresAt: 2 }
    expect(derive(facts({ quotes: [early, late] })).due).toBe(7n)
    expect(derive(facts({ quotes: [late, early] })).due).toBe(7n)
    expect(lastQuote([late, { ...late }])).toBe(late)
  })

  test('refuses to say anything about a payment without a quote', () => {
    expect(() => derive(facts({ quotes: [] }))).toThrow('A payment has at least one quote.')
  })

  describe('late', () => {
    const quotes: Quote[] = [
      { number: 1, due: 20n * dollar, quotedAt: 1_000, expiresAt: 2_000 },
      { number: 2, due: 20n * dollar, quotedAt: 3_000, expiresAt: 4_000 },
    ]
    test.each([
      [900, false, 'before the first quote: clocks differ'],
      [1_000, false, 'at the start'],
      [2_000, false, 'at the end'],
      [2_001, true, 'after the end'],
      [2_999, true, 'between two quotes'],
      [3_000, false, 'when the order was opened again'],
      [4_001, true, 'after the last end'],
    ])('a block at %i: %s (%s)', (blockTime, late) => {
      expect(exceptionsOf({ quotes, transfers: [transfer({ blockTime })] })).toEqual(
        late ? ['late'] : [],
      )
    })

    test('one late transfer among several is enough', () => {
      const transfers = [
        transfer({ amount: 1n }),
        transfer({ amount: 1n, blockTime: 2_500, transactionHash: '0x2' }),
      ]
      expect(exceptionsOf({ quotes, transfers })).toContain('late')
    })
  })

  test('names another token, and does not count it', () => {
    const transfers = [transfer({ token: '0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA' })]
    expect(derive(facts({ transfers }))).toMatchObject({ status: 'waiting', received: 0n })
    expect(exceptionsOf({ transfers })).toEqual(['wrong_token'])
  })

  test('names native coins that lie there, and does not count them', () => {
    const coins = [{ chain, amount: 10n ** 18n }]
    expect(derive(facts({ coins }))).toMatchObject({ status: 'waiting', received: 0n })
    expect(exceptionsOf({ coins })).toEqual(['wrong_token'])
    expect(exceptionsOf({ coins: [] })).toEqual([])
  })

  test('names a network that is not enabled, and does not count it', () => {
    const transfers = [transfer({ chain: 'eip155:1' })]
    expect(derive(facts({ transfers }))).toMatchObject({ status: 'waiting', received: 0n })
    expect(exceptionsOf({ transfers })).toEqual(['wrong_chain'])
  })

  test('does not count what a reorg took away', () => {
    expect(derive(facts({ transfers: [transfer({ canonical: false })] })).received).toBe(0n)
  })

  test('counts one transaction once, at its higher block, when two forks report it', () => {
    const low = transfer({ blockNumber: 99, blockHash: '0xbb' })
    const high = transfer({ blockNumber: 102, blockHash: '0xaa' })
    for (const transfers of [
      [low, high],
      [high, low],
    ]) {
      expect(derive(facts({ transfers, heads: heads(103, 1_500) }))).toMatchObject({
        status: 'seen',
        received: 20n * dollar,
      })
    }
  })

  test('counts one transaction once when two forks report it at one height', () => {
    const one = transfer({ blockHash: '0xaa', amount: 5n })
    const two = transfer({ blockHash: '0xbb', amount: 7n })
    expect(derive(facts({ transfers: [one, two] })).received).toBe(7n)
    expect(derive(facts({ transfers: [two, one] })).received).toBe(7n)
  })

  test('keeps the first of two equal reports', () => {
    const report = transfer()
    expect(canonicalTransfers([report, transfer()])[0]).toBe(report)
  })

  test('counts two transfers of one transaction, and one index on two networks, as two', () => {
    const transfers = [
      transfer({ amount: 1n }),
      transfer({ amount: 1n, indexInTransaction: 1 }),
      transfer({ amount: 1n, chain: other }),
      transfer({ amount: 1n, transactionHash: '0x02' }),
    ]
    expect(derive(facts({ transfers })).received).toBe(4n)
  })
})

describe('a large order', () => {
  const tiered: Network = {
    ...networks[0],
    chain,
    token,
    confirmations: 3,
    tiers: [
      { above: 250n * dollar, confirmations: 12 },
      { above: 2_500n * dollar, confirmations: 65, tag: 'finalized' },
    ],
  }
  const at = (dollars: bigint, change: Partial<Facts> = {}) =>
    facts({
      networks: [tiered],
      quotes: [{ number: 1, due: dollars * dollar, quotedAt: 1_000, expiresAt: end }],
      transfers: [transfer({ amount: dollars * dollar })],
      ...change,
    })

  test.each([
    [250n, 102, 'confirmed'],
    [251n, 110, 'seen'],
    [251n, 111, 'confirmed'],
    [2_500n, 111, 'confirmed'],
    [2_501n, 9_999, 'seen'],
  ])('of %i dollars at head %i is %s', (dollars, number, status) => {
    expect(derive(at(dollars, { heads: heads(number, 1_500) })).status).toBe(status)
  })

  test('is asked for by the order’s price, never by one transfer’s amount', () => {
    const parts = [1, 2, 3].map((part) =>
      transfer({ amount: 100n * dollar, transactionHash: `0x0${part}` }),
    )
    expect(derive(at(300n, { transfers: parts, heads: heads(102, 1_500) })).status).toBe('seen')
  })

  test('waits until the network itself calls the block final', () => {
    const tagged = (finalized: number) => [{ chain, number: 500, time: 1_500, finalized }]
    expect(derive(at(3_000n, { heads: tagged(99) })).status).toBe('seen')
    expect(derive(at(3_000n, { heads: tagged(100) })).status).toBe('confirmed')
    const safe = [{ chain, number: 500, time: 1_500, safe: 400 }]
    expect(derive(at(3_000n, { heads: safe })).status).toBe('seen')
    expect(derive(at(3_000n, { heads: [] })).status).toBe('seen')
  })

  test('is held where one provider’s word is all that there is, until a person lets it go', () => {
    const alone = { networks: [{ ...tiered, alone: true }], heads: heads(200, 1_500) }
    const small = derive(at(250n, alone))
    expect([small.status, small.tellStore, [...small.exceptions]]).toEqual(['confirmed', true, []])
    const large = derive(at(251n, alone))
    expect([large.status, large.tellStore, [...large.exceptions]]).toEqual([
      'confirmed',
      false,
      ['held'],
    ])
    expect(derive(at(251n, { ...alone, hold: 'released' }))).toMatchObject({
      tellStore: true,
      exceptions: new Set(),
    })
    expect(derive(at(251n, { ...alone, transfers: [] })).exceptions).toEqual(new Set())
    const two = derive(at(251n, { heads: heads(200, 1_500) }))
    expect([two.tellStore, two.exceptions]).toEqual([true, new Set()])
  })
})

describe('screening', () => {
  const clear = (source: string): Screening => ({ source, verdict: 'clear' })
  const at = (change: Partial<Facts>) =>
    derive(facts({ networks: screened(['usdc', 'list']), heads: heads(200, 1_500), ...change }))
  const outcome = ({ status, exceptions, tellStore }: ReturnType<typeof derive>) => ({
    status,
    held: exceptions.has('held'),
    tellStore,
  })

  test.each<[string, Screening[], ReturnType<typeof outcome>]>([
    ['nobody has answered', [], { status: 'seen', held: false, tellStore: false }],
    ['one has cleared it', [clear('list')], { status: 'seen', held: false, tellStore: false }],
    [
      'a source that is not asked has cleared it',
      [clear('list'), clear('chainalysis')],
      { status: 'seen', held: false, tellStore: false },
    ],
    [
      'all have cleared it',
      [clear('list'), clear('usdc')],
      { status: 'confirmed', held: false, tellStore: true },
    ],
    [
      'one flags it and the other has not answered',
      [{ source: 'list', verdict: 'flagged' }],
      { status: 'seen', held: true, tellStore: false },
    ],
    [
      'one clears it and the other could not say',
      [clear('list'), { source: 'usdc', verdict: 'unavailable' }],
      { status: 'seen', held: true, tellStore: false },
    ],
  ])('while %s', (_name, screenings, expected) => {
    expect(outcome(at({ transfers: [transfer({ screenings })] }))).toEqual(expected)
    const released = at({ transfers: [transfer({ screenings })], hold: 'released' })
    expect(outcome(released)).toEqual({ status: 'confirmed', held: false, tellStore: true })
  })

  test('of one transfer does not speak for another', () => {
    const half = transfer({ amount: 10n * dollar, screenings: [clear('usdc'), clear('list')] })
    const other = { ...half, transactionHash: '0x02', screenings: [] }
    expect(at({ transfers: [half, other] }).status).toBe('seen')
    const flagged: Screening[] = [{ source: 'usdc', verdict: 'flagged' }]
    const held = at({ transfers: [half, { ...other, screenings: flagged }] })
    expect(outcome(held)).toEqual({ status: 'seen', held: true, tellStore: false })
  })

  test('holds an order that is paid in full when more comes from somebody who is flagged', () => {
    const whole = transfer({ screenings: [clear('usdc'), clear('list')] })
    const more = transfer({
      transactionHash: '0x02',
      amount: 1n,
      screenings: [{ source: 'usdc', verdict: 'flagged' }],
    })
    expect(outcome(at({ transfers: [whole, more] }))).toEqual({
      status: 'confirmed',
      held: true,
      tellStore: false,
    })
    const accepted = { store: 'accepted', acceptedDue: 20n * dollar } as const
    expect(outcome(at({ transfers: [whole, more], ...accepted }))).toEqual({
      status: 'paid',
      held: true,
      tellStore: false,
    })
  })

  test('looks at what counts: not at another token, nor at what a reorg took away', () => {
    const screenings: Screening[] = [{ source: 'usdc', verdict: 'flagged' }]
    const strays = [
      transfer({ token: '0xother', screenings }),
      transfer({ transactionHash: '0x02', canonical: false, screenings }),
    ]
    expect(at({ transfers: strays }).exceptions.has('held')).toBe(false)
  })

  test('is asked for by the networks as they were when the payment was opened', () => {
    const [first = networks[0]] = screened(['usdc'])
    const both = [first as Network, ...networks.slice(1)]
    expect(at({ networks: both, transfers: [transfer()] }).status).toBe('seen')
    expect(at({ networks: both, transfers: [transfer({ chain: other })] }).status).toBe('confirmed')
  })
})

describe('tolerance', () => {
  const quotes: Quote[] = [
    { number: 1, due: 20n * dollar, quotedAt: 1_000, expiresAt: end, tolerance: dollar },
  ]
  const paid = (amount: bigint) =>
    derive(facts({ quotes, transfers: [transfer({ amount })], heads: heads(200, 1_500) }))

  test('takes a payment that lacks no more than it', () => {
    expect(paid(19n * dollar)).toMatchObject({ status: 'confirmed', remaining: 0n, owedBack: 0n })
    expect(paid(19n * dollar).exceptions).toEqual(new Set())
  })

  test('asks for the whole rest when more is missing', () => {
    expect(paid(19n * dollar - 1n)).toMatchObject({ status: 'waiting', remaining: dollar + 1n })
    expect(paid(19n * dollar - 1n).exceptions).toEqual(new Set(['underpaid']))
  })

  test('is no reversal of what the store has accepted', () => {
    const accepted = (amount: bigint) =>
      derive(
        facts({
          quotes,
          transfers: [transfer({ amount })],
          store: 'accepted',
          acceptedDue: 20n * dollar,
        }),
      ).exceptions
    expect(accepted(19n * dollar)).toEqual(new Set())
    expect(accepted(19n * dollar - 1n)).toContain('reversed')
  })
})

describe('what is owed back', () => {
  test.each([
    [20n, 'open', 0n],
    [26n, 'open', 6n],
    [12n, 'open', 0n],
    [12n, 'canceled', 12n],
    [26n, 'canceled', 26n],
  ] as const)('%i of 20 dollars for an order that is %s: %i', (dollars, order, owed) => {
    const transfers = [transfer({ amount: dollars * dollar })]
    expect(derive(facts({ transfers, order })).owedBack).toBe(owed * dollar)
  })
})

describe('a rate that moved between two quotes', () => {
  const euro = (perUsdc: string) => ({ currency: 'EUR', perUsdc, source: 'test', at: 1 })
  // 18 euro.
  const quotes: Quote[] = [
    { number: 1, due: 20n * dollar, quotedAt: 1_000, expiresAt: 2_000, rate: euro('0.9') },
    { number: 2, due: 22_500_000n, quotedAt: 3_000, expiresAt: 4_000, rate: euro('0.8') },
  ]
  const half = (blockTime: number) =>
    derive(facts({ quotes, transfers: [transfer({ amount: 10n * dollar, blockTime })] }))

  test('money counts at the rate that was promised when it came', () => {
    // Half of the order then is half of it now.
    expect(half(1_500)).toMatchObject({ received: 10n * dollar, remaining: 11_250_000n })
  })

  test.each([
    [999, 12_500_000n],
    [1_000, 11_250_000n],
    [2_000, 11_250_000n],
    [2_001, 12_500_000n],
  ])('a block at %i leaves %i to pay', (blockTime, remaining) => {
    expect(half(blockTime).remaining).toBe(remaining)
  })

  test('quotes of which one has no rate are not compared', () => {
    const [first, second] = quotes as [Quote, Quote]
    const transfers = [transfer({ amount: 10n * dollar })]
    const without = ({ rate: _rate, ...quote }: Quote): Quote => quote
    for (const pair of [
      [without(first), second],
      [first, without(second)],
    ]) {
      expect(derive(facts({ quotes: pair, transfers })).remaining).toBe(12_500_000n)
    }
  })

  test('late money counts at the last rate', () => {
    expect(half(2_500)).toMatchObject({ received: 10n * dollar, remaining: 12_500_000n })
    expect(half(3_500)).toMatchObject({ remaining: 12_500_000n })
  })

  test('quotes in another currency are not compared', () => {
    const [first, second] = quotes as [Quote, Quote]
    const other = { ...first, rate: { ...euro('0.9'), currency: 'GBP' } }
    const transfers = [transfer({ amount: 10n * dollar })]
    expect(derive(facts({ quotes: [other, second], transfers })).remaining).toBe(12_500_000n)
  })
})

describe('strays', () => {
  const bridged = '0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA'

  test('are named with their reason, in the order of their blocks', () => {
    const transfers = [
      transfer({ chain: 'eip155:1', blockTime: 1_700 }),
      transfer({ token: bridged, blockTime: 1_600 }),
    ]
    expect(
      derive(facts({ transfers })).strays.map(({ transfer, reason }) => [transfer.chain, reason]),
    ).toEqual([
      [chain, 'wrong_token'],
      ['eip155:1', 'wrong_chain'],
    ])
  })

  test('of one block are in the order of their transactions', () => {
    const hashes = ['0x03', '0x01', '0x02']
    const transfers = hashes.map((transactionHash) => transfer({ token: bridged, transactionHash }))
    expect(
      derive(facts({ transfers })).strays.map(({ transfer }) => transfer.transactionHash),
    ).toEqual(['0x01', '0x02', '0x03'])
  })

  test('a token that the merchant takes for USDC counts one for one', () => {
    const transfers = [transfer({ token: bridged })]
    const accepts = [{ chain, token, confirmations: 3, accepts: [bridged] }]
    expect(derive(facts({ transfers, networks: accepts, heads: heads(200, 1_500) }))).toMatchObject(
      { status: 'confirmed', strays: [] },
    )
  })
})

// ---- laws

const ranks: Partial<Record<Status, number>> = { waiting: 0, seen: 1, confirmed: 2, paid: 3 }

const anyTransfer: fc.Arbitrary<Transfer> = fc
  .record({
    chain: fc.constantFrom(chain, other, 'eip155:1'),
    token: fc.constantFrom(token, token, token, '0xother'),
    transactionHash: fc.constantFrom('0x01', '0x02', '0x03'),
    indexInTransaction: fc.nat({ max: 1 }),
    blockHash: fc.constantFrom('0xaa', '0xbb', '0xcc'),
    blockNumber: fc.integer({ min: 90, max: 110 }),
    blockTime: fc.integer({ min: 900, max: 4_200 }),
    amount: fc.constantFrom(1n, 10n, 20n, 25n).map((amount) => amount * dollar),
    canonical: fc.boolean(),
    verified: fc.boolean(),
    screenings: fc.constantFrom<Screening[]>(
      [],
      [{ source: 'list', verdict: 'clear' }],
      [{ source: 'list', verdict: 'flagged' }],
    ),
  })
  .map((value) => transfer(value))

// One block is at one height and has one content: a (chain, hash, transaction, index) names one transfer.
const someTransfers = fc.uniqueArray(anyTransfer, {
  maxLength: 6,
  selector: (t) => [t.chain, t.transactionHash, t.indexInTransaction, t.blockHash].join(),
})

const someFacts: fc.Arbitrary<Facts> = fc
  .record({
    transfers: someTransfers,
    quotes: fc.uniqueArray(
      fc.record({
        due: fc.constantFrom(10n, 20n, 40n).map((amount) => amount * dollar),
        quotedAt: fc.integer({ min: 1_000, max: 3_000 }),
        expiresAt: fc.integer({ min: 3_000, max: 4_000 }),
        number: fc.integer({ min: 1, max: 9 }),
        tolerance: fc.constantFrom(0n, dollar),
        rate: fc
          .constantFrom('0.9', '1.1')
          .map((perUsdc) => ({ currency: 'EUR', perUsdc, source: 'test', at: 1 })),
      }),
      { minLength: 1, maxLength: 3, selector: ({ number }) => number },
    ),
    isScreened: fc.boolean(),
    number: fc.integer({ min: 90, max: 130 }),
    time: fc.integer({ min: 1_000, max: 5_000 }),
    order: fc.constantFrom('open' as const, 'canceled' as const),
    hold: fc.constantFrom<Hold>('none', 'held', 'released'),
    store: fc.constantFrom<StoreAnswer>('unasked', 'changed', 'accepted'),
  })
  .map(({ number, time, isScreened, ...rest }) =>
    facts({
      ...rest,
      networks: networks.map((network) => ({
        ...network,
        alone: rest.hold === 'released',
        screens: isScreened ? ['list'] : [],
        tiers: [{ above: 15n * dollar, confirmations: 40, tag: 'safe' as const }],
      })),
      heads: heads(number, time).map((head) => ({ ...head, safe: number - 10 })),
      acceptedDue: rest.store === 'accepted' ? 20n * dollar : 0n,
    }),
  )

const comparable = ({ status, exceptions, ...rest }: ReturnType<typeof derive>) => ({
  ...rest,
  status,
  exceptions: [...exceptions].sort(),
})

describe('laws of derive', () => {
  test('the order in which facts arrive is irrelevant', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.nat()), (known, random) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value)
        const again: Facts = {
          ...known,
          transfers: shuffled(known.transfers),
          quotes: shuffled(known.quotes),
          heads: shuffled(known.heads),
          networks: shuffled(known.networks),
        }
        expect(comparable(derive(again))).toEqual(comparable(derive(known)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('hearing of a transfer twice changes nothing', () => {
    fc.assert(
      fc.property(someFacts, (known) => {
        const twice = { ...known, transfers: [...known.transfers, ...known.transfers] }
        expect(comparable(derive(twice))).toEqual(comparable(derive(known)))
      }),
    )
  })

  test('a growing chain never lowers waiting < seen < confirmed < paid', () => {
    fc.assert(
      fc.property(someFacts, fc.nat({ max: 30 }), (known, blocks) => {
        const grown = {
          ...known,
          heads: known.heads.map((head) => ({
            ...head,
            number: head.number + blocks,
            safe: (head.safe ?? 0) + blocks,
          })),
        }
        const before = ranks[derive(known).status]
        const after = ranks[derive(grown).status]
        if (before !== undefined) expect(after).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 2_000 },
    )
  })

  test('dropping a transfer never raises waiting < seen < confirmed < paid', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(), (known, at) => {
        fc.pre(known.transfers.length > 0)
        const gone = at % known.transfers.length
        const before = ranks[derive(known).status]
        const { transfers } = known
        // A reorg drops a whole transaction: the other fork's report of it goes as well.
        const lost = transfers[gone] as Transfer
        const rest = transfers.filter(
          (one) =>
            one.chain !== lost.chain ||
            one.transactionHash !== lost.transactionHash ||
            one.indexInTransaction !== lost.indexInTransaction,
        )
        const after = ranks[derive({ ...known, transfers: rest }).status]
        if (before !== undefined && after !== undefined) {
          expect(after).toBeLessThanOrEqual(before)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
