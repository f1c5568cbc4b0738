import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import {
  type Database,
  followTargets,
  openDatabase,
  openPayment,
  readTargets,
  recordHold,
} from '../../database/index.js'
import { targetName } from '../../notifications/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import { postgresPrograms, startPostgres } from '../postgres.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'
import { virtualNow, type WorkerOptions } from './outboxClock.js'

/** Events of one payment. */
const perPayment = 10
/** Targets that every event goes to. */
const targetCount = 2

/** Webhooks survive the death of the process that delivers them. */
export const outboxCampaign: Campaign = {
  name: 'outbox',
  promise:
    'no webhook is lost or out of order when deliverers are killed and receivers fail; duplicates have one id',
  run: runOutbox,
}

/** Events and kills, shared among the databases that this machine has. */
const sizes = { small: { events: 400, kills: 20 }, full: { events: 20_000, kills: 300 } }

async function runOutbox({ seed, isFull, say }: CampaignOptions): Promise<Outcome> {
  const { events, kills } = isFull ? sizes.full : sizes.small
  const postgres = postgresPrograms() === undefined ? undefined : await startPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
  try {
    const places = [join(folder, 'payments.db')]
    if (postgres === undefined) say('Without PostgreSQL: it is not installed.')
    else places.push(await postgres.createDatabase())
    const counts: Counts[] = []
    for (const [at, place] of places.entries()) {
      say(at === 0 ? 'on SQLite' : 'on PostgreSQL')
      const random = randomOf(seed, `outbox ${at}`)
      const size = { events: events / places.length, kills: kills / places.length }
      counts.push(await runOn({ place, random, ...size, say }))
    }
    return judge(counts)
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Writes events into one database, while its deliverers are killed. */
async function runOn({
  place,
  random,
  events,
  kills,
  say,
}: Size & Pick<CampaignOptions, 'say'> & { place: string; random: Random }): Promise<Counts> {
  const startedAt = Date.now()
  const secret = random.hash().slice(2)
  const receivers = await Promise.all(
    Array.from({ length: targetCount }, () => receive(secret, random)),
  )
  const urls = receivers.map(({ url }) => url)
  const options: WorkerOptions = { place, urls, secret, startedAt }
  const database = await openDatabase(place)
  let worker: ChildProcess | undefined
  let caught = 0
  try {
    await followTargets({ database, targets: urls.map(targetName) })
    let written = 0
    for (let kill = 1; kill <= kills; kill += 1) {
      worker = await startWorker(options)
      const until = Math.round((events * kill) / kills)
      const writing = (async () => {
        for (; written < until; written += 1) {
          await writeEvent({ database, number: written, now: virtualNow(startedAt) })
        }
      })()
      await rest(random.int(20, 700))
      const isBusy = receivers.some(({ underWay }) => underWay() > 0)
      await end(worker)
      if (isBusy) caught += 1
      await writing
      if (kill % 10 === 0) say(`${kill} kills, ${written} events written`)
    }
    worker = await startWorker(options)
    await untilEmpty(database, say)
    await end(worker)
    return await countsOf({ database, receivers, events, kills, caught })
  } finally {
    if (worker !== undefined) await end(worker)
    await Promise.all(receivers.map(({ close }) => close()))
    await database.close()
  }
}

type Receiver = Awaited<ReturnType<typeof receive>>

/** One event that a receiver took, whether or not the answer came back. */
type Taken = { readonly id: string; readonly payment: string; readonly version: number }

/** A receiver that fails as receivers do: 30 % 503, 5 % no answer, 5 % taken and the answer lost. */
async function receive(secret: string, random: Random) {
  const taken: Taken[] = []
  const bodies = new Map<string, string>()
  const counts = { refused: 0, hung: 0, lost: 0, forged: 0, differing: 0 }
  const webhook = new Webhook(Buffer.from(secret, 'hex').toString('base64'))
  let underWay = 0
  const server = http.createServer((request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
    })
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const chance = random.next()
      if (chance < 0.3) {
        counts.refused += 1
        response.writeHead(503).end()
        return
      }
      if (chance < 0.35) {
        counts.hung += 1
        return
      }
      const body = Buffer.concat(parts).toString()
      const header = (name: string) => `${request.headers[`webhook-${name}`]}`
      // Signed under the campaign's own clock, so the age is not checked.
      const at = new Date(Number(header('timestamp')) * 1_000)
      const id = header('id')
      if (webhook.sign(id, at, body) !== header('signature')) counts.forged += 1
      if ((bodies.get(id) ?? body) !== body) counts.differing += 1
      bodies.set(id, body)
      const { data } = JSON.parse(body) as { data: { version: number; payment: { id: string } } }
      taken.push({ id, payment: data.payment.id, version: data.version })
      if (chance < 0.4) {
        counts.lost += 1
        response.destroy()
      } else response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken,
    counts,
    underWay: () => underWay,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * Writes one event. A payment's events come in a row, when there are workers to take several at once:
 * that is where their order is lost most easily.
 */
async function writeEvent({
  database,
  number,
  now,
}: {
  database: Database
  number: number
  now: UnixSeconds
}): Promise<void> {
  const order = Math.floor(number / perPayment) + 1
  const id = paymentOf(order)
  const turn = number % perPayment
  if (turn > 0) {
    const hold = turn % 2 === 1 ? 'held' : 'released'
    await recordHold({ database, paymentId: id, hold, now })
    return
  }
  const hex = order.toString(16)
  const treasury = `0x${'2'.repeat(40)}` as const
  await openPayment({
    database,
    payment: {
      ...{ id, store: 'sandbox', order: `${order}`, openedAt: now },
      cart: `00000000-0000-4000-8000-${hex.padStart(12, '0')}`,
      total: { amount: '25.50', currency: 'USD' },
      ...{ treasury, factory: treasury, address: `0x${hex.padStart(40, '0')}` },
    },
    networks: [],
    quote: { number: 1, due: 25_500_000n, quotedAt: now, expiresAt: now + 1e9, tolerance: 0n },
  })
}

/** The id of the payment of an order. */
const paymentOf = (order: number) => `pay_${order.toString(16).padStart(32, '0')}`

async function startWorker(options: WorkerOptions): Promise<ChildProcess> {
  const file = join(import.meta.dirname, 'outboxWorker.ts')
  const worker = fork(file, [JSON.stringify(options)], { execArgv: ['--import', 'tsx'] })
  const [answer] = await Promise.race([once(worker, 'message'), once(worker, 'exit')])
  if (answer !== 'ready') throw new Error(`The worker ended with ${answer}.`)
  return worker
}

/** Kills a worker, without a chance to put anything in order. */
async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = once(worker, 'exit')
  worker.kill('SIGKILL')
  await ended
}

async function untilEmpty(database: Database, say: (line: string) => void): Promise<void> {
  for (let seconds = 0; ; seconds += 1) {
    const targets = await readTargets({ database })
    const open = targets.reduce((sum, target) => sum + target.open, 0)
    if (open === 0) return
    if (seconds % 10 === 0) say(`${open} deliveries are left`)
    await rest(1_000)
  }
}

const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What was done to one database, and what came of it. */
type Counts = Awaited<ReturnType<typeof countsOf>>
type Size = { readonly events: number; readonly kills: number }

async function countsOf({
  database,
  receivers,
  events,
  kills,
  caught,
}: Size & { database: Database; receivers: readonly Receiver[]; caught: number }) {
  const sum = (count: (receiver: Receiver) => number) =>
    receivers.reduce((total, receiver) => total + count(receiver), 0)
  const unique = sum(({ taken }) => new Set(taken.map(({ id }) => id)).size)
  return {
    events,
    kills,
    caught,
    refused: sum(({ counts }) => counts.refused),
    hung: sum(({ counts }) => counts.hung),
    unanswered: sum(({ counts }) => counts.lost),
    duplicates: sum(({ taken }) => taken.length) - unique,
    unique,
    lost: sum((one) => lostOf(one, events / perPayment)),
    disordered: sum(disorderOf),
    forged: sum(({ counts }) => counts.forged),
    differing: sum(({ counts }) => counts.differing),
    dead: (await readTargets({ database })).reduce((total, target) => total + target.dead, 0),
  }
}

function judge(runs: readonly Counts[]): Outcome {
  const sum = (name: keyof Counts) => runs.reduce((total, run) => total + run[name], 0)
  const [events, lost, disordered] = [sum('events'), sum('lost'), sum('disordered')]
  const broken: string[] = []
  if (lost > 0) broken.push(`${lost} events never came.`)
  if (disordered > 0) broken.push(`${disordered} events came before an earlier one.`)
  if (sum('unique') !== events * targetCount) {
    broken.push(`${sum('unique')} ids for ${events} events and ${targetCount} targets.`)
  }
  if (sum('forged') > 0) broken.push(`${sum('forged')} signatures were wrong.`)
  if (sum('differing') > 0) broken.push(`${sum('differing')} events came with another body.`)
  if (sum('dead') > 0) broken.push(`${sum('dead')} events were given up.`)
  if (runs.some(({ caught }) => caught === 0)) {
    broken.push('No kill met a delivery under way: this run proves nothing.')
  }
  const figures = {
    databases: runs.length,
    events,
    'targets each': targetCount,
    kills: sum('kills'),
    'of them in the middle of a delivery': sum('caught'),
    'tries answered 503': sum('refused'),
    'never answered': sum('hung'),
    'taken with the answer lost': sum('unanswered'),
    'duplicates removed by id': sum('duplicates'),
    lost,
    'out of order': disordered,
  }
  return { figures, broken }
}

/** Events of one receiver that never came: a payment's versions count from 1 without a gap. */
function lostOf({ taken }: Receiver, payments: number): number {
  const came = new Set(taken.map(({ payment, version }) => `${payment} ${version}`))
  let lost = 0
  for (let order = 1; order <= payments; order += 1) {
    for (let version = 1; version <= perPayment; version += 1) {
      if (!came.has(`${paymentOf(order)} ${version}`)) lost += 1
    }
  }
  return lost
}

/** Events whose first delivery came before the first delivery of an earlier event of their payment. */
function disorderOf({ taken }: Receiver): number {
  const newest = new Map<string, number>()
  let disordered = 0
  for (const { payment, version } of taken) {
    const last = newest.get(payment) ?? 0
    if (version > last + 1) disordered += 1
    newest.set(payment, Math.max(last, version))
  }
  return disordered
}
