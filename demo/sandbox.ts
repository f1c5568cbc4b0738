import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { hookSecret } from '../src/endpoint/bigCommerce.js'
import { readScripts, type Scripts } from '../src/endpoint/scripts.js'
import { freePort } from '../src/sandbox/anvil.js'
import { type BigCommerceEmulator, bigCommerceEmulator } from '../src/sandbox/bigcommerce/index.js'
import { type SandboxChain, startSandboxChain } from '../src/sandbox/chain.js'
import { type EndpointProcess, startEndpointProcess } from '../src/sandbox/endpointProcess.js'
import { hookScopes, hookSecretHeader, scriptName } from '../src/stores/bigcommerce/index.js'
import { ownership } from './shop/orders.js'
import { createShop } from './shop/shop.js'

const root = join(import.meta.dirname, '..')
const storeHash = 'sandbox'
const storeName = 'Harbour Goods'

/** A merchant's key of the sandbox. It opens payments here and nowhere else. */
export const sandboxApiKey = 'sandbox-merchant-key'

/** A running sandbox: a chain, the endpoint in a process of its own, and the demo shop. */
export type Sandbox = {
  /** The shop: the one address to open. */
  readonly shopUrl: string
  readonly endpointUrl: string
  readonly chain: SandboxChain
  /** The shop's BigCommerce store: its books and what its staff can do. */
  readonly bigCommerce: BigCommerceEmulator
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
 * @param frameOrigin the host of the frame, when it is not the endpoint
 * @param isRelaying the endpoint sends what shoppers sign, and pays the gas. @default false
 */
export async function startSandbox({
  folder,
  ports = { shop: 0, endpoint: 0 },
  blockTime = 1,
  quoteSeconds = 1_800,
  frameOrigin,
  isRelaying = false,
  logLevel = 'warn',
}: {
  folder: string
  ports?: { shop: number; endpoint: number }
  blockTime?: number
  quoteSeconds?: number
  frameOrigin?: string
  isRelaying?: boolean
  logLevel?: string
}): Promise<Sandbox> {
  const scripts = readScripts({ folder: join(root, 'dist/sandbox') })
  const demoScripts = new Map(
    ['checkout.js', 'demo.js', 'wallet.js'].map((name) => [
      name,
      readFileSync(join(root, 'dist/demo', name)),
    ]),
  )
  const chain = await startSandboxChain({ blockTime })
  const shopPort = await freePort(ports.shop)
  const endpointPort = await freePort(ports.endpoint)
  const shopUrl = `http://127.0.0.1:${shopPort}`
  const endpointUrl = `http://127.0.0.1:${endpointPort}`
  const storeToken = randomBytes(32).toString('hex')
  const clientSecret = randomBytes(32).toString('hex')
  const tokenSecret = randomBytes(32)
  const bigCommerce = bigCommerceEmulator({
    storeHash,
    clientId: 'sandbox-client',
    clientSecret,
    accessToken: storeToken,
    name: storeName,
    apiUrl: shopUrl,
    storefrontUrl: shopUrl,
    firstOrder: 1_001,
    // A visitor's and a campaign's requests together; the limits have tests of their own.
    quota: 10_000,
    methods: [
      { id: 'moneyorder', displayName: 'Pay with USDC', instructions: instructions(endpointUrl) },
      { id: 'bankdeposit', displayName: 'Bank transfer' },
    ],
    ...ownership,
    onEvent: (event) => void bigCommerce.deliverHook(event).catch(() => undefined),
  })
  const { treasury } = chain.cast
  await installIn(bigCommerce, { shopUrl, endpointUrl, scripts, treasury, frameOrigin })
  const secret = hookSecret({ tokenSecret })
  for (const scope of hookScopes) {
    const destination = `${endpointUrl}/v1/hooks/bigcommerce`
    bigCommerce.books.addHook({ scope, destination, headers: { [hookSecretHeader]: secret } })
  }
  const shop = createShop({
    bigCommerce,
    chain,
    endpointUrl,
    frameOrigin: frameOrigin ?? endpointUrl,
    storeHash,
    scripts,
    demoScripts,
  })
  const server = createServer(getRequestListener(shop.fetch))
  await listen(server, shopPort)

  const environment = {
    ...process.env,
    PAY_MODE: 'sandbox',
    PAY_PORT: `${endpointPort}`,
    PAY_PUBLIC_URL: endpointUrl,
    PAY_DATABASE: join(folder, 'sandbox.db'),
    PAY_TOKEN_SECRET: tokenSecret.toString('hex'),
    PAY_API_KEY_HASHES: createHash('sha256').update(sandboxApiKey).digest('hex'),
    PAY_TREASURY: chain.cast.treasury,
    PAY_STORE_HASH: storeHash,
    PAY_STORE_NAME: storeName,
    PAY_STORE_API_URL: shopUrl,
    PAY_STORE_TOKEN: storeToken,
    PAY_APP_CLIENT_ID: 'sandbox-client',
    PAY_APP_CLIENT_SECRET: clientSecret,
    PAY_APP_LOGIN_URL: shopUrl,
    PAY_SANDBOX_WALLET_URL: `${shopUrl}/demo/wallet.js`,
    PAY_STORE_ORIGINS: shopUrl,
    ...(frameOrigin === undefined ? {} : { PAY_FRAME_ORIGIN: frameOrigin }),
    PAY_SCRIPT_URL: `${shopUrl}/script/${scripts.version}`,
    PAY_SCRIPT_FOLDER: join(root, 'dist/sandbox'),
    // All of a campaign's shoppers come from one address.
    PAY_OPENINGS_PER_MINUTE: '1000',
    PAY_ADDRESS_REQUESTS_PER_MINUTE: '100000',
    PAY_PAYMENT_REQUESTS_PER_MINUTE: '10000',
    PAY_QUOTE_SECONDS: `${quoteSeconds}`,
    ...(isRelaying ? await relaySettings(chain) : {}),
    PAY_LOG_LEVEL: logLevel,
    PAY_CHAIN_31337_RPC: chain.anvil.url,
    PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
  }
  let endpoint = await spawnEndpoint(endpointUrl, environment)

  return {
    shopUrl,
    endpointUrl,
    chain,
    bigCommerce,
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

/** A new key with coin for gas. */
async function relaySettings({ anvil }: SandboxChain): Promise<Record<string, string>> {
  const key = generatePrivateKey()
  const { address } = privateKeyToAccount(key)
  await anvil.client.setBalance({ address, value: 10n ** 18n })
  return { PAY_RELAY_KEY: key, PAY_RELAY_BUDGET: '0.5' }
}

/** What a merchant writes into the method's instructions: the place for the payment, and a link for the e-mail. */
function instructions(endpointUrl: string): string {
  return `<div data-usdc-pay data-order="%%OrderID%%"></div><p><a href="${endpointUrl}/pay/order/%%OrderID%%">Pay with USDC later</a></p>`
}

/** Pastes the script into the Script Manager, as a merchant without the app does. */
async function installIn(
  bigCommerce: BigCommerceEmulator,
  {
    shopUrl,
    endpointUrl,
    scripts,
    treasury,
    frameOrigin,
  }: {
    shopUrl: string
    endpointUrl: string
    scripts: Scripts
    treasury: string
    frameOrigin: string | undefined
  },
): Promise<void> {
  const src = new URL(`${shopUrl}/script/${scripts.version}/storefront.js`)
  src.searchParams.set('endpoint', endpointUrl)
  src.searchParams.set('store', storeHash)
  src.searchParams.set('treasury', treasury)
  src.searchParams.set('networks', 'USDC Sandbox')
  if (frameOrigin !== undefined) src.searchParams.set('frameOrigin', frameOrigin)
  bigCommerce.books.pasteScript({
    name: scriptName,
    kind: 'src',
    src: src.href,
    load_method: 'defer',
    location: 'footer',
    visibility: 'all_pages',
    consent_category: 'essential',
    enabled: true,
    integrity_hashes: [scripts.files.get('storefront.js')?.integrity],
  })
}

/** Starts the endpoint like a merchant does: a process of its own with settings in its environment. */
async function spawnEndpoint(
  url: string,
  environment: NodeJS.ProcessEnv,
): Promise<EndpointProcess> {
  const endpoint = startEndpointProcess({ url, environment })
  await endpoint.ready
  return endpoint
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
