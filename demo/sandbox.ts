import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readScripts, type Scripts } from '../src/endpoint/scripts.js'
import type { BigCommerceEmulator } from '../src/sandbox/bigcommerce/index.js'
import type { SandboxChain } from '../src/sandbox/chain.js'
import { type Stage, type StageParts, startStage, storeHash } from '../src/sandbox/stage/stage.js'
import { scriptName } from '../src/stores/bigcommerce/index.js'
import { ownership } from './shop/orders.js'
import { createShop } from './shop/shop.js'

const root = join(import.meta.dirname, '..')
const storeName = 'Harbour Goods'

/** A running sandbox: a chain, the endpoint in a process of its own, and the demo shop. */
export type Sandbox = {
  /** The shop: the one address to open. */
  readonly shopUrl: string
  readonly endpointUrl: string
  readonly chain: SandboxChain
  /** The shop's BigCommerce store: its books and what its staff can do. */
  readonly bigCommerce: BigCommerceEmulator
  /** Everything behind it, with a switch for every failure. */
  readonly stage: Stage
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
 * @param hasPanel three networks with their providers, a merchant's system, and the panel beside the
 * shop. @default false
 */
export async function startSandbox({
  folder,
  ports = { shop: 0, endpoint: 0 },
  blockTime = 1,
  quoteSeconds = 1_800,
  frameOrigin,
  isRelaying = false,
  hasPanel = false,
  logLevel = 'warn',
}: {
  folder: string
  ports?: { shop: number; endpoint: number }
  blockTime?: number
  quoteSeconds?: number
  frameOrigin?: string
  isRelaying?: boolean
  hasPanel?: boolean
  logLevel?: string
}): Promise<Sandbox> {
  const scripts = readScripts({ folder: join(root, 'dist/sandbox') })
  const demoScripts = new Map(
    ['checkout.js', 'demo.js', 'panel.js', 'wallet.js'].map((name) => [
      name,
      readFileSync(join(root, 'dist/demo', name)),
    ]),
  )
  const stage = await startStage({
    ...{ folder, ports, blockTime, isRelaying, withReceiver: hasPanel },
    ...(hasPanel ? {} : { networks: 1, providers: 0 }),
    emulator: ({ endpointUrl }) => ({
      name: storeName,
      methods: [
        { id: 'moneyorder', displayName: 'Pay with USDC', instructions: instructions(endpointUrl) },
        { id: 'bankdeposit', displayName: 'Bank transfer' },
      ],
      ...ownership,
    }),
    settings: ({ shopUrl }) => ({
      PAY_STORE_NAME: storeName,
      PAY_SANDBOX_WALLET_URL: `${shopUrl}/demo/wallet.js`,
      ...(hasPanel ? { PAY_SANDBOX_PANEL_URL: `${shopUrl}/sandbox/panel` } : {}),
      ...(frameOrigin === undefined ? {} : { PAY_FRAME_ORIGIN: frameOrigin }),
      PAY_SCRIPT_URL: `${shopUrl}/script/${scripts.version}`,
      PAY_SCRIPT_FOLDER: join(root, 'dist/sandbox'),
      PAY_QUOTE_SECONDS: `${quoteSeconds}`,
      PAY_LOG_LEVEL: logLevel,
    }),
    pages(parts, stageOf) {
      install(parts, { scripts, frameOrigin })
      return createShop({
        ...{ stage: parts, stageOf, scripts, demoScripts, hasPanel },
        frameOrigin: frameOrigin ?? parts.endpointUrl,
      })
    },
  })
  const { shopUrl, endpoint, networks, store: bigCommerce } = stage
  return {
    ...{ shopUrl, endpointUrl: endpoint.url, chain: networks[0].chain, bigCommerce, stage },
    stopEndpoint: (signal) => endpoint.stop(signal),
    startEndpoint: () => endpoint.start(),
    close: () => stage.close(),
  }
}

/** What a merchant writes into the method's instructions: the place for the payment, and a link for the e-mail. */
function instructions(endpointUrl: string): string {
  return `<div data-usdc-pay data-order="%%OrderID%%"></div><p><a href="${endpointUrl}/pay/order/%%OrderID%%">Pay with USDC later</a></p>`
}

/** Pastes the script into the Script Manager, as a merchant without the app does. */
function install(
  { store, shopUrl, endpointUrl, networks: [main] }: StageParts,
  { scripts, frameOrigin }: { scripts: Scripts; frameOrigin: string | undefined },
): void {
  const src = new URL(`${shopUrl}/script/${scripts.version}/storefront.js`)
  src.searchParams.set('endpoint', endpointUrl)
  src.searchParams.set('store', storeHash)
  src.searchParams.set('treasury', main.chain.cast.treasury)
  src.searchParams.set('networks', main.definition.name)
  if (frameOrigin !== undefined) src.searchParams.set('frameOrigin', frameOrigin)
  store.books.pasteScript({
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
