import type { ZodType } from 'zod'
import type { Exchange, OrderEvent } from '../../sandbox/bigcommerce/index.js'
import {
  hookAnswerSchema,
  hookRequestSchema,
  hooksSchema,
  scriptAnswerSchema,
  scriptRequestSchema,
  scriptsSchema,
} from './appSchemas.js'
import { account, setUp, updateOf } from './bigcommerce.fixture.js'
import { installScript } from './installScript.js'
import { readStoreInformation } from './readStoreInformation.js'
import { registerHooks } from './registerHooks.js'
import {
  metafieldAnswerSchema,
  metafieldRequestSchema,
  metafieldsSchema,
  orderChangeSchema,
  orderSchema,
  ordersSchema,
  storeInformationSchema,
} from './schemas.js'

/** A call of the adapter: our schemas for it, and where BigCommerce's OpenAPI files have it. */
export type Call = {
  readonly method: string
  /** Matches the path below the store. */
  readonly path: RegExp
  readonly request?: ZodType
  readonly answer?: ZodType
  readonly file: string
  /** The path as the OpenAPI file writes it. */
  readonly place: string
}

const order = { path: /^\/v2\/orders\/\d+$/, file: 'orders.v2.oas2', place: '/orders/{order_id}' }
const metafields = {
  path: /^\/v3\/orders\/\d+\/metafields$/,
  file: 'orders.v3',
  place: '/orders/{order_id}/metafields',
}
const metafield = {
  path: /^\/v3\/orders\/\d+\/metafields\/\d+$/,
  file: 'orders.v3',
  place: '/orders/{order_id}/metafields/{metafield_id}',
}
const scripts = { path: /^\/v3\/content\/scripts$/, file: 'scripts.v3', place: '/content/scripts' }
const script = {
  path: /^\/v3\/content\/scripts\/[\w-]+$/,
  file: 'scripts.v3',
  place: '/content/scripts/{uuid}',
}
const hooks = { path: /^\/v3\/hooks$/, file: 'webhooks.v3', place: '/hooks' }
const hook = { path: /^\/v3\/hooks\/\d+$/, file: 'webhooks.v3', place: '/hooks/{webhook_id}' }

/** Every call that the adapter ever makes to the management API. */
export const calls: readonly Call[] = [
  { method: 'GET', ...order, answer: orderSchema },
  { method: 'PUT', ...order, request: orderChangeSchema, answer: orderSchema },
  {
    method: 'GET',
    path: /^\/v2\/orders$/,
    answer: ordersSchema.optional(),
    file: 'orders.v2.oas2',
    place: '/orders',
  },
  {
    method: 'GET',
    path: /^\/v2\/store$/,
    answer: storeInformationSchema,
    file: 'store_information.v2',
    place: '/store',
  },
  { method: 'GET', ...metafields, answer: metafieldsSchema },
  {
    method: 'POST',
    ...metafields,
    request: metafieldRequestSchema,
    answer: metafieldAnswerSchema,
  },
  { method: 'PUT', ...metafield, request: metafieldRequestSchema, answer: metafieldAnswerSchema },
  { method: 'GET', ...scripts, answer: scriptsSchema },
  { method: 'POST', ...scripts, request: scriptRequestSchema, answer: scriptAnswerSchema },
  { method: 'PUT', ...script, request: scriptRequestSchema, answer: scriptAnswerSchema },
  { method: 'DELETE', ...script },
  { method: 'GET', ...hooks, answer: hooksSchema },
  { method: 'POST', ...hooks, request: hookRequestSchema, answer: hookAnswerSchema },
  { method: 'PUT', ...hook, request: hookRequestSchema, answer: hookAnswerSchema },
  { method: 'DELETE', ...hook },
]

/** The call that an exchange is one of. */
export function callOf({ method, path }: Exchange): Call | undefined {
  return calls.find((call) => call.method === method && call.path.test(path))
}

/** Makes the adapter do everything it can do, and gives all that went over the wire. */
export async function everyExchange() {
  const all = setUp()
  const { books, client, store, exchanges } = all
  const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example', id: 7 }
  const lines = [
    { name: 'Mug', sku: 'MUG', quantity: 2, price: '12.25' },
    { name: 'Song', quantity: 1, price: '1', digital: true },
  ]
  const { id } = books.placeOrder({ lines, customer })
  await store.readOrder({ order: `${id}` })
  await store.readOrder({ order: '999' })
  await store.readOpenOrders()
  await store.updateOrder(updateOf(id))
  await store.updateOrder(updateOf(id, { proof: [] }))
  books.editOrder(id, { payment_provider_id: '', status_id: 7 })
  await store.updateOrder(updateOf(id, { paymentId: 'pay_2' }))
  await store.readOpenOrders()

  await readStoreInformation(client)
  const src = 'https://pay.example/1.0.0/pay-with-usdc.js'
  const install = (integrity: string) => installScript({ client, src, integrity })
  await Promise.all([install('sha384-one'), install('sha384-one')])
  await install('sha384-two')
  const register = (secret: string) =>
    registerHooks({ client, destination: 'https://pay.example/hooks', secret })
  await Promise.all([register('one'), register('one')])
  await register('two')
  return { ...all, id, exchanges }
}

/**
 * Reads the storefront's API as a page of the shop does.
 *
 * @param path with `CART` and `ORDER` for a cart and an order of the session
 */
export async function readStorefront(path: string) {
  const { app, books } = setUp({ emulator: { ownsOrder: () => true, ownsCart: () => true } })
  const lines = [
    { name: 'Mug', sku: 'MUG', quantity: 2, price: '12.25' },
    { name: 'Song', quantity: 1, price: '1', digital: true },
  ]
  const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example' }
  const cart = books.openCart({ lines, customer })
  const { id } = books.placeOrder({ lines, customer })
  const url = path.replace('CART', cart.id).replace('ORDER', `${id}`)
  const response = await app.request(url)
  const body: unknown = await response.json()
  const query = Object.fromEntries(new URLSearchParams(url.split('?')[1]))
  return { status: response.status, query, body }
}

/**
 * Reads the management API past the adapter.
 *
 * @param path with `SCRIPT` and `HOOK` for a script and a hook of ours
 */
export async function readManagement(path: string) {
  const { fetch, books } = await everyExchange()
  const url = path
    .replace('SCRIPT', `${books.scripts()[0]?.uuid}`)
    .replace('HOOK', `${books.hooks()[0]?.id}`)
  const headers = { 'x-auth-token': account.accessToken }
  const base = `https://api.bigcommerce.com/stores/${account.storeHash}`
  const response = await fetch(`${base}${url}`, { headers })
  return { status: response.status, body: (await response.json()) as unknown }
}

/** Gives the body of a hook, as it is delivered. */
export async function readHook(scope: OrderEvent['scope']): Promise<unknown> {
  const { books, deliverHook } = setUp()
  books.addHook({ scope, destination: 'https://pay.example/hooks', headers: null })
  let body: unknown
  const receive: typeof fetch = async (_url, init) => {
    body = JSON.parse(`${init?.body}`)
    return new Response()
  }
  const status = scope.endsWith('statusUpdated') ? { previousStatus: 1, newStatus: 11 } : {}
  await deliverHook({ scope, order: 250, ...status }, { fetch: receive })
  return body
}
