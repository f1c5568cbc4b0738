import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { hookSecret } from '../../endpoint/bigCommerce.js'
import { hookScopes, hookSecretHeader } from '../../stores/bigcommerce/index.js'
import { freePort } from '../anvil.js'
import { type BigCommerceEmulator, bigCommerceEmulator } from '../bigcommerce/index.js'
import { type SandboxChain, startSandboxChain } from '../chain.js'
import { type EndpointProcess, startEndpointProcess } from '../endpointProcess.js'
import { type Postgres, startPostgres } from '../postgres.js'

/** The merchant's key of a campaign. */
export const campaignKey = 'campaign-merchant-key'

const storeHash = 'sandbox'

/** Which database a campaign runs on. */
export type DatabaseKind = 'SQLite' | 'PostgreSQL'

/** One endpoint of a campaign, which is killed and started again on the same port. */
type Replica = {
  readonly url: string
  /** The process that runs now. */
  readonly process: () => EndpointProcess
  /** Ends the process and starts another one; resolves at once when it has been started. */
  readonly restart: (signal: NodeJS.Signals) => Promise<void>
}

/** Everything around the endpoints: a chain that mines by the clock, a store, and their database. */
export type World = {
  readonly chain: SandboxChain
  readonly emulator: BigCommerceEmulator
  /** `postgres://…` or a file. */
  readonly database: () => string
  /** Makes another, empty database: the endpoints have it from their next start on. */
  readonly changeDatabase: () => Promise<string>
  readonly replicas: readonly Replica[]
  /** How often each order went from awaiting payment to paid, by the order's number. */
  readonly paidMoves: ReadonlyMap<number, number>
  /** Ends the endpoints, so that their database can be looked at. */
  readonly stopEndpoints: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a chain, an emulated store and endpoints on one database.
 *
 * @param replicas how many endpoints
 * @param environment more settings of theirs
 */
export async function startWorld({
  kind,
  replicas: count,
  environment: more = {},
}: {
  kind: DatabaseKind
  replicas: number
  environment?: Readonly<Record<string, string>>
}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-campaign-'))
  const chain = await startSandboxChain({ blockTime: 1 })
  const postgres: Postgres | undefined = kind === 'PostgreSQL' ? await startPostgres() : undefined
  let files = 0
  async function createDatabase(): Promise<string> {
    files += 1
    return (await postgres?.createDatabase()) ?? join(folder, `campaign-${files}.db`)
  }
  let database = await createDatabase()
  const paidMoves = new Map<number, number>()
  const accessToken = randomBytes(32).toString('hex')
  const tokenSecret = randomBytes(32)
  const emulator = bigCommerceEmulator({
    storeHash,
    clientId: 'campaign-client',
    clientSecret: 'campaign-client-secret-of-32-letters',
    accessToken,
    firstOrder: 1,
    quota: 1_000_000,
    onEvent(event) {
      if (event.scope === 'store/order/statusUpdated' && event.newStatus === 11) {
        paidMoves.set(event.order, (paidMoves.get(event.order) ?? 0) + 1)
      }
      // An endpoint that is down loses its webhooks.
      void emulator.deliverHook(event).catch(() => undefined)
    },
  })
  const shop = createServer(getRequestListener(emulator.app.fetch))
  const shopUrl = await listen(shop)
  const secret = hookSecret({ tokenSecret })
  const environment = {
    PAY_MODE: 'sandbox',
    PAY_TOKEN_SECRET: tokenSecret.toString('hex'),
    PAY_API_KEY_HASHES: createHash('sha256').update(campaignKey).digest('hex'),
    PAY_TREASURY: chain.cast.treasury,
    PAY_STORE_HASH: storeHash,
    PAY_STORE_API_URL: shopUrl,
    PAY_STORE_TOKEN: accessToken,
    PAY_SCRIPT_FOLDER: writeScripts(folder),
    PAY_OPENINGS_PER_MINUTE: '100000',
    PAY_ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    PAY_KEY_REQUESTS_PER_MINUTE: '1000000',
    PAY_PAYMENT_REQUESTS_PER_MINUTE: '1000000',
    PAY_LOG_LEVEL: 'error',
    PAY_CHAIN_31337_RPC: chain.anvil.url,
    ...more,
  }
  const replicas: Replica[] = []
  for (let at = 0; at < count; at += 1) {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const start = () =>
      startEndpointProcess({
        url,
        environment: {
          ...environment,
          PAY_DATABASE: database,
          PAY_PORT: `${port}`,
          PAY_PUBLIC_URL: url,
        },
        onLog: () => undefined,
      })
    let running = start()
    // The next one takes another free port only when this one is taken.
    await running.ready
    replicas.push({
      url,
      process: () => running,
      async restart(signal) {
        await running.stop(signal)
        running = start()
      },
    })
  }
  for (const scope of hookScopes) {
    const destination = `${replicas[0]?.url}/v1/hooks/bigcommerce`
    emulator.books.addHook({ scope, destination, headers: { [hookSecretHeader]: secret } })
  }
  async function stopEndpoints(): Promise<void> {
    for (const replica of replicas) {
      replica.process().signal('SIGCONT')
      await replica.process().stop()
    }
  }
  return {
    chain,
    emulator,
    database: () => database,
    async changeDatabase() {
      database = await createDatabase()
      return database
    },
    replicas,
    paidMoves,
    stopEndpoints,
    async close() {
      for (const replica of replicas) {
        replica.process().signal('SIGCONT')
        await replica.process().stop('SIGKILL')
      }
      shop.closeAllConnections()
      await new Promise<void>((resolve) => void shop.close(() => resolve()))
      await chain.anvil.stop()
      await postgres?.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What the endpoint wants to serve; no campaign opens a page. */
function writeScripts(folder: string): string {
  const scripts = join(folder, 'scripts')
  mkdirSync(join(scripts, '0.0.0'), { recursive: true })
  writeFileSync(join(scripts, '0.0.0/manifest.json'), '{"variant":"sandbox","files":[]}')
  writeFileSync(join(scripts, '0.0.0/card.css'), '')
  return scripts
}

/** Listens on loopback; resolves with the address. */
function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
