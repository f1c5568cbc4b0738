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

const amount = /^(0|[1-9][0-9]{0,77})$/
const address = /^0x[0-9a-fA-F]{40}$/
const chain = /^eip155:[1-9][0-9]{0,15}$/

/**
 * Reads a view from untrusted JSON, checking the type of every field that is used.
 *
 * The wire's schemas are written in zod, which would triple the element; a test holds the two together.
 *
 * @returns the view with its used fields only, or `undefined` when anything is odd
 */
export function parseView(value: unknown): PaymentView | undefined {
  try {
    return readView(new Fields(value))
  } catch (error) {
    if (error instanceof Odd) return undefined
    throw error
  }
}

function readView(view: Fields): PaymentView {
  const order = view.object('order')
  const total = view.object('total')
  return {
    id: view.text('id', /^[\w-]{1,128}$/),
    sequence: view.count('sequence'),
    status: view.oneOf('status', statuses),
    exceptions: view
      .list('exceptions')
      .flatMap((item) => exceptions.find((exception) => exception === item) ?? []),
    order: {
      store: order.text('store', /^[a-z0-9-]{1,64}$/),
      id: order.text('id', /^[1-9][0-9]{0,17}$/),
      cart: order.text('cart', /^[0-9a-fA-F-]{36}$/),
    },
    total: {
      amount: total.text('amount', /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$/),
      currency: total.text('currency', /^[A-Z]{3}$/),
    },
    due: view.text('due', amount),
    received: view.text('received', amount),
    remaining: view.text('remaining', amount),
    openedAt: view.time('openedAt'),
    expiresAt: view.time('expiresAt'),
    treasury: view.hex('treasury', address),
    factory: view.hex('factory', address),
    address: view.hex('address', address),
    networks: view.objects('networks', 1).map((network) => ({
      chain: network.text('chain', chain),
      token: network.hex('token', address),
      confirmations: network.count('confirmations'),
    })),
    transfers: view.objects('transfers', 0).map((transfer) => ({
      chain: transfer.text('chain', chain),
      transactionHash: transfer.hex('transactionHash', /^0x[0-9a-fA-F]{64}$/),
      amount: transfer.text('amount', amount),
      blockNumber: transfer.count('blockNumber'),
      blockTime: transfer.time('blockTime'),
      confirmations: transfer.count('confirmations'),
      required: transfer.count('required'),
    })),
  }
}

class Odd extends Error {}

/** Reads fields of an unknown object and stops at the first odd one. */
class Fields {
  readonly #record: Record<string, unknown>

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null) throw new Odd()
    this.#record = value as Record<string, unknown>
  }

  text(name: string, pattern: RegExp): string {
    const value = this.#record[name]
    if (typeof value !== 'string' || !pattern.test(value)) throw new Odd()
    return value
  }

  hex(name: string, pattern: RegExp): `0x${string}` {
    return this.text(name, pattern) as `0x${string}`
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.#record[name])
    if (found === undefined) throw new Odd()
    return found
  }

  count(name: string): number {
    const value = this.#record[name]
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new Odd()
    return value
  }

  time(name: string): string {
    const text = this.text(name, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    if (Number.isNaN(Date.parse(text))) throw new Odd()
    return text
  }

  list(name: string): unknown[] {
    const value = this.#record[name]
    if (!Array.isArray(value) || value.length > 256) throw new Odd()
    return value
  }

  object(name: string): Fields {
    return new Fields(this.#record[name])
  }

  objects(name: string, minimum: number): Fields[] {
    const list = this.list(name)
    if (list.length < minimum) throw new Odd()
    return list.map((item) => new Fields(item))
  }
}
