import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { v2Error, v3Error } from './answers.js'
import { booksOf } from './books.js'
import { type Delivery, deliverHook } from './deliverHook.js'
import { droppedHeader, type Fault, faultsOf } from './faults.js'
import { hooksApi } from './hooksApi.js'
import { limitsOf } from './limits.js'
import { metafieldsApi } from './metafieldsApi.js'
import { oauthApi } from './oauthApi.js'
import { ordersApi } from './ordersApi.js'
import { scriptsApi } from './scriptsApi.js'
import { type PayloadChange, signedPayload } from './signedPayload.js'
import { storeApi } from './storeApi.js'
import { type Ownership, storefrontApi } from './storefrontApi.js'
import type { Exchange, OfflineMethod, OrderEvent } from './types.js'

/** What an emulated store is made of. */
export type EmulatorOptions = Partial<Ownership> & {
  readonly storeHash: string
  readonly clientId: string
  readonly clientSecret: string
  readonly accessToken: string
  /** Milliseconds since 1970. */
  readonly now?: () => number
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Offline payment methods of the checkout. @default Money Order, named "Pay with USDC" */
  readonly methods?: readonly [OfflineMethod, ...OfflineMethod[]]
  /** @default 101 */
  readonly firstOrder?: number
  /** Requests in one window of 30 seconds. @default 150 */
  readonly quota?: number
  /** Base of the links in answers. @default 'https://api.bigcommerce.com' */
  readonly apiUrl?: string
  /** @default 'https://shop.example' */
  readonly storefrontUrl?: string
  /** The store's name. @default 'Sandbox' */
  readonly name?: string
  /** The store's default currency. @default 'USD' */
  readonly currency?: string
  /** Called for every event of an order, such as to deliver its hooks. */
  readonly onEvent?: (event: OrderEvent) => void
  /** Called with every request to the management API and its answer. */
  readonly onExchange?: (exchange: Exchange) => void
}

export type BigCommerceEmulator = ReturnType<typeof bigCommerceEmulator>

/**
 * A BigCommerce store in one process: its management API, its login server and its storefront's
 * API over one set of books. It keeps the rules that our adapter depends on, such as rate limits,
 * error shapes and what can be written; it is no model of taxes, shipping or stock.
 */
export function bigCommerceEmulator({
  storeHash,
  clientId,
  clientSecret,
  accessToken,
  now = Date.now,
  sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  methods = [{ id: 'moneyorder', displayName: 'Pay with USDC' }],
  firstOrder = 101,
  quota = 150,
  apiUrl = 'https://api.bigcommerce.com',
  storefrontUrl = 'https://shop.example',
  name = 'Sandbox',
  currency = 'USD',
  ownsOrder = () => false,
  ownsCart = () => false,
  onPlaced = () => {},
  onEvent = () => {},
  onExchange = () => {},
}: EmulatorOptions) {
  const books = booksOf({ now, methods, firstOrder, onEvent })
  const faults = faultsOf({ sleep })
  const limits = limitsOf({ now, quota, window: 30_000 })
  const codes = new Map<string, string>()
  const below = (context: Context) => context.req.path.replace(/^\/stores\/[^/]+/, '')

  const management = new Hono()
  management.use(async (context, next) => {
    const request = context.req.raw.clone()
    await next()
    onExchange(await exchangeOf(request, { path: below(context), response: context.res.clone() }))
  })
  management.use((context, next) => faults.play(context, below(context), next))
  management.use(async (context, next) => {
    const { headers, isOver } = limits.count()
    const refused = isOver ? context.body(null, 429) : refusalOf(context)
    if (refused === undefined) await next()
    else context.res = refused
    for (const [header, value] of Object.entries(headers)) context.res.headers.set(header, value)
  })

  function refusalOf(context: Context): Response | undefined {
    const isRight =
      context.req.header('x-auth-token') === accessToken && context.req.param('hash') === storeHash
    if (isRight) return undefined
    const error = below(context).startsWith('/v2') ? v2Error : v3Error
    return error(context, 401, 'Unauthorized')
  }

  management.route('/v2', ordersApi({ books, apiUrl, storeHash }))
  management.route('/v2', storeApi({ storeHash, storefrontUrl, name, currency }))
  management.route('/v3', metafieldsApi({ books, clientId, now }))
  management.route('/v3', scriptsApi({ books, clientId, now }))
  management.route('/v3', hooksApi({ books, clientId, storeHash, now }))

  const app = new Hono()
  app.route('/stores/:hash', management)
  app.route('/', oauthApi({ clientId, clientSecret, accessToken, storeHash, codes }))
  app.route('/', storefrontApi({ books, ownsOrder, ownsCart, onPlaced }))

  /** `fetch` without a network; a dropped answer fails as a cut connection does. */
  async function fetchInMemory(input: string | URL | Request, init?: RequestInit) {
    const response = await app.request(input instanceof URL ? input.href : input, init)
    if (response.headers.has(droppedHeader)) throw new TypeError('fetch failed')
    return response
  }

  const { tables: _, nextId: __, ...staff } = books
  return {
    app,
    fetch: fetchInMemory,
    books: {
      ...staff,
      /** Sets what goes wrong with the management API from now on; nothing by default. */
      setFaults: (...next: readonly Fault[]) => faults.setFaults(next),
      /** Deletes a script, as a merchant can in the Script Manager. */
      deleteScript: (uuid: string) => books.tables.scripts.delete(uuid),
      /** Changes a script behind our back. */
      editScript(uuid: string, change: Readonly<Record<string, unknown>>) {
        const script = books.tables.scripts.get(uuid)
        if (script !== undefined) books.tables.scripts.set(uuid, { ...script, ...change })
      },
      /** Deletes a hook, as BigCommerce does when an app is uninstalled. */
      deleteHook: (id: number) => books.tables.hooks.delete(id),
      /** Switches a hook off, as BigCommerce does after two days of failures. */
      deactivateHook(id: number) {
        const hook = books.tables.hooks.get(id)
        if (hook !== undefined) books.tables.hooks.set(id, { ...hook, is_active: false })
      },
      /** Gives the one-time code of an installation. @param scopes that the merchant granted */
      grantCode(scopes: string): string {
        const code = randomUUID()
        codes.set(code, scopes)
        return code
      },
    },
    /** Signs what BigCommerce gives to load, uninstall and remove-user. */
    signedPayload: (change: PayloadChange = {}) =>
      signedPayload({ clientId, clientSecret, storeHash, now, change }),
    /** Tells the registered hooks. */
    deliverHook: (
      event: OrderEvent,
      options: {
        readonly fetch?: typeof fetch
        readonly copies?: number
        readonly forge?: 'signature' | 'secret' | 'producer'
      } = {},
    ): Promise<Delivery[]> =>
      deliverHook({ books, event, storeHash, clientSecret, now, fetch, ...options }),
  }
}

async function exchangeOf(
  request: Request,
  { path, response }: { path: string; response: Response },
): Promise<Exchange> {
  const [requestText, answerText] = [await request.text(), await response.text()]
  return {
    method: request.method,
    path,
    query: Object.fromEntries(new URL(request.url).searchParams),
    requestBody: parse(requestText),
    status: response.status,
    answerBody: parse(answerText),
  }
}

/** A body that is no JSON, such as that of a fault, is kept as text. */
function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
