import { readFileSync } from 'node:fs'
import type { OpenedPayment, PaymentView } from '../../protocol/index.js'
import { randomOf } from '../simulation/random.js'
import type { Campaign } from './campaign.js'
import { connectAll, cutAll, type Reader, readerOf } from './manyStreams.js'
import { rest } from './purchase.js'
import { campaignKey, startWorld } from './world.js'

/** Streams, creates and a storm of returning pages. */
export const loadCampaign: Campaign = {
  name: 'load',
  promise:
    'under streams, creates and a storm of returning pages nothing fails and no event is missed',
  blocked: () =>
    process.platform === 'linux' ? undefined : 'memory of a process is read as Linux tells it',
  async run({ seed, isFull, say }) {
    const size = isFull
      ? { streams: 10_000, payments: 1_000, perSecond: 100, seconds: 600 }
      : { streams: 2_000, payments: 200, perSecond: 20, seconds: 20 }
    const random = randomOf(seed, 'load')
    const world = await startWorld({ kind: 'SQLite', replicas: 1 })
    const [replica] = world.replicas
    if (replica === undefined) throw new RangeError('The world has no endpoint.')
    const { url } = replica
    const broken: string[] = []
    try {
      const opened: OpenedPayment[] = []
      for (let at = 0; at < size.payments; at += 1) opened.push(await open(url, at))
      const before = residentKilobytes(replica.process().pid)
      const readers = Array.from({ length: size.streams }, (_, at) => {
        const { payment, token } = opened[at % opened.length] as OpenedPayment
        const headers = { authorization: `Bearer ${token}` }
        return {
          id: payment.id,
          reader: readerOf(`${url}/v1/payments/${payment.id}/events`, headers),
        }
      })
      const all = readers.map(({ reader }) => reader)
      await connectAll(all)
      const perStream = (residentKilobytes(replica.process().pid) - before) / size.streams
      say(`${size.streams} streams are open`)

      const creates: number[] = []
      let failed = 0
      const pending: Promise<void>[] = []
      const start = performance.now()
      for (let at = 0; at < size.perSecond * size.seconds; at += 1) {
        const due = start + (at * 1_000) / size.perSecond
        await rest(Math.max(0, due - performance.now()))
        const began = performance.now()
        pending.push(
          open(url, size.payments + at).then(
            () => void creates.push(performance.now() - began),
            () => {
              failed += 1
            },
          ),
        )
        if (at % 2 === 0) pending.push(hold(url, random.pick(opened).payment.id, at % 4 === 0))
        // Once in the middle every page comes back at the same time.
        if (at === Math.floor((size.perSecond * size.seconds) / 2)) pending.push(storm(all))
      }
      await Promise.all(pending)
      say('all requests are answered')
      if (failed > 0) broken.push(`${failed} creates failed`)
      broken.push(...(await missedOf(url, readers, opened)))
      cutAll(all)
      const sorted = creates.sort((a, b) => a - b)
      return {
        figures: {
          streams: size.streams,
          creates: creates.length,
          'ms create p50': Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
          'ms create p99': Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
          'kB a stream': perStream.toFixed(1),
          gaps: all.reduce((sum, { gaps }) => sum + gaps, 0),
        },
        broken,
      }
    } finally {
      await world.close()
    }
  },
}

async function storm(readers: readonly Reader[]): Promise<void> {
  cutAll(readers)
  await connectAll(readers)
}

/** Every reader has the last event of its payment, and every event before it. */
async function missedOf(
  url: string,
  readers: readonly { readonly id: string; readonly reader: Reader }[],
  opened: readonly OpenedPayment[],
): Promise<string[]> {
  const last = new Map<string, number>()
  for (const { payment, token } of opened) {
    const response = await fetch(`${url}/v1/payments/${payment.id}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    last.set(payment.id, ((await response.json()) as PaymentView).sequence)
  }
  const isBehind = () => readers.filter(({ id, reader }) => reader.last < (last.get(id) ?? 0))
  for (let tries = 0; tries < 100 && isBehind().length > 0; tries += 1) await rest(100)
  const behind = isBehind().length
  const gaps = readers.filter(({ reader }) => reader.gaps > 0).length
  return [
    ...(behind > 0 ? [`${behind} streams missed the last event`] : []),
    ...(gaps > 0 ? [`${gaps} streams have a gap`] : []),
  ]
}

async function open(url: string, at: number): Promise<OpenedPayment> {
  const response = await fetch(`${url}/v1/payments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${campaignKey}`,
      'content-type': 'application/json',
      'idempotency-key': `load-${at}`,
    },
    body: JSON.stringify({
      store: 'sandbox',
      // The shop does not know them: nothing but the requests is measured.
      order: `${1_000_000 + at}`,
      total: { amount: '9.50', currency: 'USD' },
    }),
  })
  if (!response.ok) throw new Error(`A create answered ${response.status}.`)
  return (await response.json()) as OpenedPayment
}

async function hold(url: string, id: string, isHeld: boolean): Promise<void> {
  const response = await fetch(`${url}/v1/payments/${id}/hold`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${campaignKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ hold: isHeld ? 'held' : 'released' }),
  })
  if (!response.ok) throw new Error(`A hold answered ${response.status}.`)
}

/** Memory of a process, as Linux counts it. */
function residentKilobytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0)
}
