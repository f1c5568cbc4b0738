import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Ignored } from '../chains/logs.js'
import { type Database, readBacklog, readCursor, readTargets } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { ChainConfig } from './config.js'
import { newestBackup } from './jobs/backUp.js'
import type { Streams } from './streams.js'

/** What the endpoint counts, for Prometheus. Nothing in it names a payment or a shopper. */
export type Metrics = {
  /** Providers said different things of a network. */
  readonly disagreed: (chain: string) => void
  /** Transfers that count for nothing came to payments' addresses: noise, often meant to mislead. */
  readonly ignored: (chain: string, ignored: Ignored) => void
  /** A request was answered, after so many seconds. */
  readonly answered: (answer: { route: string; status: number; seconds: number }) => void
  /** Everything, as Prometheus reads it. */
  readonly text: () => Promise<string>
}

const jobKinds = ['update_order', 'tell_staff', 'webhook']
const statuses = ['waiting', 'seen', 'confirmed', 'paid', 'expired', 'canceled']

/** Makes the counters. What the database knows is read when somebody asks. */
export function metricsOf({
  database,
  chains,
  streams,
  now,
  backupFolder,
  isReady,
  isRelayReady,
}: {
  database: Database
  chains: readonly Pick<ChainConfig, 'definition'>[]
  streams: Pick<Streams, 'count' | 'cut'>
  now: () => UnixSeconds
  /** Where backups are; undefined where the settings name no folder. */
  backupFolder?: string | undefined
  /** What `/ready` answers. */
  isReady?: () => Promise<boolean>
  /** Whether the network's fee can be paid for shoppers; undefined where that is not offered. */
  isRelayReady?: (chain: string) => boolean | undefined
}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const disagreements = new Counter({
    name: 'pay_provider_disagreements_total',
    help: 'Times that providers of a network said different things.',
    labelNames: ['chain'],
    registers,
  })
  const ignored = new Counter({
    name: 'pay_transfers_ignored_total',
    help: 'Transfers to payments’ addresses that do not count: of nothing, or of unknown tokens.',
    labelNames: ['chain', 'kind'],
    registers,
  })
  const requests = new Histogram({
    name: 'pay_request_seconds',
    help: 'Time until a request was answered.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.2, 1, 5],
    registers,
  })
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers })
  const lag = gauge('pay_head_lag_seconds', 'Age of the last block read of a network.', 'chain')
  const payments = gauge('pay_payments', 'Payments by status.', 'status')
  const undelivered = gauge('pay_outbox_open', 'Jobs of the outbox that are not done.')
  const oldest = gauge(
    'pay_outbox_oldest_seconds',
    'Seconds since the oldest undelivered job was queued.',
  )
  const dead = gauge(
    'pay_outbox_dead',
    'Webhooks that were given up, and jobs that the shop has not taken for a quarter of an hour.',
    'kind',
  )
  const webhooks = gauge('pay_webhooks_open', 'Webhooks that are not delivered.', 'target')
  const oldestWebhook = gauge(
    'pay_webhooks_oldest_seconds',
    'Seconds since the oldest undelivered webhook was queued.',
    'target',
  )
  const off = gauge('pay_webhook_off', '1 for a target that answered 410.', 'target')
  const open = gauge('pay_streams', 'Live streams that are open.')
  const cut = gauge('pay_streams_cut', 'Streams cut since the start: their reader did not keep up.')

  const ready = gauge('pay_ready', '1 when /ready says so, else 0.')
  const relay = gauge(
    'pay_relay_ready',
    '1 when the network fee can be paid for shoppers, 0 without coin or budget.',
    'chain',
  )
  const oldestSeen = gauge(
    'pay_oldest_seen_seconds',
    'Seconds since the oldest transfer of a payment that is seen and not confirmed.',
  )
  const backupAge = gauge('pay_backup_age_seconds', 'Seconds since the newest backup was written.')
  // No figure is better than a wrong one: the alert on a missing figure then speaks.
  backupAge.remove()

  function lookAtBackup(folder: string): void {
    const newest = newestBackup(folder)
    if (newest === undefined) backupAge.remove()
    else backupAge.set(Math.max(0, now() - newest))
  }

  /** What is not counted as it happens. */
  async function look(): Promise<void> {
    for (const chain of chains.map(nameOf)) {
      const head = await readCursor({ database, chain })
      if (head !== undefined) lag.set({ chain }, Math.max(0, now() - head.time))
    }
    const backlog = await readBacklog({ database })
    oldest.set(Math.max(0, now() - (backlog.oldestQueued ?? now())))
    for (const kind of jobKinds) dead.set({ kind }, backlog.dead.get(kind) ?? 0)
    for (const { target, offAt, open, oldestQueued } of await readTargets({ database })) {
      webhooks.set({ target }, open)
      oldestWebhook.set({ target }, Math.max(0, now() - (oldestQueued ?? now())))
      off.set({ target }, offAt === undefined ? 0 : 1)
    }
    undelivered.set(backlog.open)
    oldestSeen.set(Math.max(0, now() - (backlog.seenSince ?? now())))
    if (isReady !== undefined) ready.set((await isReady()) ? 1 : 0)
    for (const chain of chains.map(nameOf)) {
      const isFunded = isRelayReady?.(chain)
      if (isFunded !== undefined) relay.set({ chain }, isFunded ? 1 : 0)
    }
    for (const status of statuses) payments.set({ status }, backlog.payments.get(status) ?? 0)
    if (backupFolder !== undefined) lookAtBackup(backupFolder)
    open.set(streams.count())
    cut.set(streams.cut())
  }

  for (const chain of chains.map(nameOf)) {
    disagreements.inc({ chain }, 0)
    for (const kind of ['nothing', 'foreign']) ignored.inc({ chain, kind }, 0)
  }
  return {
    disagreed: (chain) => disagreements.inc({ chain }),
    ignored: (chain, { nothing, foreign }) => {
      ignored.inc({ chain, kind: 'nothing' }, nothing)
      ignored.inc({ chain, kind: 'foreign' }, foreign)
    },
    answered: ({ route, status, seconds }) => requests.observe({ route, status }, seconds),
    async text() {
      await look()
      return registry.metrics()
    },
  }
}

const nameOf = ({ definition }: Pick<ChainConfig, 'definition'>) => `eip155:${definition.id}`

/**
 * Serves the metrics on a port of its own, to this machine only.
 *
 * @throws PayWithUsdcError `metrics_port_taken`
 */
export async function serveMetrics({
  metrics,
  port,
}: {
  metrics: Pick<Metrics, 'text'>
  port: number
}): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new PayWithUsdcError('metrics_port_taken', `Port ${port} is not free for the metrics.`, {
          hint: 'Set PAY_METRICS_PORT to another port, or leave it out.',
          cause,
        }),
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
