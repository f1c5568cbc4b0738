import type { PaymentView } from '../../protocol/index.js'

/** The statuses in order, then the two that end a payment without money. */
export const statuses = ['waiting', 'seen', 'confirmed', 'paid', 'expired', 'canceled'] as const

/** What can be unusual. A newer endpoint may know more; the element leaves out what it cannot say. */
export const exceptions = [
  'underpaid',
  'overpaid',
  'late',
  'wrong_token',
  'wrong_chain',
  'duplicate',
  'held',
  'order_changed',
  'reversed',
] as const

/**
 * Reads a view from untrusted JSON, checking the type of every field that is used.
 *
 * The wire's schemas are written in zod, which would triple the element; a test holds the two together.
 *
 * @returns the view with its used fields only, or `undefined` when anything is odd
 */
export function parseView(value: unknown): PaymentView | undefined {
  try {
    return view(value)
  } catch (error) {
    if (error instanceof Odd) return undefined
    throw error
  }
}

class Odd extends Error {}

/** Reads one value; throws when it is odd. */
type Read<Value> = (value: unknown) => Value

function text(pattern: RegExp): Read<string> {
  return (value) => {
    if (typeof value === 'string' && pattern.test(value)) return value
    throw new Odd()
  }
}

function hex(digits: number): Read<`0x${string}`> {
  return text(new RegExp(`^0x[0-9a-fA-F]{${digits}}$`)) as Read<`0x${string}`>
}

function oneOf<Choice extends string>(choices: readonly Choice[]): Read<Choice> {
  return (value) => {
    if (choices.includes(value as Choice)) return value as Choice
    throw new Odd()
  }
}

const count: Read<number> = (value) => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  throw new Odd()
}

const time: Read<string> = (value) => {
  const read = text(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)(value)
  if (Number.isNaN(Date.parse(read))) throw new Odd()
  return read
}

function list<Item>(item: Read<Item>, minimum = 0): Read<Item[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length < minimum || value.length > 256) throw new Odd()
    return value.map((one) => item(one))
  }
}

function object<Value>(fields: { readonly [Name in keyof Value]: Read<Value[Name]> }): Read<Value> {
  return (value) => {
    if (typeof value !== 'object' || value === null) throw new Odd()
    const record = value as Record<string, unknown>
    const read = Object.entries<Read<unknown>>(fields).map(([name, field]) => [
      name,
      field(record[name]),
    ])
    return Object.fromEntries(read) as Value
  }
}

const amount = text(/^(0|[1-9][0-9]{0,77})$/)
const address = hex(40)
const chain = text(/^eip155:[1-9][0-9]{0,15}$/)
/** One line of words, for people. */
const words = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u
/** A name. An odd one is left out: it pays nothing and must not stand in the way of the payment. */
const label: Read<string | undefined> = (value) =>
  typeof value === 'string' && words.test(value) ? value : undefined
/** Yes, or no when it is missing. */
const flag = ((value) => value === true || undefined) as Read<boolean>
const anything: Read<unknown> = (value) => value

type Rate = NonNullable<PaymentView['rate']>
const rate = object<Rate>({
  perUsdc: text(/^\d{1,12}(\.\d{1,18})?$/),
  source: text(words),
  at: time,
})

const view = object<PaymentView>({
  id: text(/^[\w-]{1,128}$/),
  sequence: count,
  status: oneOf(statuses),
  exceptions: (value) =>
    list(anything)(value).flatMap((item) => exceptions.find((known) => known === item) ?? []),
  order: object({
    store: text(/^[a-z0-9-]{1,64}$/),
    id: text(/^[1-9][0-9]{0,17}$/),
    cart: text(/^[0-9a-fA-F-]{36}$/),
    storeName: label,
    customer: label,
  }),
  total: object({
    amount: text(/^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$/),
    currency: text(/^[A-Z]{3}$/),
  }),
  rate: ((value) => (value === undefined ? value : rate(value))) as Read<Rate>,
  due: amount,
  received: amount,
  remaining: amount,
  openedAt: time,
  expiresAt: time,
  treasury: address,
  factory: address,
  address,
  networks: list(object({ chain, token: address, confirmations: count, relayed: flag }), 1),
  transfers: list(
    object({
      chain,
      transactionHash: hex(64),
      amount,
      blockNumber: count,
      blockTime: time,
      confirmations: count,
      required: count,
    }),
  ),
})
