import { randomUUID } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { pino } from 'pino'
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { type Database, openSqlite, readPayment } from '../../database/index.js'
import { createApp } from '../../endpoint/app.js'
import { readConfig } from '../../endpoint/config.js'
import type { Endpoint, Environment } from '../../endpoint/context.js'
import { metricsOf } from '../../endpoint/metrics.js'
import { relayOf } from '../../endpoint/relay.js'
import type { RelayPlace } from '../../endpoint/relayChain.js'
import { streamsOf } from '../../endpoint/streams.js'
import type { OpenedPayment, PaymentView } from '../../protocol/index.js'
import { type MemoryStore, memoryStore } from '../../stores/memory.js'
import { type SandboxChain, startSandboxChain } from '../chain.js'
import type { Random } from '../simulation/random.js'

/** Whom the campaign's orders pay. */
export const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const shop = 'https://shop.example'

const settings = {
  PAY_MODE: 'sandbox',
  PAY_PUBLIC_URL: 'https://pay.example',
  PAY_TOKEN_SECRET: '11'.repeat(32),
  PAY_TREASURY: treasury,
  PAY_STORE_HASH: 'sandbox',
  PAY_STORE_TOKEN: 'x'.repeat(32),
  PAY_STORE_ORIGINS: shop,
  PAY_OPENINGS_PER_MINUTE: '100000',
  PAY_ADDRESS_REQUESTS_PER_MINUTE: '1000000',
  PAY_PAYMENT_REQUESTS_PER_MINUTE: '1000000',
  PAY_RELAY_BUDGET: '1000',
  PAY_RELAY_PAYER_BUDGET: '1000',
}

/** The chain of the campaign, CAIP-2. */
export const chainName = 'eip155:31337'

/** Atomic USDC of the one who signs: enough for every order, many times. */
const wealth = 10n ** 16n

/** Seconds between two changes: so few of them in an hour that no hourly limit hides what one does. */
const step = 900

/** An order of the campaign, as the shop has it and as its owner opened it. */
export type Order = {
  readonly id: string
  readonly cart: string
  readonly amount: string
  readonly opened: OpenedPayment
}

/** An endpoint under attack. */
export type Tampered = {
  readonly app: OpenAPIHono<Environment>
  readonly database: Database
  readonly store: MemoryStore
  readonly orders: readonly Order[]
  readonly read: (id: string) => Promise<PaymentView | undefined>
  readonly payments: () => Promise<number>
  readonly chain: SandboxChain
  /** Where the endpoint sends what is signed; it does so when it is told to. */
  readonly place: RelayPlace
  /** How often an order was paid with what its owner signed, by the order's number. */
  readonly uses: Map<string, number>
  /** A shopper with money. */
  readonly payer: PrivateKeyAccount
  /** The time, in Unix seconds. */
  readonly now: () => number
  /** Lets the time between two changes pass. */
  readonly pass: () => void
  readonly close: () => Promise<void>
}

/** An endpoint with a few orders, each opened by its owner. */
export async function startTampered(): Promise<Tampered> {
  const chain = await startSandboxChain()
  const [payer, relayer] = [generatePrivateKey(), generatePrivateKey()]
  await chain.fund(privateKeyToAccount(payer).address, wealth)
  const { address } = privateKeyToAccount(relayer)
  await chain.anvil.client.setBalance({ address, value: 10n ** 24n })
  const config = readConfig({
    ...settings,
    PAY_CHAIN_31337_RPC: chain.anvil.url,
    PAY_RELAY_KEY: relayer,
  })
  const database = await openSqlite({ path: ':memory:' })
  const store = memoryStore()
  const streams = streamsOf({ database })
  // Not before the chain's own time, which decides until when a signature is valid.
  let clock = Math.ceil(Date.now() / 1_000)
  const now = () => clock
  const log = pino({ level: 'silent' })
  const chains: Endpoint['chains'] = { of: () => ({ state: 'ok' }), isOffered: () => true }
  const lead = { ...{ isHeld: () => false, database }, onGain() {}, async stop() {} }
  const relay = relayOf({ config, health: chains, database, log, now, lead })
  const place = relay?.on(chainName)
  if (relay === undefined || place === undefined) throw new RangeError('Nothing is relayed.')
  const endpoint: Endpoint = {
    ...{ config, database, store, streams, log, now, chains, relay, rates: async () => undefined },
    metrics: metricsOf({ database, chains: config.chains, streams, now }),
  }
  const scripts = { version: '0', files: new Map(), cardCss: '' }
  const app = createApp({ endpoint, scripts, look: () => undefined, rest: async () => undefined })
  const orders: Order[] = []
  for (const amount of ['1.00', '25.50', '999.99', '12345.67']) {
    const cart = randomUUID()
    const { id } = store.placeOrder({ cart, total: { amount, currency: 'USD' } })
    const response = await post(app, '/v1/checkout', { store: 'sandbox', order: id, cart })
    orders.push({ id, cart, amount, opened: (await response.json()) as OpenedPayment })
  }
  return {
    ...{ app, database, store, orders, chain, place, now },
    payer: privateKeyToAccount(payer),
    uses: new Map(),
    read: (id) => readPayment({ database, id }),
    async payments() {
      return (await database.sql.selectFrom('payments').select('id').execute()).length
    },
    pass() {
      clock += step
    },
    async close() {
      streams.close()
      await relay.stop()
      await database.close()
      await chain.anvil.stop()
    },
  }
}

/** Something that somebody tries with what a browser sends. */
export type Attack = {
  readonly name: string
  readonly run: (world: Tampered, random: Random) => Promise<Result>
}

/** What the endpoint answered, and what is wrong with that. */
export type Result = { readonly status: number; readonly problem?: string }

/** Two different orders. */
export function twoOf({ orders }: Tampered, random: Random): readonly [Order, Order] {
  const one = random.pick(orders)
  return [one, random.pick(orders.filter((order) => order !== one))]
}

/** The answer has to have one of these statuses. */
export function expectStatus({ status }: Response, wanted: readonly number[]): Result {
  return wanted.includes(status) ? { status } : { status, problem: `answered ${status}` }
}

/** Posts JSON; a text is sent as it is. */
export function post(
  app: OpenAPIHono<Environment>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
