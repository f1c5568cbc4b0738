import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OpenedPayment, PaymentView } from '../src/protocol/index.js'
import {
  connectAll,
  cutAll,
  type Reader,
  readerOf,
  untilAll,
} from '../src/sandbox/campaigns/manyStreams.js'
import { campaignKey, startWorld } from '../src/sandbox/campaigns/world.js'
import { type Measure, percentile } from './measure.js'

const streams = 10_000
const broadcasts = 20
const singles = 300
const creates = 1_000
const createsPerSecond = 100

/** What one server gives. */
type Figures = {
  readonly kilobytes: number
  /** From the request that makes an event to the last of all readers. */
  readonly broadcast: number
  /** From the request that makes an event to its one reader. */
  readonly single: number
  /** When each of those events was read, by the machine's clock. */
  readonly read: ReadonlyMap<number, bigint>
}

/** A server under measurement. */
type Subject = {
  readonly pid: number
  /** Everybody who gets the same events. */
  readonly crowd: readonly Reader[]
  /** One who gets events of its own. */
  readonly one: Reader
  /** Makes an event for the crowd, or for the one; resolves with its sequence. */
  readonly send: (to: 'crowd' | 'one', run: number) => Promise<number>
}

/**
 * Live streams: the whole endpoint with its database beside servers that have nothing behind them, bare
 * `node:http` (the limit) and Hono's `streamSSE` (the usual way). All in one run.
 */
export async function measureStreams(): Promise<Measure[]> {
  const ours = await measureOurs()
  const [bare, hono] = [await measurePeer('bare'), await measurePeer('hono')]
  const beside = (name: 'kilobytes' | 'broadcast' | 'single') => ({
    'bare node:http, no database': bare[name],
    'Hono streamSSE, no database': hono[name],
  })
  return [
    {
      name: `memory of one of ${streams} streams`,
      ours: ours.kilobytes,
      peers: beside('kilobytes'),
      limit: 15,
      unit: 'kB',
    },
    {
      name: `one event to ${streams} readers, p99`,
      ours: ours.broadcast,
      peers: beside('broadcast'),
      limit: 300,
      unit: 'ms',
    },
    {
      name: `an event to one reader beside ${streams}, from its commit, p99`,
      ours: percentile(ours.ways, 99),
      peers: {},
      limit: 5,
      unit: 'ms',
    },
    {
      name: `an event to one reader beside ${streams}, from its commit, median`,
      ours: percentile(ours.ways, 50),
      peers: {},
      limit: null,
      unit: 'ms',
    },
    {
      name: `an event to one reader beside ${streams}, from the request that makes it, p99`,
      ours: ours.single,
      peers: beside('single'),
      limit: null,
      unit: 'ms',
    },
    {
      name: `opening a payment at ${createsPerSecond} a second beside ${streams} streams, p99`,
      ours: ours.create,
      peers: {},
      limit: 50,
      unit: 'ms',
    },
  ]
}

/**
 * Times run from the request that makes the event, so ours hold its commit to the disk: with that, the
 * disk decides. How long an event takes to its reader is counted from its commit as well.
 */
async function measure({ pid, crowd, one, send }: Subject): Promise<Figures> {
  const before = residentKilobytes(pid)
  await connectAll([one])
  await connectAll(crowd)
  const kilobytes = (residentKilobytes(pid) - before) / (crowd.length + 1)
  const all: number[] = []
  for (let run = 0; run < broadcasts; run += 1) {
    const start = performance.now()
    await untilAll(crowd, await send('crowd', run))
    all.push(...crowd.map(({ at }) => at - start))
  }
  const alone: number[] = []
  const read = new Map<number, bigint>()
  for (let run = 0; run < singles; run += 1) {
    const start = performance.now()
    await untilAll([one], await send('one', run))
    alone.push(one.at - start)
    read.set(one.last, machineTime(one.at))
  }
  return { kilobytes, broadcast: percentile(all, 99), single: percentile(alone, 99), read }
}

async function measurePeer(kind: 'bare' | 'hono'): Promise<Figures> {
  const file = join(import.meta.dirname, 'streamServer.ts')
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [text] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    const url = text.toString().trim()
    const crowd = Array.from({ length: streams - 1 }, () => readerOf(`${url}/events`, {}))
    const one = readerOf(`${url}/own-events`, {})
    const figures = await measure({
      ...{ pid: child.pid ?? 0, crowd, one },
      async send(to) {
        const response = await fetch(`${url}/${to}`, { method: 'POST' })
        return Number(await response.text())
      },
    })
    cutAll([one, ...crowd])
    return figures
  } finally {
    child.kill('SIGKILL')
  }
}

async function measureOurs(): Promise<
  Figures & { readonly ways: readonly number[]; readonly create: number }
> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-bench-'))
  const commits = join(folder, 'commits')
  const tell = pathToFileURL(join(import.meta.dirname, 'tellCommits.ts')).href
  const world = await startWorld({
    ...{ kind: 'SQLite', replicas: 1 },
    environment: { BENCH_COMMITS: commits, NODE_OPTIONS: `--import tsx --import ${tell}` },
  })
  try {
    const [replica] = world.replicas
    if (replica === undefined) throw new RangeError('The world has no endpoint.')
    const { url } = replica
    const shared = await open(url, 0)
    const own = await open(url, 1)
    const to = ({ payment, token }: OpenedPayment) =>
      readerOf(`${url}/v1/payments/${payment.id}/events`, { authorization: `Bearer ${token}` })
    const crowd = Array.from({ length: streams - 1 }, () => to(shared))
    const one = to(own)
    const pid = replica.process().pid
    const figures = await measure({
      ...{ pid, crowd, one },
      send: (whom, run) => hold(url, whom === 'one' ? own : shared, run),
    })
    const create = await measureCreates(url)
    cutAll([one, ...crowd])
    await world.stopEndpoints()
    return { ...figures, ways: waysOf(commits, own.payment.id, figures.read), create }
  } finally {
    await world.close()
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds from the commit of each event of a payment to its reader. */
function waysOf(file: string, payment: string, read: ReadonlyMap<number, bigint>): number[] {
  const times = new Map<string, bigint>()
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const [id, sequence, at] = line.split(' ')
    if (id === payment && at !== undefined) times.set(`${sequence}`, BigInt(at))
  }
  return [...read].map(([sequence, at]) => {
    const committed = times.get(`${sequence}`)
    if (committed === undefined) throw new RangeError(`The commit of event ${sequence} is unknown.`)
    return Number(at - committed) / 1e6
  })
}

/** A time of `performance.now()` by the machine's clock, which is the same in each process. */
function machineTime(at: number): bigint {
  return process.hrtime.bigint() - BigInt(Math.round((performance.now() - at) * 1e6))
}

async function measureCreates(url: string): Promise<number> {
  const times: number[] = []
  const pending: Promise<void>[] = []
  const start = performance.now()
  for (let at = 0; at < creates; at += 1) {
    const due = start + (at * 1_000) / createsPerSecond
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    const began = performance.now()
    pending.push(open(url, 10 + at).then(() => void times.push(performance.now() - began)))
  }
  await Promise.all(pending)
  return percentile(times, 99)
}

async function open(url: string, at: number): Promise<OpenedPayment> {
  const total = { amount: '9.50', currency: 'USD' }
  const response = await fetch(`${url}/v1/payments`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': `bench-${at}` },
    body: JSON.stringify({ store: 'sandbox', order: `${1_000_000 + at}`, total }),
  })
  if (!response.ok) throw new Error(`A create answered ${response.status}.`)
  return (await response.json()) as OpenedPayment
}

/** Every hold is an event; returns its sequence. */
async function hold(url: string, { payment }: OpenedPayment, run: number): Promise<number> {
  const response = await fetch(`${url}/v1/payments/${payment.id}/hold`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ hold: run % 2 === 0 ? 'held' : 'released' }),
  })
  if (!response.ok) throw new Error(`A hold answered ${response.status}.`)
  return ((await response.json()) as PaymentView).sequence
}

const headers = { authorization: `Bearer ${campaignKey}`, 'content-type': 'application/json' }

/** Memory of a process, as Linux counts it. */
function residentKilobytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
}
