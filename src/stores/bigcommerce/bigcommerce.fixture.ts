import {
  bigCommerceEmulator,
  type EmulatorOptions,
  type Exchange,
} from '../../sandbox/bigcommerce/index.js'
import type { OrderUpdate, ProofTransfer } from '../store.js'
import { type BigCommerceStoreOptions, bigCommerceStore } from './bigCommerceStore.js'
import { bigCommerceClient } from './client.js'

export const account = {
  storeHash: 'abc123',
  clientId: 'client',
  clientSecret: 'client-secret-of-the-sandbox',
  accessToken: 'token-of-the-sandbox',
}

const total = { amount: '25.50', currency: 'USD' }
export const proof: readonly ProofTransfer[] = [
  {
    amount: '25.50',
    network: 'Base',
    transactionHash: `0x${'ab'.repeat(32)}`,
    url: `https://basescan.org/tx/0x${'ab'.repeat(32)}`,
  },
]

/** An update of an order by the first payment. */
export function updateOf(order: string | number, change: Partial<OrderUpdate> = {}): OrderUpdate {
  return { order: `${order}`, paymentId: 'pay_1', total, proof, ...change }
}

/** An emulated store with a clock that stands still, our adapter, and everything they say. */
export function setUp({
  store: options = {},
  emulator: emulated = {},
}: {
  store?: Partial<BigCommerceStoreOptions>
  emulator?: Partial<EmulatorOptions>
} = {}) {
  const clock = { now: Date.UTC(2026, 10, 23) }
  const now = () => clock.now
  const exchanges: Exchange[] = []
  const emulator = bigCommerceEmulator({
    ...account,
    now,
    onExchange: (exchange) => exchanges.push(exchange),
    ...emulated,
  })
  const openClient = (change: Partial<Parameters<typeof bigCommerceClient>[0]> = {}) =>
    bigCommerceClient({ ...account, fetch: emulator.fetch, now, ...change })
  const client = openClient()
  const store = bigCommerceStore({ client, methods: ['Pay with USDC'], ...options })
  const routes = () => exchanges.map(({ method, path }) => `${method} ${path}`)
  return { ...emulator, clock, now, exchanges, routes, client, openClient, store }
}
