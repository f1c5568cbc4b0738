import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Logger } from 'pino'
import { fromQuantity } from '../chains/blocks.js'
import { followHeads } from '../chains/heads.js'
import { type Rpc, rpcOf } from '../chains/rpc.js'
import { openSqlite } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import { coinbaseRates, krakenRates, ratesOf } from '../rates/index.js'
import type { Store } from '../stores/store.js'
import { createApp } from './app.js'
import { connectBigCommerce } from './bigCommerce.js'
import type { ChainConfig, Config } from './config.js'
import type { Endpoint } from './context.js'
import { drainable } from './drain.js'
import { deliver } from './jobs/deliver.js'
import { followOrders } from './jobs/followOrders.js'
import { type Loop, loopOf } from './jobs/loop.js'
import { watchChain } from './jobs/watchChain.js'
import { receiptKeyOf } from './receiptKey.js'
import type { Scripts } from './scripts.js'
import { streamsOf } from './streams.js'

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
  const database = await openSqlite({ path: config.databasePath })
  const streams = streamsOf({ database })
  const bigCommerce = connectBigCommerce({ config, database, log })
  const store = other ?? bigCommerce.store
  const rates = ratesOf({
    sources: config.rateSources.map((name) => rateSources[name]({ now })),
    now,
  })
  const endpoint: Endpoint = { config, database, store, streams, rates, log, now }
  const follower = followOrders(endpoint)
  const app = createApp({ endpoint, scripts, bigCommerce, look: follower.look })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () =>
      resolve(listening),
    )
    listening.once('error', reject)
  })
  const closeServer = drainable(server as Server)
  const loops: Loop[] = [deliver(endpoint), follower]
  const stops: (() => void)[] = []
  let isClosing = false
  for (const chain of config.chains) {
    const rpcs = chain.rpcUrls.map((url) => rpcOf({ url })) as [Rpc, ...Rpc[]]
    loops.push(
      startChain({ chain, rpcs, log }, () => {
        // The provider may answer only now that everything is being closed.
        if (isClosing) return
        const loop = watchChain({ chain, rpcs, database, log, now })
        loops.push(loop)
        const { websocketUrl: url } = chain
        if (url !== undefined) stops.push(followHeads({ url, onHead: loop.wake }))
      }),
    )
  }

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
      await Promise.all([closeServer(), ...loops.map((loop) => loop.stop())])
      await database.close()
      log.info('endpoint is down')
    },
  }
}

/** Watches a chain once its first provider has said that it serves that chain. */
function startChain(
  { chain, rpcs: [rpc], log }: { chain: ChainConfig; rpcs: readonly [Rpc, ...Rpc[]]; log: Logger },
  start: () => void,
): Loop {
  const { definition } = chain
  const loop = loopOf({
    name: `check ${definition.name}`,
    log,
    interval: 1_000,
    run: async () => {
      const id = fromQuantity(rpc, await rpc.request('eth_chainId', []))
      if (id !== definition.id) {
        throw new PayWithUsdcError(
          'chain_id_wrong',
          `${rpc.name} serves chain ${id}, not ${definition.name} (${definition.id}).`,
          { hint: `Check PAY_CHAIN_${definition.id}_RPC. ${definition.name} is switched off.` },
        )
      }
      start()
      void loop.stop()
      return 'idle'
    },
  })
  return loop
}
