import type { HttpBindings } from '@hono/node-server'
import type { Logger } from 'pino'
import type { Database } from '../database/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { Rates } from '../rates/index.js'
import type { Store } from '../stores/store.js'
import type { KeyInUse } from './apiKeys.js'
import type { Config } from './config.js'
import type { ChainHealths } from './jobs/checkChains.js'
import type { Metrics } from './metrics.js'
import type { Relay } from './relay.js'
import type { Streams } from './streams.js'

/** What the routes work with. */
export type Endpoint = {
  readonly config: Config
  /** How the networks stand now. */
  readonly chains: ChainHealths
  readonly database: Database
  readonly store: Store
  readonly rates: Rates
  readonly streams: Streams
  readonly metrics: Metrics
  /** Undefined where shoppers pay the network fee themselves. */
  readonly relay?: Relay | undefined
  readonly log: Logger
  readonly now: () => UnixSeconds
}

/** Hono's environment: Node's own request and response beside the web standard ones. */
export type Environment = {
  Bindings: Partial<HttpBindings>
  /** `key` is the merchant's key of the request, when it came with one that is live. */
  Variables: { requestId: string; nonce: string; key?: KeyInUse }
}
