import { openDatabase } from '../../database/index.js'
import type { OpenedPayment } from '../../protocol/index.js'
import { postgresPrograms } from '../postgres.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'
import { campaignKey, type DatabaseKind, startWorld, type World } from './world.js'

/** Orders are opened many times at once, with another body, and while the endpoint is killed. */
export const createCampaign: Campaign = {
  name: 'create',
  promise:
    'one key, 50 requests at once, another body, or an endpoint killed between commit and answer: one payment for each order, and one answer for each key',
  blocked: () =>
    postgresPrograms() === undefined ? 'there is no PostgreSQL 15 on this machine' : undefined,
  async run({ isFull, ...options }) {
    const requests = isFull ? 20_000 : 1_000
    const broken: string[] = []
    const figures: Record<string, number> = {}
    // The small size is shared by both databases, the full one is for each.
    const share = isFull ? 1 : 2
    for (const kind of ['SQLite', 'PostgreSQL'] as const) {
      const outcome = await runOn(kind, { ...options, requests: requests / share })
      broken.push(...outcome.broken.map((line) => `${kind}: ${line}`))
      for (const [what, count] of Object.entries(outcome.figures)) {
        figures[what] = (figures[what] ?? 0) + Number(count)
      }
    }
    return { figures, broken }
  },
}

/** Requests that are sent at once. */
const crowd = 50

/** One request, which may be sent many times. */
type Wish = { readonly key: string; readonly order: number; readonly body: string }

/** What came back; undefined when the endpoint died before it said anything. */
type Answer = { readonly status: number; readonly id?: string; readonly code?: string } | undefined

/** What is counted on one database. */
type Tally = {
  placed: number
  requests: number
  refused: number
  kills: number
  unanswered: number
  readonly broken: string[]
  /** Order → its payment, as it was answered. */
  readonly payments: Map<number, string>
}

async function runOn(
  kind: DatabaseKind,
  { seed, say, requests }: Omit<CampaignOptions, 'isFull'> & { requests: number },
): Promise<Outcome> {
  const world = await startWorld({ kind, replicas: kind === 'SQLite' ? 1 : 2 })
  const random = randomOf(seed, kind)
  const tally: Tally = {
    ...{ placed: 0, requests: 0, refused: 0, kills: 0, unanswered: 0 },
    ...{ broken: [], payments: new Map() },
  }
  try {
    for (let round = 1; tally.requests < requests; round += 1) {
      // A round with a kill sends everything twice.
      if (round % 5 === 0) await killedRound(world, random, tally)
      else await crowdedRound(world, random, tally)
      if (round % 20 === 0) say(`${kind}: ${tally.requests} of ${requests} requests`)
    }
    await world.stopEndpoints()
    await countRows(world, tally)
  } finally {
    await world.close()
  }
  const { broken, payments, ...figures } = tally
  return {
    figures: {
      requests: figures.requests,
      orders: payments.size,
      'other bodies refused': figures.refused,
      kills: figures.kills,
      'committed and not answered': figures.unanswered,
    },
    broken,
  }
}

/** One key, fifty times at once, a tenth of them with another body: one body wins, for all. */
async function crowdedRound(world: World, random: Random, tally: Tally): Promise<void> {
  const wish = place(tally)
  const other = { ...wish, body: wish.body.replace('"1.00"', '"2.00"') }
  const sent = Array.from({ length: crowd }, () => (random.chance(0.1) ? other : wish))
  const answers = await Promise.all(
    sent.map(async (one) => ({ one, answer: await send(random.pick(world.replicas).url, one) })),
  )
  tally.requests += crowd
  const taken = answers.filter(({ answer }) => answer?.status === 200)
  const bodies = new Set(taken.map(({ one }) => one.body))
  const ids = new Set(taken.map(({ answer }) => answer?.id))
  if (bodies.size !== 1) tally.broken.push(`${wish.key}: ${bodies.size} bodies were taken`)
  if (ids.size !== 1) tally.broken.push(`${wish.key}: ${ids.size} payments were answered`)
  for (const { one, answer } of answers) {
    if (bodies.has(one.body) && answer?.status === 200) continue
    if (answer?.status === 409 && answer.code === 'idempotency_key_reused') tally.refused += 1
    else tally.broken.push(`${wish.key}: answered ${answer?.status} ${answer?.code}`)
  }
  const [id] = ids
  if (id !== undefined) tally.payments.set(wish.order, id)
}

/** Fifty orders at once; the endpoint dies at the first answer, and everything is asked again. */
async function killedRound(world: World, random: Random, tally: Tally): Promise<void> {
  const replica = random.pick(world.replicas)
  const wishes = Array.from({ length: crowd }, () => place(tally))
  let hasDied: Promise<void> | undefined
  const answers = await Promise.all(
    wishes.map(async (wish) => {
      const answer = await send(replica.url, wish)
      hasDied ??= replica.process().stop('SIGKILL')
      return answer
    }),
  )
  await hasDied
  tally.kills += 1
  const committed = await readPayments(world)
  for (const [at, { order, key }] of wishes.entries()) {
    const id = committed.get(`${order}`)
    const answer = answers[at]
    if (answer === undefined && id !== undefined) tally.unanswered += 1
    if (answer !== undefined && answer.id !== id) {
      tally.broken.push(`${key}: was answered ${answer.status} ${answer.id} and is ${id}`)
    }
  }
  await replica.restart('SIGKILL')
  await replica.process().ready
  for (const [wish, answer] of await Promise.all(
    wishes.map(async (wish) => [wish, await send(replica.url, wish)] as const),
  )) {
    const before = committed.get(`${wish.order}`)
    if (answer?.status !== 200 || (before !== undefined && answer.id !== before)) {
      tally.broken.push(`${wish.key}: was ${before}, then answered ${answer?.status} ${answer?.id}`)
    }
    if (answer?.id !== undefined) tally.payments.set(wish.order, answer.id)
  }
  tally.requests += 2 * crowd
}

/** How the payment of a new order is opened. The shop does not list it: nobody else opens it. */
function place(tally: Tally): Wish {
  tally.placed += 1
  const order = tally.placed
  const cart = `00000000-0000-4000-8000-${`${order}`.padStart(12, '0')}`
  const total = { amount: '1.00', currency: 'USD' }
  const body = JSON.stringify({ store: 'sandbox', order: `${order}`, cart, total })
  return { key: `order-${order}`, order, body }
}

async function send(url: string, { key, body }: Wish): Promise<Answer> {
  const response = await fetch(`${url}/v1/payments`, {
    method: 'POST',
    body,
    headers: {
      authorization: `Bearer ${campaignKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
  }).catch(() => undefined)
  const text = await response?.text().catch(() => undefined)
  if (response === undefined || text === undefined) return undefined
  const answer = JSON.parse(text) as Partial<OpenedPayment> & { code?: string }
  return {
    status: response.status,
    ...(answer.payment === undefined ? {} : { id: answer.payment.id }),
    ...(answer.code === undefined ? {} : { code: answer.code }),
  }
}

/** Order → payment, as the database has it. */
async function readPayments({ database: place }: World): Promise<Map<string, string>> {
  const database = await openDatabase(place())
  const rows = await database.sql.selectFrom('payments').select(['id', 'order_id']).execute()
  await database.close()
  return new Map(rows.map(({ id, order_id }) => [order_id, id]))
}

/** One row for each order, one for each key, and one opening for each payment. */
async function countRows({ database: place }: World, tally: Tally): Promise<void> {
  const database = await openDatabase(place())
  const orders = await database.sql.selectFrom('payments').select(['id', 'order_id']).execute()
  const keys = await database.sql
    .selectFrom('idempotency_keys')
    .select(['key', 'payment_id'])
    .execute()
  const opened = await database.sql
    .selectFrom('actions')
    .select('subject')
    .where('action', '=', 'payment.opened')
    .execute()
  const quotes = await database.sql.selectFrom('quotes').select('payment_id').execute()
  await database.close()
  const wanted = tally.payments.size
  const counts = { payments: orders, keys, openings: opened, quotes }
  for (const [what, rows] of Object.entries(counts)) {
    if (rows.length !== wanted) tally.broken.push(`${rows.length} ${what} for ${wanted} orders`)
  }
  for (const { id, order_id } of orders) {
    const answered = tally.payments.get(Number(order_id))
    if (answered !== id) tally.broken.push(`order ${order_id} is ${id}, answered as ${answered}`)
  }
}
