import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { sandboxChains } from '../../chains/definitions/sandbox.js'
import { hookSecret } from '../../endpoint/bigCommerce.js'
import type { OpenedPayment } from '../../protocol/index.js'
import { hookScopes, hookSecretHeader } from '../../stores/bigcommerce/index.js'
import { freePort } from '../anvil.js'
import {
  type BigCommerceEmulator,
  type BookedOrder,
  bigCommerceEmulator,
  type EmulatorOptions,
  type Fault,
} from '../bigcommerce/index.js'
import { listenOnLoopback } from '../listenOnLoopback.js'
import { writeNoScripts } from '../noScripts.js'
import { type EndpointControl, endpointControlOf } from './endpointControl.js'
import type { Gateway, GatewayMode } from './gateway.js'
import { type StageNetwork, startNetwork } from './network.js'
import { type StageOrder, stageOrderOf } from './order.js'
import { type Received, type Receiver, type ReceiverMode, startReceiver } from './receiver.js'
import { tellStore } from './tellStore.js'
import { type Timeline, timelineOf } from './timeline.js'
import { type StageWallet, walletOf } from './wallet.js'

/** Faults of the store's API that last until they are switched off. */
const storeFaults = {
  fine: [],
  'answers 429': [{ status: 429, headers: { 'x-rate-limit-time-reset-ms': '1500' } }],
  'answers 500': [{ status: 500 }],
  slow: [{ delay: 3_000 }],
} as const satisfies Record<string, readonly Fault[]>

/** How the store's API answers. */
export type StoreMode = keyof typeof storeFaults
export const storeModes = Object.keys(storeFaults) as readonly StoreMode[]

/** How the store's webhooks reach the endpoint. */
export const hookModes = ['fine', 'lost', 'doubled'] as const
type HookMode = (typeof hookModes)[number]

/** A merchant's key of the sandbox. It opens payments here and nowhere else. */
export const sandboxApiKey = 'sandbox-merchant-key'

/** The sandbox's store. */
export const storeHash = 'sandbox'

/** What a new order of the sandbox is like. */
export type NewStageOrder = {
  /** Dollars. @default '24.00' */
  readonly total?: string
  /** Seconds that the price holds. @default half an hour */
  readonly quoteSeconds?: number
}

/** Money that the merchant's wallet sent back. */
type StageRefund = {
  readonly order: number
  readonly network: StageNetwork
  readonly hash: Hex
  /** Atomic USDC. */
  readonly amount: bigint
}

/** Everything that a payment touches, on this machine, with a switch for every failure. */
export type Stage = {
  /** Where the shop and its API are. */
  readonly shopUrl: string
  readonly endpoint: EndpointControl
  /** The first two are offered, the third one is only watched. */
  readonly networks: readonly [StageNetwork, ...StageNetwork[]]
  readonly wallet: StageWallet
  readonly store: BigCommerceEmulator
  readonly storeMode: () => StoreMode
  readonly switchStore: (mode: StoreMode) => void
  /** How the store tells the endpoint of what staff did. */
  hooks: HookMode
  /** The merchant's own system; undefined where the stage has none. */
  readonly receiver: Receiver | undefined
  readonly timeline: Timeline
  /** What the merchant's wallet sent back. */
  readonly refunds: readonly StageRefund[]
  /** Gives dollars of an order back: in the shop's books, and from the treasury to who paid. */
  readonly refund: (order: StageOrder, amount: bigint) => Promise<StageRefund>
  /** Orders that were opened here, by their number. */
  readonly orders: ReadonlyMap<number, StageOrder>
  /** Places an order in the shop and opens its payment. */
  readonly placeOrder: (order?: NewStageOrder) => Promise<StageOrder>
  /** Opens the payment of an order that a visitor has placed. */
  readonly adopt: (order: BookedOrder) => Promise<StageOrder>
  readonly switchProvider: (gateway: Gateway, mode: GatewayMode) => void
  /** @throws RangeError on a stage without a receiver */
  readonly switchReceiver: (mode: ReceiverMode) => void
  /** Everything that was switched is as it was at the start; what happened stays. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What the shop's pages are made from, before the endpoint runs. */
export type StageParts = Omit<Stage, 'endpoint' | 'close'> & { readonly endpointUrl: string }

export type StageOptions = {
  /** Where the database goes. */
  readonly folder: string
  /** Usual ports; free ones are taken when these are not. */
  readonly ports?: { readonly shop: number; readonly endpoint: number }
  /** Seconds between blocks; 0 mines every transaction at once. @default 1 */
  readonly blockTime?: number
  /** Chains: 1, or 3. @default 3 */
  readonly networks?: 1 | 3
  /** Providers of the first chain: 3 so that one may fail; 0: the endpoint asks the chain itself. @default 3 */
  readonly providers?: 0 | 3
  /** Runs the merchant's system that takes webhooks. @default true */
  readonly withReceiver?: boolean
  /** The endpoint sends what shoppers sign, and pays the gas. @default true */
  readonly isRelaying?: boolean
  /** Settings of the endpoint beside those that the stage needs. */
  readonly settings?: (places: {
    readonly shopUrl: string
    readonly endpointUrl: string
  }) => Readonly<Record<string, string>>
  readonly emulator?: (places: {
    readonly shopUrl: string
    readonly endpointUrl: string
  }) => Partial<EmulatorOptions>
  /** The shop's pages; without them there is only the store's API. `stageOf` is for requests, later. */
  readonly pages?: (
    parts: StageParts,
    stageOf: () => Stage,
  ) => {
    fetch: (request: Request) => Response | Promise<Response>
  }
}

/** Starts the stage on loopback, and the endpoint in a process of its own. */
export async function startStage({
  folder,
  ports = { shop: 0, endpoint: 0 },
  blockTime = 1,
  networks: count = 3,
  providers = 3,
  withReceiver = true,
  isRelaying = true,
  settings = () => ({}),
  emulator = () => ({}),
  pages,
}: StageOptions): Promise<Stage> {
  const timeline = timelineOf()
  const [shopPort, endpointPort] = [await freePort(ports.shop), await freePort(ports.endpoint)]
  const shopUrl = `http://127.0.0.1:${shopPort}`
  const endpointUrl = `http://127.0.0.1:${endpointPort}`
  const networks = await Promise.all(
    sandboxChains(endpointUrl)
      .slice(0, count)
      .map((definition, at) => {
        // The first one has as many as a careful merchant has; two agree on the second.
        const number = providers === 0 ? 0 : [3, 2, 1][at]
        return startNetwork({ definition, providers: number ?? 1, blockTime, timeline })
      }),
  )
  const [main] = networks
  if (main === undefined) throw new RangeError('A stage has at least one chain.')
  const receiver = withReceiver
    ? await startReceiver({ onReceived: (received) => tellReceived(timeline, received) })
    : undefined

  const storeToken = randomBytes(32).toString('hex')
  const clientSecret = randomBytes(32).toString('hex')
  const tokenSecret = randomBytes(32)
  const orders = new Map<number, StageOrder>()
  const refunds: StageRefund[] = []
  let storeMode: StoreMode = 'fine'
  const store = bigCommerceEmulator({
    ...{ storeHash, clientId: 'sandbox-client', clientSecret, accessToken: storeToken },
    ...{ apiUrl: shopUrl, storefrontUrl: shopUrl, firstOrder: 1_001 },
    // A visitor's and a campaign's requests together; the limits have tests of their own.
    quota: 10_000,
    ...emulator({ shopUrl, endpointUrl }),
    onExchange: (exchange) => tellStore.exchange(timeline, exchange),
    onEvent(event) {
      tellStore.event(timeline, event)
      if (stage.hooks === 'lost') return
      const copies = stage.hooks === 'doubled' ? 2 : 1
      void store.deliverHook(event, { copies }).catch(() => undefined)
    },
  })
  const secret = hookSecret({ tokenSecret })
  for (const scope of hookScopes) {
    const destination = `${endpointUrl}/v1/hooks/bigcommerce`
    store.books.addHook({ scope, destination, headers: { [hookSecretHeader]: secret } })
  }

  /** Opens an order's payment, as the merchant's own server does. */
  async function open(order: BookedOrder, quoteSeconds?: number): Promise<StageOrder> {
    const amount = order.total_inc_tax.replace(/0{2}$/, '')
    const response = await fetch(`${endpointUrl}/v1/payments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandboxApiKey}`,
        'content-type': 'application/json',
        'idempotency-key': `order-${order.id}-${amount}`,
      },
      body: JSON.stringify({
        ...{ store: storeHash, order: `${order.id}`, cart: order.cart_id },
        ...{ total: { amount, currency: order.currency_code } },
        ...(quoteSeconds === undefined ? {} : { quoteSeconds }),
      }),
    })
    if (!response.ok) {
      throw new Error(`The endpoint did not open order ${order.id}: ${await response.text()}`)
    }
    const opened = (await response.json()) as OpenedPayment
    const made = stageOrderOf({ id: order.id, opened, store, timeline, endpointUrl })
    orders.set(order.id, made)
    return made
  }

  const parts: StageParts = {
    ...{ shopUrl, endpointUrl, store, receiver, timeline, orders, refunds },
    hooks: 'fine',
    networks: networks as [StageNetwork, ...StageNetwork[]],
    wallet: walletOf(main),
    async placeOrder({ total = '24.00', quoteSeconds } = {}) {
      // The endpoint opens what it is told of, at its own time: whoever wants another one is first.
      const before = stage.hooks
      if (quoteSeconds !== undefined) stage.hooks = 'lost'
      const lines = [{ name: 'Stoneware mug', quantity: 1, price: total }]
      const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
      const booked = store.books.placeOrder({ lines, customer })
      stage.hooks = before
      timeline.add({ lane: 'order', order: booked.id, text: `Order ${booked.id}: $${total}` })
      return open(booked, quoteSeconds)
    },
    adopt: async (booked) => orders.get(booked.id) ?? open(booked),
    async refund(order, amount) {
      const { treasury, exchange } = main.chain.cast
      // What was swept before, as far as the sandbox has to care.
      await main.chain.fund(treasury, amount)
      const hash = await main.pay({ from: treasury, to: exchange, amount, order: order.id })
      await main.chain.anvil.client.waitForTransactionReceipt({ hash })
      const made = { order: order.id, network: main, hash, amount }
      refunds.push(made)
      const { refunded_amount: before, total_inc_tax: total } = order.booked()
      const refunded = addDollars(before, amount)
      store.books.editOrder(order.id, {
        refunded_amount: refunded,
        status_id: refunded === total ? 4 : 14,
      })
      return made
    },
    switchProvider(gateway, mode) {
      gateway.mode = mode
      const kind = mode === 'fine' ? 'good' : 'bad'
      timeline.add({ lane: 'chain', text: `${gateway.name} is ${mode}`, kind })
    },
    switchReceiver(mode) {
      if (receiver === undefined) throw new RangeError('The stage has no receiver.')
      receiver.mode = mode
      const kind = mode === 'fine' ? 'good' : 'bad'
      const text = mode === 'wrong secret' ? 'has a wrong secret' : `is ${mode}`
      timeline.add({ lane: 'webhook', text: `The merchant’s system ${text}`, kind })
    },
    storeMode: () => storeMode,
    switchStore(mode) {
      // A scenario may have set faults of its own, which no mode names.
      store.books.setFaults(...storeFaults[mode])
      if (mode === storeMode) return
      storeMode = mode
      const text = `BigCommerce ${mode === 'fine' || mode === 'slow' ? `is ${mode}` : mode}`
      timeline.add({ lane: 'store', text, kind: mode === 'fine' ? 'good' : 'bad' })
    },
    async reset() {
      stage.hooks = 'fine'
      stage.wallet.mode = 'fine'
      parts.switchStore('fine')
      if (receiver !== undefined) receiver.mode = 'fine'
      for (const network of networks) await network.reset()
      await stage.endpoint.start()
      await untilOffered(endpointUrl)
    },
  }
  const shop = createServer(getRequestListener((pages?.(parts, () => stage) ?? store.app).fetch))
  const { close: closeShop } = await listenOnLoopback(shop, shopPort)
  const endpoint = endpointControlOf({
    url: endpointUrl,
    timeline,
    environment: {
      PAY_MODE: 'sandbox',
      PAY_PORT: `${endpointPort}`,
      PAY_PUBLIC_URL: endpointUrl,
      PAY_DATABASE: join(folder, 'sandbox.db'),
      PAY_TOKEN_SECRET: tokenSecret.toString('hex'),
      PAY_API_KEY_HASHES: createHash('sha256').update(sandboxApiKey).digest('hex'),
      PAY_TREASURY: main.chain.cast.treasury,
      PAY_STORE_HASH: storeHash,
      PAY_STORE_API_URL: shopUrl,
      PAY_STORE_TOKEN: storeToken,
      PAY_STORE_ORIGINS: shopUrl,
      PAY_APP_CLIENT_ID: 'sandbox-client',
      PAY_APP_CLIENT_SECRET: clientSecret,
      PAY_APP_LOGIN_URL: shopUrl,
      // All of a campaign's shoppers come from one address.
      PAY_OPENINGS_PER_MINUTE: '1000',
      PAY_ADDRESS_REQUESTS_PER_MINUTE: '100000',
      PAY_PAYMENT_REQUESTS_PER_MINUTE: '10000',
      PAY_KEY_REQUESTS_PER_MINUTE: '10000',
      PAY_LOG_LEVEL: 'warn',
      ...providerSettings(networks),
      // What takes minutes elsewhere would have its visitor wait.
      ...(count === 3 ? { PAY_SANDBOX_PACE: '3' } : {}),
      ...(receiver === undefined
        ? {}
        : { PAY_WEBHOOK_URL: receiver.url, PAY_WEBHOOK_SECRET: receiver.secret }),
      ...(isRelaying ? await relaySettings(networks) : {}),
      PAY_SCRIPT_FOLDER: writeNoScripts(folder),
      ...settings({ shopUrl, endpointUrl }),
    },
  })
  const stage: Stage = Object.assign(parts, {
    endpoint,
    async close() {
      for (const order of orders.values()) order.closePage()
      await endpoint.stop()
      await closeShop()
      await receiver?.close()
      await Promise.all(networks.map((network) => network.close()))
    },
  })
  await endpoint.start()
  return stage
}

/** A network that was switched off is offered again only when the endpoint has looked once more. */
async function untilOffered(endpointUrl: string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const response = await fetch(`${endpointUrl}/health`).catch(() => undefined)
    const health = (await response?.json()) as { networks: Record<string, string> } | undefined
    if (Object.values(health?.networks ?? { none: 'off' }).every((state) => state === 'ok')) return
    if (Date.now() > deadline) {
      throw new Error(`Not every network came back: ${JSON.stringify(health?.networks)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Adds atomic USDC to a decimal of the shop's books. */
export function addDollars(text: string, amount: bigint): string {
  const [whole = '0', fraction = ''] = text.split('.')
  const sum = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0')) + amount / 100n
  return `${sum / 10_000n}.${`${sum % 10_000n}`.padStart(4, '0')}`
}

/** Who is asked about each network. */
function providerSettings(networks: readonly StageNetwork[]): Record<string, string> {
  const settings = networks.flatMap(({ definition: { id }, gateways, chain: { anvil } }, at) => {
    const urls = gateways.length === 0 ? [anvil.url] : gateways.map(({ url }) => url)
    const isOffered = at < 2
    return [
      [`PAY_CHAIN_${id}_${isOffered ? 'RPC' : 'WATCH'}`, urls.join()],
      [`PAY_CHAIN_${id}_WS`, anvil.websocketUrl],
    ]
  })
  return Object.fromEntries(settings)
}

/** A new key with coin for gas on every network. */
async function relaySettings(networks: readonly StageNetwork[]): Promise<Record<string, string>> {
  const key = `0x${randomBytes(32).toString('hex')}` as const
  const { address } = privateKeyToAccount(key)
  for (const { chain } of networks) {
    await chain.anvil.client.setBalance({ address, value: 10n ** 18n })
  }
  return { PAY_RELAY_KEY: key, PAY_RELAY_BUDGET: '0.5' }
}

function tellReceived(
  timeline: Timeline,
  { type = 'unreadable', payment, isVerified, answered }: Received,
): void {
  timeline.add({
    lane: 'webhook',
    order: payment === undefined ? undefined : Number(payment.order.id),
    text: `${type} ${payment?.sequence ?? ''}: ${isVerified ? 'signature right' : 'signature wrong'}, answered ${answered}`,
    kind: answered === 204 ? 'plain' : 'bad',
  })
}
