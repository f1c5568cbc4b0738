import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { readScripts } from '../src/endpoint/scripts.js'
import { freePort } from '../src/sandbox/anvil.js'
import { type SandboxChain, startSandboxChain } from '../src/sandbox/chain.js'
import { type MemoryStore, memoryStore } from '../src/stores/memory.js'
import { createShop } from './shop/shop.js'

const root = join(import.meta.dirname, '..')
const storeHash = 'sandbox'

/** A merchant's key of the sandbox. It opens payments here and nowhere else. */
export const sandboxApiKey = 'sandbox-merchant-key'

/** A running sandbox: a chain, the endpoint in a process of its own, and the demo shop. */
export type Sandbox = {
  /** The shop: the one address to open. */
  readonly shopUrl: string
  readonly endpointUrl: string
  readonly chain: SandboxChain
  readonly store: MemoryStore
  /** Kills the endpoint's process or stops it politely, and starts it again on the same database. */
  readonly restartEndpoint: (signal?: NodeJS.Signals) => Promise<void>
  readonly stopEndpoint: (signal?: NodeJS.Signals) => Promise<void>
  readonly startEndpoint: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts the sandbox on loopback. The scripts must have been built (`npm run build`).
 *
 * @param folder where the endpoint's database goes
 * @param ports usual ports of shop and endpoint; free ones are taken when these are not
 * @param blockTime seconds between blocks; 0 mines every transaction at once. @default 1
 * @param quoteSeconds how long a quote holds. @default 1800
 */
export async function startSandbox({
  folder,
  ports = { shop: 0, endpoint: 0 },
  blockTime = 1,
  quoteSeconds = 1_800,
  logLevel = 'warn',
}: {
  folder: string
  ports?: { shop: number; endpoint: number }
  blockTime?: number
  quoteSeconds?: number
  logLevel?: string
}): Promise<Sandbox> {
  const scripts = readScripts({ folder: join(root, 'dist/sandbox') })
  const demoScript = readFileSync(join(root, 'dist/demo/demo.js'))
  const chain = await startSandboxChain({ blockTime })
  const shopPort = await freePort(ports.shop)
  const endpointPort = await freePort(ports.endpoint)
  const shopUrl = `http://127.0.0.1:${shopPort}`
  const endpointUrl = `http://127.0.0.1:${endpointPort}`
  const storeToken = randomBytes(32).toString('hex')
  const tokenSecret = randomBytes(32).toString('hex')
  const store = memoryStore()
  const shop = createShop({
    store,
    chain,
    endpointUrl,
    storeHash,
    storeToken,
    scripts,
    demoScript,
  })
  const server = createServer(getRequestListener(shop.fetch))
  await listen(server, shopPort)

  const environment = {
    ...process.env,
    PAY_MODE: 'sandbox',
    PAY_PORT: `${endpointPort}`,
    PAY_PUBLIC_URL: endpointUrl,
    PAY_DATABASE: join(folder, 'sandbox.db'),
    PAY_TOKEN_SECRET: tokenSecret,
    PAY_API_KEY_HASHES: createHash('sha256').update(sandboxApiKey).digest('hex'),
    PAY_TREASURY: chain.cast.treasury,
    PAY_STORE_HASH: storeHash,
    PAY_STORE_URL: shopUrl,
    PAY_STORE_TOKEN: storeToken,
    PAY_STORE_ORIGINS: shopUrl,
    PAY_SCRIPT_URL: `${shopUrl}/script/${scripts.version}`,
    PAY_SCRIPT_FOLDER: join(root, 'dist/sandbox'),
    PAY_QUOTE_SECONDS: `${quoteSeconds}`,
    PAY_LOG_LEVEL: logLevel,
    PAY_CHAIN_31337_RPC: chain.anvil.url,
    PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
  }
  let endpoint = await spawnEndpoint(endpointUrl, environment)

  return {
    shopUrl,
    endpointUrl,
    chain,
    store,
    stopEndpoint: (signal) => endpoint.stop(signal),
    async startEndpoint() {
      endpoint = await spawnEndpoint(endpointUrl, environment)
    },
    async restartEndpoint(signal) {
      await endpoint.stop(signal)
      endpoint = await spawnEndpoint(endpointUrl, environment)
    },
    async close() {
      await endpoint.stop()
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
      await chain.anvil.stop()
    },
  }
}

/** Starts the endpoint like a merchant does: a process of its own with settings in its environment. */
async function spawnEndpoint(
  url: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ stop: (signal?: NodeJS.Signals) => Promise<void> }> {
  const tsx = createRequire(import.meta.url).resolve('tsx')
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'src/endpoint/main.ts')], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const deadline = Date.now() + 30_000
  for (;;) {
    const response = await fetch(`${url}/ready`).catch(() => undefined)
    if (response?.ok === true) break
    if (child.exitCode !== null || Date.now() > deadline) {
      kill()
      throw new Error('The endpoint did not start.')
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    async stop(signal = 'SIGTERM') {
      process.removeListener('exit', kill)
      child.kill(signal)
      await ended
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
