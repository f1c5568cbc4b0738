import { openDatabase, readEvents } from '../../database/index.js'
import { postgresPrograms } from '../postgres.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'
import { openOne, type Purchase, payOne, rest } from './purchase.js'
import { type Sink, startSink } from './sink.js'
import { type DatabaseKind, startWorld, type World } from './world.js'

/** Endpoints are killed at random while orders are opened and paid. */
export const killCampaign: Campaign = {
  name: 'kill',
  promise:
    'kill -9 at any moment, and a leader that stands still: nothing lost, nothing doubled, every page and every webhook ends at paid',
  blocked: () =>
    postgresPrograms() === undefined ? 'there is no PostgreSQL 15 on this machine' : undefined,
  async run({ isFull, ...options }) {
    const size = isFull ? { payments: 2_000, kills: 300 } : { payments: 100, kills: 20 }
    const broken: string[] = []
    const figures: Record<string, number> = {}
    // The small size is shared by both databases, the full one is for each.
    const share = isFull ? 1 : 2
    for (const kind of ['SQLite', 'PostgreSQL'] as const) {
      const outcome = await runOn(kind, {
        ...options,
        payments: size.payments / share,
        kills: size.kills / share,
      })
      broken.push(...outcome.broken.map((line) => `${kind}: ${line}`))
      for (const [what, count] of Object.entries(outcome.figures)) {
        figures[what] = (figures[what] ?? 0) + Number(count)
      }
    }
    return { figures, broken }
  },
}

/** Milliseconds in which everything must have come to its end after the last kill. */
const patience = 180_000

async function runOn(
  kind: DatabaseKind,
  {
    seed,
    say,
    payments,
    kills,
  }: Omit<CampaignOptions, 'isFull'> & { payments: number; kills: number },
): Promise<Outcome> {
  const sink = await startSink()
  const { environment } = sink
  const world = await startWorld({ kind, replicas: kind === 'SQLite' ? 1 : 2, environment })
  const random = randomOf(seed, kind)
  try {
    const purchases: Purchase[] = []
    let isOver = false
    const killing = killAtRandom({
      world,
      random: randomOf(seed, `kill ${kind}`),
      kills,
      say,
      kind,
    })
    void killing.then(() => {
      isOver = true
    })
    // As many as are wanted, spread over the kills; all of them, however soon those are over.
    while (purchases.length < payments) {
      const batch = Math.min(payments - purchases.length, isOver ? 20 : random.int(1, 8))
      const opened = await Promise.all(Array.from({ length: batch }, () => openOne(world, random)))
      purchases.push(...opened)
      // One account: its transactions come one after the other.
      for (const purchase of opened) await payOne(world, purchase, random)
    }
    const { killed, frozen } = await killing
    const isSettled = await settled(world, sink, purchases)
    await world.stopEndpoints()
    const broken = [
      ...(isSettled ? [] : [`not everything came to its end in ${patience / 1_000} seconds`]),
      ...(await faultsOf(world, sink, purchases)),
    ]
    const reconnects = purchases.reduce((sum, { follower }) => sum + follower.returns(), 0)
    for (const { follower } of purchases) follower.stop()
    return {
      figures: {
        payments: purchases.length,
        kills: killed,
        freezes: frozen,
        reconnects,
        'webhooks twice': sink.duplicates(),
      },
      broken,
    }
  } finally {
    await world.close()
    await sink.close()
  }
}

/** Kills one endpoint after another; a fifth of them while they start, and some are frozen first. */
async function killAtRandom({
  world,
  random,
  kills,
  say,
  kind,
}: {
  world: World
  random: Random
  kills: number
  say: (line: string) => void
  kind: DatabaseKind
}): Promise<{ killed: number; frozen: number }> {
  let frozen = 0
  for (let killed = 1; killed <= kills; killed += 1) {
    const replica = random.pick(world.replicas)
    const isEarly = random.chance(0.2)
    if (!isEarly) await replica.process().ready.catch(() => undefined)
    await rest(random.int(0, 1_500))
    if (world.replicas.length > 1 && random.chance(0.15)) {
      // It stands still for longer than its lease, comes back, and believes that it still leads.
      frozen += 1
      replica.process().signal('SIGSTOP')
      await rest(6_000)
      replica.process().signal('SIGCONT')
      await rest(500)
    }
    await replica.restart('SIGKILL')
    if (killed % 10 === 0) say(`${kind}: ${killed} of ${kills} kills`)
  }
  await Promise.all(world.replicas.map((replica) => replica.process().ready))
  return { killed: kills, frozen }
}

/** Waits until every order, every page and the merchant's system are at their end. */
async function settled(
  { paidMoves }: World,
  sink: Sink,
  purchases: readonly Purchase[],
): Promise<boolean> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const isDone = purchases.every(
      ({ order, opened, follower }) =>
        paidMoves.has(order) &&
        follower.last()?.status === 'paid' &&
        sink.of(opened.payment.id).at(-1)?.status === 'paid',
    )
    if (isDone) return true
    await rest(250)
  }
  return false
}

/** Compares what was acknowledged and paid with the books of endpoint, store and chain. */
async function faultsOf(
  world: World,
  sink: Sink,
  purchases: readonly Purchase[],
): Promise<string[]> {
  const faults: string[] = []
  const database = await openDatabase(world.database())
  const orders = new Map(world.emulator.books.orders().map((order) => [order.id, order]))
  for (const { order, opened, follower, paid } of purchases) {
    const { id } = opened.payment
    const say = (what: string) => void faults.push(`order ${order}: ${what}`)
    const events = await readEvents({ database, id, after: 0, last: 100_000 })
    const last = events.at(-1)
    if (last === undefined) {
      say('was acknowledged and is lost')
      continue
    }
    if (events.some(({ sequence }, at) => sequence !== at + 1)) say('its events have a gap')
    if (last.status !== 'paid') say(`is ${last.status} in the database`)
    if (BigInt(last.received) !== paid) say(`has ${last.received} of ${paid}`)
    if (last.exceptions.length > 0) say(`has ${last.exceptions.join()}`)
    const moves = world.paidMoves.get(order) ?? 0
    if (moves !== 1) say(`was moved to paid ${moves} times`)
    const booked = orders.get(order)
    if (booked?.payment_provider_id !== id) say('does not carry its payment in the store')
    if (follower.last()?.status !== 'paid') say(`its page shows ${follower.last()?.status}`)
    for (const line of follower.disorder()) say(`its page got ${line}`)
    const told = sink.of(id).map(({ sequence }) => sequence)
    if (told.some((sequence, at) => sequence !== at + 1)) say(`its webhooks came as ${told.join()}`)
    if (sink.of(id).at(-1)?.status !== 'paid') say('its last webhook does not say paid')
  }
  if (sink.forged() > 0) faults.push(`${sink.forged()} webhooks had a wrong signature`)
  const rows = await database.sql.selectFrom('payments').select('id').execute()
  if (rows.length !== purchases.length) {
    faults.push(`${rows.length} payments for ${purchases.length} orders`)
  }
  await database.close()
  return faults
}
