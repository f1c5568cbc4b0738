import { createHash } from 'node:crypto'
import { type Logger, pino } from 'pino'
import { openSqlite } from '../database/index.js'
import type { Rates } from '../rates/index.js'
import { memoryStore } from '../stores/memory.js'
import { createApp } from './app.js'
import { type Config, readConfig } from './config.js'
import type { Endpoint } from './context.js'
import { metricsOf } from './metrics.js'
import { readinessOf } from './readiness.js'
import type { Scripts } from './scripts.js'
import { streamsOf } from './streams.js'

/** A merchant's key of the tests. */
export const apiKey = 'test-key'
/** A treasury of the tests. */
export const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
/** A cart of the tests. */
export const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
/** Built scripts, as far as the tests need them. */
export const scripts: Scripts = {
  version: '1.2.3',
  files: new Map([
    ['pay-with-usdc.js', { bytes: Buffer.from('// script'), integrity: 'sha384-abc' }],
    ['frame.js', { bytes: Buffer.from('// frame'), integrity: 'sha384-frame' }],
    ['storefront.js', { bytes: Buffer.from('// storefront'), integrity: 'sha384-storefront' }],
  ]),
  cardCss: '.card-css{}',
}

/** Settings that are valid. */
export function environment(change: Record<string, string> = {}): Record<string, string> {
  return {
    PAY_MODE: 'sandbox',
    PAY_PORT: '0',
    PAY_PUBLIC_URL: 'https://pay.example',
    PAY_DATABASE: ':memory:',
    PAY_TOKEN_SECRET: '11'.repeat(32),
    PAY_API_KEY_HASHES: createHash('sha256').update(apiKey).digest('hex'),
    PAY_TREASURY: treasury,
    PAY_STORE_HASH: 'sandbox',
    PAY_STORE_NAME: 'Harbour Goods',
    PAY_STORE_TOKEN: 'x'.repeat(32),
    PAY_STORE_ORIGINS: 'https://shop.example',
    PAY_CHAIN_31337_RPC: 'http://127.0.0.1:1',
    PAY_LOG_LEVEL: 'silent',
    ...change,
  }
}

/** An endpoint without a chain and without a port: requests go in through `app.request`. */
export async function startApp({
  log = pino({ level: 'silent' }),
  now = () => 1_700_000_000,
  rates = async () => undefined,
  rest = async () => undefined,
  change = {},
}: {
  log?: Logger
  now?: Endpoint['now']
  rates?: Rates
  rest?: (milliseconds: number) => Promise<void>
  change?: Record<string, string>
} = {}) {
  const config: Config = readConfig(environment(change))
  const database = await openSqlite({ path: ':memory:' })
  const store = memoryStore()
  const streams = streamsOf({ database })
  const chains: Endpoint['chains'] = {
    of: () => ({ state: 'ok' }),
    isOffered: ({ isOffered }) => isOffered,
  }
  const metrics = metricsOf({
    ...{ database, chains: config.chains, streams, now },
    backupFolder: config.backup.folder,
    isReady: async () => (await readinessOf(endpoint)).reasons.length === 0,
  })
  const endpoint: Endpoint = {
    ...{ config, chains, database, store, streams, rates, metrics, log, now },
  }
  const looked: string[] = []
  const app = createApp({ endpoint, scripts, look: (order) => void looked.push(order), rest })
  return { app, store, database, config, endpoint, looked }
}
