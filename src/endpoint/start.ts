import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { followHeads } from '../chains/heads.js'
import type { Rpc } from '../chains/rpc.js'
import { openDatabase } from '../database/index.js'
import { weekLong } from '../notifications/index.js'
import { coinbaseRates, krakenRates, ratesOf } from '../rates/index.js'
import type { Store } from '../stores/store.js'
import { createApp } from './app.js'
import { connectBigCommerce } from './bigCommerce.js'
import { channelsOf } from './channels.js'
import type { ChainConfig, Config } from './config.js'
import type { Endpoint } from './context.js'
import { drainable } from './drain.js'
import { backUp } from './jobs/backUp.js'
import { checkChains } from './jobs/checkChains.js'
import { deliver } from './jobs/deliver.js'
import { deliverWebhooks } from './jobs/deliverWebhooks.js'
import { followOrders } from './jobs/followOrders.js'
import { leadOf } from './jobs/lead.js'
import type { Loop } from './jobs/loop.js'
import { askSources, screenTransfers } from './jobs/screenTransfers.js'
import { sealLog } from './jobs/sealLog.js'
import { searchMoney } from './jobs/searchMoney.js'
import { sweepChains } from './jobs/sweep.js'
import { watchChain } from './jobs/watchChain.js'
import { listen } from './listen.js'
import { metricsOf, serveMetrics } from './metrics.js'
import { readinessOf } from './readiness.js'
import { receiptKeyOf } from './receiptKey.js'
import { relayOf, withRelay } from './relay.js'
import type { Scripts } from './scripts.js'
import { recordSettings } from './settingsLog.js'
import { streamsOf } from './streams.js'
import { ratesFetch } from './wayOut.js'

const rateSources = { coinbase: coinbaseRates, kraken: krakenRates }

/** A running endpoint. */
export type Running = {
  /** Where it listens. */
  readonly url: string
  /**
   * Stops taking requests, lets the work under way end, tells the live streams to come back, and
   * closes the database. Nothing that was acknowledged is lost, and nothing is left half done.
   */
  readonly close: () => Promise<void>
}

/** Starts the endpoint: the HTTP side, a watcher for each chain, and the outbox. */
export async function startEndpoint({
  config,
  store: other,
  scripts,
  log,
  now = () => Math.floor(Date.now() / 1_000),
}: {
  config: Config
  /** @default the BigCommerce store of the settings */
  store?: Store
  /** The built scripts that the endpoint serves and its pages load. */
  scripts: Scripts
  log: Logger
  now?: Endpoint['now']
}): Promise<Running> {
  const pace = config.sandboxPace
  const interval = pace === undefined ? undefined : pace * 1_000
  const believed = new Map<number, readonly Rpc[]>()
  const rpcsOf = ({ definition }: ChainConfig) => believed.get(definition.id) ?? []
  const ask = askSources({ config, rpcsOf, log })
  const database = await openDatabase(config.database)
  await recordSettings({ database, config, now: now() })
  const holder = randomUUID()
  const leadIn = (name: string) => leadOf({ name, holder, database, log })
  const jobs = leadIn('jobs')
  const leads = [jobs]
  const bigCommerce = connectBigCommerce({ config, database, log })
  const store = other ?? bigCommerce.store
  const fetch = ratesFetch(config)
  const rates = ratesOf({
    sources: config.rateSources.map((name) => rateSources[name]({ now, fetch })),
    now,
  })
  const streams = streamsOf({ database, serve: (view) => withRelay(relay, view) })
  const metrics = metricsOf({
    ...{ database, chains: config.chains, streams, now },
    backupFolder: config.backup.folder,
    isReady: async () => (await readinessOf(endpoint)).reasons.length === 0,
    isRelayReady: (chain) => (relay?.on(chain) ? relay.isReady(chain) : undefined),
  })
  const metricsServer =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics({ metrics, port: config.metricsPort })
  const stops: (() => void)[] = []
  const watchers: Loop[] = []
  let isClosing = false
  const { health: chains, loops: checks } = checkChains({
    chains: config.chains,
    treasury: config.treasuries[0],
    log,
    interval,
    onBelieved(chain, rpcs) {
      // The provider may answer only now that everything is being closed.
      if (isClosing) return
      believed.set(chain.definition.id, rpcs)
      const lead = leadIn(`watch eip155:${chain.definition.id}`)
      leads.push(lead)
      const watched = { chain, rpcs, database: lead.database, lead, log, now }
      const watcher = watchChain({ ...watched, metrics })
      watchers.push(watcher, searchMoney({ ...watched, interval }))
      const { websocketUrl: url } = chain
      if (url !== undefined)
        stops.push(followHeads({ url, policy: config.policy, onHead: watcher.wake }))
    },
  })
  const relay = relayOf({ config, health: chains, database, lead: jobs, log, now })
  const endpoint: Endpoint = {
    ...{ config, chains, database, store, streams, rates, relay, metrics, log, now },
  }
  const webhooks = await deliverWebhooks({
    ...{ database, log, now, schedule: weekLong, random: Math.random },
    channels: channelsOf({ config, now }),
  })
  const follower = followOrders({ ...endpoint, lead: jobs, interval: pace })
  const app = createApp({ endpoint, scripts, bigCommerce, look: follower.look })
  const server = await listen({ fetch: app.fetch, host: config.host, port: config.port })
  const closeServer = drainable(server)
  const leading = { database: jobs.database, lead: jobs }
  const sweeper = sweepChains({ ...endpoint, ...leading })
  // It reads, and no lease is in the way of that: the backup of a leader that was replaced is as good.
  const backup = backUp({
    config: config.backup,
    open: () => openDatabase(config.database),
    ...{ lead: jobs, log, now },
  })
  const screener = screenTransfers({ ...leading, ask, log, now })
  const loops: Loop[] = [
    deliver(endpoint),
    webhooks,
    follower,
    screener,
    sealLog({ ...leading, secret: config.tokenSecret, log, now }),
    ...checks,
    ...(sweeper ? [sweeper] : []),
    ...(backup ? [backup] : []),
  ]

  const { port } = server.address() as AddressInfo
  const url = `http://${config.host}:${port}`
  const { fingerprint: receiptKey } = await receiptKeyOf({ secret: config.tokenSecret })
  log.info({ url, mode: config.mode, receiptKey }, 'endpoint is up')
  return {
    url,
    async close() {
      isClosing = true
      for (const stop of stops) stop()
      streams.close()
      await Promise.all([
        closeServer(),
        relay?.stop(),
        metricsServer?.close(),
        ...[...loops, ...watchers].map((loop) => loop.stop()),
      ])
      await Promise.all(leads.map((lead) => lead.stop()))
      await database.close()
      log.info('endpoint is down')
    },
  }
}
