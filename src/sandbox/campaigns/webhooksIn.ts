import { pino } from 'pino'
import { findPayment, openSqlite, readPayment } from '../../database/index.js'
import { createApp } from '../../endpoint/app.js'
import { connectBigCommerce, hookSecret } from '../../endpoint/bigCommerce.js'
import { readConfig } from '../../endpoint/config.js'
import type { Endpoint } from '../../endpoint/context.js'
import { metricsOf } from '../../endpoint/metrics.js'
import { streamsOf } from '../../endpoint/streams.js'
import { takeOrder } from '../../endpoint/takeOrder.js'
import { registerHooks } from '../../stores/bigcommerce/index.js'
import { signatureHeaders } from '../bigcommerce/deliverHook.js'
import { bigCommerceEmulator, type OrderEvent } from '../bigcommerce/index.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'

/** How often each webhook comes. */
const copies = 10
/** Seconds: what is older, or further ahead, is refused. */
const [oldest, earliest] = [72 * 3_600, 300]
const begin = 1_700_000_000
const clientSecret = 's'.repeat(40)
const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'

/** What the shop tells changes nothing but when it is looked at. */
export const webhooksInCampaign: Campaign = {
  name: 'webhooks-in',
  promise:
    'the shop’s webhooks, doubled, 72 hours late, in any order, forged or from another time: same final state',
  run: runWebhooksIn,
}

async function runWebhooksIn({ seed, isFull, say }: CampaignOptions): Promise<Outcome> {
  const random = randomOf(seed, 'webhooks-in')
  const broken: string[] = []
  let [delivered, refused] = [0, 0]
  const wanted = await referenceState()
  let others = 0
  const compare = (what: string, state: string) => {
    if (state === wanted) return
    others += 1
    broken.push(`${what}: ${state}, not ${wanted}`)
  }

  const orders = permutations([0, 1, 2, 3, 4])
  for (const order of orders) {
    const world = await open()
    await livePast(world)
    // The first event may be five minutes older than the last.
    world.move(random.pick([0, 3_600, oldest - 301]))
    const five = world.messages.filter((_, at) => permuted.includes(at))
    for (const at of order) {
      for (let copy = 0; copy < copies; copy += 1) {
        const status = await world.deliver(five[at])
        if (status !== 204) broken.push(`A webhook was answered with ${status}.`)
        delivered += 1
      }
    }
    if (world.looks() !== five.length) broken.push(`${world.looks()} looks for 5 events.`)
    compare(`order ${order.join('')}`, await world.state())
    await world.close()
  }
  say(`${orders.length} permutations`)

  for (const [what, status, forge] of forgeries) {
    const world = await open()
    await livePast(world)
    for (const message of world.messages) {
      const answer = await world.deliver(forge(message, world))
      if (answer !== status) broken.push(`${what} was answered with ${answer}, not ${status}.`)
      refused += 1
    }
    if (world.looks() > 0) broken.push(`${what} had an order looked at.`)
    await world.readList()
    compare(what, await world.state())
    await world.close()
  }

  const interleavings = isFull ? 5_000 : 200
  for (let run = 1; run <= interleavings; run += 1) {
    const world = await open()
    const counts = await liveAtRandom(world, random, broken)
    delivered += counts.delivered
    refused += counts.refused
    compare(`interleaving ${run}`, await world.state())
    await world.close()
    if (run % 1_000 === 0) say(`${run} interleavings`)
  }
  const figures = {
    permutations: orders.length,
    'kinds of forgery': forgeries.length,
    interleavings,
    'webhooks delivered': delivered,
    'webhooks refused': refused,
    'other final states': others,
  }
  return { figures, broken }
}

/** One webhook as it was sent. */
type Message = { readonly headers: Record<string, string>; readonly body: string }
type World = Awaited<ReturnType<typeof open>>

/** What happens to the order, one step after the other; the last one is how it stays. */
const steps: readonly ((world: World) => void)[] = [
  ({ books }) => void books.placeOrder({ cart, total: '25.50' }),
  ({ books }) => void books.editOrder(101, { total_inc_tax: '30.0000' }),
  ({ books }) => void books.editOrder(101, { status_id: 5 }),
  ({ books }) => void books.editOrder(101, { status_id: 7 }),
  ({ books }) => void books.editOrder(101, { total_inc_tax: '27.5000' }),
]

/** Of the seven webhooks of these steps those that are permuted: one for each step. */
const permuted = [0, 1, 3, 5, 6]

/** Lets everything happen, a minute apart, before anything is told. */
async function livePast(world: World): Promise<void> {
  for (const step of steps) {
    step(world)
    await world.tell()
    world.move(60)
  }
}

/** Lets steps, webhooks, forged ones, and looks at the list come in any order. */
async function liveAtRandom(world: World, random: Random, broken: string[]) {
  const counts = { delivered: 0, refused: 0 }
  let next = 0
  const waiting: Message[] = []
  while (next < steps.length || waiting.length > 0) {
    world.move(random.int(0, 600))
    const chance = random.next()
    if (next < steps.length && (chance < 0.3 || waiting.length === 0)) {
      steps[next]?.(world)
      next += 1
      await world.tell()
      // Each may come several times, and some never do.
      for (const message of world.fresh()) {
        waiting.push(...Array.from({ length: random.int(0, 3) }, () => message))
      }
    } else if (chance < 0.4) await world.readList()
    else if (chance < 0.5) {
      const [what, , forge] = random.pick(forgeries)
      const message = random.pick(world.messages)
      const answer = await world.deliver(forge(message, world))
      if (answer < 400) broken.push(`${what} was answered with ${answer}.`)
      counts.refused += 1
    } else {
      const [message] = waiting.splice(random.int(0, waiting.length - 1), 1)
      if (message === undefined) continue
      await world.deliver(message)
      counts.delivered += 1
    }
  }
  await world.readList()
  return counts
}

/** What a list that is read once, at the end, comes to. */
async function referenceState(): Promise<string> {
  const world = await open()
  await livePast(world)
  await world.readList()
  const state = await world.state()
  await world.close()
  if (!state.includes('27500000')) throw new Error(`The reference is ${state}.`)
  return state
}

/** A webhook that must not be believed: what it is, how it is answered, and how it is made. */
const forgeries: readonly [string, number, (message: Message, world: World) => Message][] = [
  ['a wrong signature', 401, (message) => withHeader(message, 'webhook-signature', 'v1,AAAA')],
  ['another body', 401, ({ headers, body }) => ({ headers, body: body.replace('101', '102') })],
  ['half of the headers', 401, (message) => withHeader(message, 'webhook-id', undefined)],
  ['a wrong secret', 401, (message) => withHeader(message, 'x-pay-with-usdc-hook', 'guessed')],
  ['no secret', 401, (message) => withHeader(message, 'x-pay-with-usdc-hook', undefined)],
  ['an old timestamp', 401, (message, { resign, now }) => resign(message, now() - oldest - 1)],
  ['a future timestamp', 401, (message, { resign, now }) => resign(message, now() + earliest + 1)],
  ['no timestamp', 401, (message) => withHeader(message, 'webhook-timestamp', 'soon')],
]

function withHeader({ headers, body }: Message, name: string, value: string | undefined): Message {
  const { [name]: _, ...others } = headers
  return { headers: value === undefined ? others : { ...others, [name]: value }, body }
}

/** An endpoint and its shop, both in memory, with a clock of their own. */
async function open() {
  let clock = begin
  const now = () => clock
  const log = pino({ level: 'silent' })
  const config = readConfig(settings)
  const database = await openSqlite({ path: ':memory:' })
  const events: OrderEvent[] = []
  const shop = bigCommerceEmulator({
    ...{ storeHash: 'sandbox', clientId: 'client', clientSecret, accessToken: 'x'.repeat(32) },
    ...{ now: () => clock * 1_000, sleep: async () => undefined, quota: 1_000_000 },
    onEvent: (event) => void events.push(event),
  })
  const bigCommerce = connectBigCommerce({
    config,
    database,
    log,
    fetch: shop.fetch as typeof fetch,
  })
  const { store } = bigCommerce
  const secret = hookSecret(config)
  const destination = `${config.publicUrl}/v1/hooks/bigcommerce`
  await registerHooks({ client: await bigCommerce.client(), destination, secret })
  const streams = streamsOf({ database })
  const endpoint: Endpoint = {
    ...{ config, database, store, streams, log, now, rates: async () => undefined },
    metrics: metricsOf({ database, chains: config.chains, streams, now }),
    chains: { of: () => ({ state: 'ok' }), isOffered: ({ isOffered }) => isOffered },
  }
  const wanted: string[] = []
  let looks = 0
  const scripts = { version: '0', files: new Map(), cardCss: '' }
  const app = createApp({ endpoint, scripts, bigCommerce, look: (id) => void wanted.push(id) })
  const messages: Message[] = []
  let told = 0

  /** Keeps a webhook instead of sending it. */
  const keep = (async (_url: string, { headers, body }: RequestInit) => {
    messages.push({ headers: headers as Record<string, string>, body: `${body}` })
    return new Response(null, { status: 204 })
  }) as typeof fetch

  return {
    books: shop.books,
    messages,
    now,
    looks: () => looks,
    move(seconds: number) {
      clock += seconds
    },
    /** Writes the webhooks of what has happened. */
    async tell() {
      for (const event of events.splice(0)) await shop.deliverHook(event, { fetch: keep })
    },
    /** The webhooks that were written since the last call. */
    fresh() {
      const written = messages.slice(told)
      told = messages.length
      return written
    },
    /** The same webhook, signed at another time by whoever knows the key. */
    resign: ({ headers, body }: Message, at: number): Message => ({
      headers: {
        ...headers,
        ...signatureHeaders({ body, key: clientSecret, now: () => at * 1_000 }),
      },
      body,
    }),
    /** Brings a webhook, and does what it asks for. Its status is the answer. */
    async deliver(message: Message | undefined): Promise<number> {
      if (message === undefined) throw new RangeError('There is no such webhook.')
      const { headers, body } = message
      const answer = await app.request('/v1/hooks/bigcommerce', { method: 'POST', headers, body })
      for (const order of wanted.splice(0)) {
        looks += 1
        const read = await store.readOrder({ order })
        if (read.ok) await takeOrder(endpoint, read.value)
      }
      return answer.status
    },
    /** Reads the list of open orders, as the endpoint does each minute. */
    async readList() {
      for (const order of await store.readOpenOrders()) await takeOrder(endpoint, order)
    },
    /** All of the payment that does not depend on when it was looked at. */
    async state(): Promise<string> {
      const found = await findPayment({ database, store: 'sandbox', order: '101' })
      const view = found && (await readPayment({ database, id: found.paymentId }))
      if (view === undefined) return 'no payment'
      const { status, exceptions, order, total, due, received, remaining, address } = view
      return JSON.stringify({
        ...{ status, exceptions, order, total, due, received, remaining, address },
      })
    },
    close: () => database.close(),
  }
}

const settings = {
  PAY_MODE: 'sandbox',
  PAY_PUBLIC_URL: 'https://pay.example',
  PAY_TOKEN_SECRET: '11'.repeat(32),
  PAY_TREASURY: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  PAY_STORE_HASH: 'sandbox',
  PAY_STORE_TOKEN: 'x'.repeat(32),
  PAY_APP_CLIENT_ID: 'client',
  PAY_APP_CLIENT_SECRET: clientSecret,
  PAY_CHAIN_31337_RPC: 'http://127.0.0.1:1',
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  )
}
