import { getAddress } from 'viem'
import type { Quote } from '../../payment/index.js'
import { fast, slow } from './networks.js'
import type { Random } from './random.js'
import type { TrueTransaction, TrueTransfer } from './TruthChain.js'

/** What a shopper does. */
const stories = [
  'exact',
  'in two parts',
  'twice',
  'late',
  'too much',
  'wrong token',
  'on the second network',
  'on a network that is not offered',
  'reorged out for ever',
  'mined again elsewhere',
  'replaced',
  'with noise',
  'too little',
  'not at all',
  'in one transaction with a stranger',
] as const
type Story = (typeof stories)[number]

/** What a reorg does to a payment's transaction. */
type Fate = 'again' | 'gone' | 'replaced'

/** A transaction that a shopper sends. */
export type Sending = {
  /** Milliseconds from the beginning. */
  readonly at: number
  readonly network: 'slow' | 'fast'
  readonly transaction: TrueTransaction
  /** The network takes the transaction's block back after so many more blocks. */
  readonly reorgAfter?: number
  readonly fate?: Fate
}

/** An order, its price, and what its shopper does. */
export type Order = {
  readonly id: string
  readonly story: Story
  readonly address: `0x${string}`
  readonly dollars: number
  readonly due: bigint
  /** Milliseconds from the beginning. */
  readonly openAt: number
  /** Seconds. */
  readonly lifetime: number
  readonly networks: readonly ('slow' | 'fast')[]
  readonly sendings: readonly Sending[]
  /** Set once the payment is opened. */
  quote?: Quote
}

/** Draws the orders of a run. Each order's size and story differs from the last one's. */
export function drawOrders({
  random,
  count,
  time,
}: {
  random: Random
  count: number
  /** Milliseconds in which they are opened. */
  time: number
}): Order[] {
  const first = random.int(0, stories.length - 1)
  return Array.from({ length: count }, (_, at) => {
    const story = stories[(first + at) % stories.length] as Story
    return drawOrder({ random, story, at, openAt: Math.floor((time * at) / count) })
  })
}

function drawOrder({
  random,
  story,
  at,
  openAt,
}: {
  random: Random
  story: Story
  at: number
  openAt: number
}): Order {
  const dollars = random.pick([20, 500, 5_000])
  const due = BigInt(dollars) * 1_000_000n
  const address = getAddress(random.hash().slice(0, 42))
  const lifetime = story === 'late' ? 5 : 60
  const home = random.pick(['slow', 'fast'] as const)
  const away = home === 'slow' ? 'fast' : 'slow'
  const tokenOf = (network: 'slow' | 'fast') => (network === 'slow' ? slow : fast).usdc
  const send = (
    amount: bigint,
    more: Partial<Sending> & { token?: string; beside?: readonly TrueTransfer[] } = {},
  ): Sending => {
    const network = more.network ?? home
    const { token = tokenOf(network), beside = [], ...rest } = more
    const transfers = [...beside, { token, to: address, amount }]
    return {
      at: openAt + random.int(1_000, 20_000),
      network,
      transaction: { hash: random.hash(), transfers },
      ...rest,
    }
  }
  const taken = (fate: Fate): Sending[] => [send(due, { reorgAfter: random.int(0, 40), fate })]
  const sendings: Record<Story, () => Sending[]> = {
    exact: () => [send(due)],
    'in two parts': () => [send(due / 3n), send(due - due / 3n)],
    twice: () => [send(due), send(due)],
    late: () => [send(due, { at: openAt + 25_000 + random.int(0, 10_000) })],
    'too much': () => [send(due + BigInt(random.int(1, 9_999_999)))],
    'wrong token': () => [
      send(due, { token: (home === 'slow' ? slow : fast).otherDollars[0]?.address ?? '' }),
    ],
    'on the second network': () => [send(due, { network: away }), send(1n)],
    'on a network that is not offered': () => [send(due, { network: away })],
    'reorged out for ever': () => taken('gone'),
    'mined again elsewhere': () => taken('again'),
    replaced: () => taken('replaced'),
    'with noise': () => [
      send(0n),
      send(due * 9n, { token: getAddress(random.hash().slice(0, 42)) }),
      send(due),
    ],
    'too little': () => [send(due - 1n)],
    'not at all': () => [],
    'in one transaction with a stranger': () => {
      const stranger = getAddress(random.hash().slice(0, 42))
      return [send(due, { beside: [{ token: tokenOf(home), to: stranger, amount: 7n }] })]
    },
  }
  return {
    id: `pay_${at}`,
    story,
    address,
    dollars,
    due,
    openAt,
    lifetime,
    networks: story === 'on a network that is not offered' ? [home] : ['slow', 'fast'],
    sendings: sendings[story](),
  }
}
