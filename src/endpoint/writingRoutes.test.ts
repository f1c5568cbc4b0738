import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { readActions, recordApiKey } from '../database/index.js'
import type { OpenedPayment } from '../protocol/index.js'
import { newKey } from './apiKeys.js'
import { apiKey, cart, startApp, treasury } from './endpoint.fixture.js'
import type { Relay } from './relay.js'

const now = () => 1_700_000_000
const total = { amount: '25.50', currency: 'USD' }
const order = '1001'

/** What a route is asked, what its entry in the log is called, and what that is about. */
type Writing = {
  readonly action: string
  /** @default the payment */
  readonly subject?: string
  /** @default nothing: the route takes none */
  readonly body?: object
}

const signed = {
  ...{ chain: 'eip155:31337', from: treasury, attempt: 0, value: '25500000' },
  ...{ validAfter: 0, validBefore: now() + 500, signature: `0x${'ab'.repeat(65)}` },
}

/** Every route that takes a merchant's key and changes something, in an order in which each can. */
const writings: Readonly<Record<string, Writing>> = {
  'post /v1/payments': { action: 'payment.opened', body: { store: 'sandbox', order, cart, total } },
  'post /v1/payments/{id}/renew': { action: 'payment.renewed' },
  'post /v1/payments/{id}/authorizations': { action: 'authorization.accepted', body: signed },
  'delete /v1/payments/{id}/authorizations/{attempt}': { action: 'authorization.canceled' },
  'put /v1/payments/{id}/hold': { action: 'hold.set', body: { hold: 'held' } },
  'put /v1/payments/{id}/refund-address': {
    action: 'refund.address',
    body: { address: '0x52908400098527886E0F7030069857D2E4169EE7' },
  },
  'post /v1/webhooks/redeliver': {
    ...{ action: 'webhooks.redelivered', subject: 'webhooks' },
    body: { dead: true },
  },
}

/** An endpoint with one open payment, and a key that may do everything. */
async function setUp() {
  // A price that ends within five minutes is renewed each time.
  const change = {
    ...{ PAY_RELAY_KEY: `0x${'22'.repeat(32)}`, PAY_RELAY_BUDGET: '0.5' },
    PAY_QUOTE_SECONDS: '60',
  }
  const { app, endpoint, config, database, store } = await startApp({ change, now })
  const [chain] = config.chains
  const { relay: settings } = config
  if (chain === undefined || settings === undefined) throw new RangeError('There is no network.')
  const place = {
    ...{ database, chain, name: 'eip155:31337', log: endpoint.log, now },
    account: privateKeyToAccount(settings.key),
    rpc: { name: 'agreeable', request: async (method: string) => answers[method] ?? '0x1' },
    limits: { budget: settings.budget, perPayer: 5, span: 86_400 },
  }
  const relay: Relay = {
    ...{ settings, on: () => place, isReady: () => true },
    ...{ wake: () => undefined, stop: async () => undefined },
  }
  Object.assign(endpoint, { relay })
  store.placeOrder({ cart, total })
  // A target that is off: it is switched on by whoever has webhooks delivered again.
  await database.sql.insertInto('webhook_targets').values({ target: 'erp', off_at: 1 }).execute()

  const { key, ...made } = newKey()
  const row = { ...made, name: 'erp', scopes: ['admin'] as const, createdAt: now() }
  await recordApiKey({ database, key: { ...row, expiresAt: undefined }, actor: 'command' })

  const ask = (bearer: string, route: string, body?: string) => {
    const [method = '', path = ''] = route.split(' ')
    return app.request(path.replace('{id}', payment?.id ?? '').replace('{attempt}', '0'), {
      method: method.toUpperCase(),
      ...(body === undefined ? {} : { body }),
      headers: {
        authorization: `Bearer ${bearer}`,
        'content-type': 'application/json',
        'idempotency-key': 'one',
      },
    })
  }
  let payment: OpenedPayment['payment'] | undefined
  const opening = JSON.stringify(writings['post /v1/payments']?.body)
  payment = ((await (await ask(apiKey, 'post /v1/payments', opening)).json()) as OpenedPayment)
    .payment
  return { app, ask, database, key, keyId: made.id, payment }
}

/** What a network says that takes every signed transfer. */
const answers: Readonly<Record<string, unknown>> = {
  eth_getCode: '0x',
  eth_call: '0x',
  eth_estimateGas: '0x186a0',
  eth_getBlockByNumber: { baseFeePerGas: '0x1' },
}

type Described = { readonly security?: readonly object[]; readonly requestBody?: object }

/** The routes of the OpenAPI document that may change something. */
async function describedRoutes(
  app: Awaited<ReturnType<typeof startApp>>['app'],
): Promise<[string, Described][]> {
  const { paths } = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, Described>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'get')
      .map(([method, described]): [string, Described] => [`${method} ${path}`, described]),
  )
}

test('each route by which a key changes something is named here', async () => {
  const { app } = await startApp()
  const taking = (await describedRoutes(app)).filter(([, { security = [] }]) =>
    security.some((way) => 'apiKey' in way),
  )
  expect(taking.map(([route]) => route).sort()).toEqual(Object.keys(writings).sort())
})

test('each of them leaves an entry in the log, with the id of the key', async () => {
  const { ask, database, key, keyId, payment } = await setUp()
  for (const [route, { action, subject = payment.id, body }] of Object.entries(writings)) {
    const own = async () => {
      const actions = await readActions({ database, subject })
      return actions.filter(({ actor }) => actor === keyId).map((entry) => entry.action)
    }
    const before = await own()
    const response = await ask(key, route, body && JSON.stringify(body))
    expect([route, response.ok]).toEqual([route, true])
    expect([route, await own()]).toEqual([route, [...before, action]])
  }
}, 20_000)

/** Everything in the database that a request could change, but the log. */
async function stateOf({ database: { sql } }: Pick<Awaited<ReturnType<typeof setUp>>, 'database'>) {
  const tables = [
    ...(['payments', 'events', 'quotes', 'authorizations', 'outbox'] as const),
    ...(['webhook_targets', 'refund_addresses', 'idempotency_keys'] as const),
  ]
  return Promise.all(tables.map((table) => sql.selectFrom(table).selectAll().execute()))
}

test('what cannot be written down is not done', async () => {
  const world = await setUp()
  const { ask, database, key } = world
  const rename = (from: string, to: string) =>
    database.sql.schema.alterTable(from).renameTo(to).execute()
  for (const [route, { body }] of Object.entries(writings)) {
    const before = await stateOf(world)
    await rename('actions', 'gone')
    const failed = await ask(key, route, body && JSON.stringify(body))
    expect([route, failed.status]).toEqual([route, 500])
    expect([route, await stateOf(world)]).toEqual([route, before])
    await rename('gone', 'actions')
    await ask(key, route, body && JSON.stringify(body))
    expect([route, await stateOf(world)]).not.toEqual([route, before])
  }
}, 20_000)

describe('a body', () => {
  const bodies = Object.entries({
    ...Object.fromEntries(Object.entries(writings).map(([route, { body }]) => [route, body])),
    'post /v1/checkout': { store: 'sandbox', order, cart },
  }).flatMap(([route, body]) => (body === undefined ? [] : [{ route, body }]))

  test('of every route that takes one is tried here', async () => {
    const { app } = await startApp()
    const taking = (await describedRoutes(app)).filter(([, { requestBody }]) => requestBody)
    expect(bodies.map(({ route }) => route).sort()).toEqual(taking.map(([route]) => route).sort())
  })

  test.each(bodies)('of $route with a field too many changes nothing', async ({ route, body }) => {
    const world = await setUp()
    const before = await stateOf(world)
    const view = Object.keys(world.payment).filter((name) => !(name in body))
    for (const name of [...view, 'scopes', 'paid', 'settled']) {
      const answer = await world.ask(world.key, route, JSON.stringify({ ...body, [name]: 'paid' }))
      expect([name, answer.status]).toEqual([name, 400])
    }
    expect(await stateOf(world)).toEqual(before)
  })

  test.each(bodies)('of $route reaches no prototype', async ({ route, body }) => {
    const world = await setUp()
    const before = await stateOf(world)
    const polluting = '{"polluted":"yes","hold":"held","amount":"1"}'
    for (const field of [`"__proto__":${polluting}`, `"constructor":{"prototype":${polluting}}`]) {
      const text = JSON.stringify(body).replace('{', `{${field},`)
      const answer = await world.ask(world.key, route, text)
      expect([field, answer.status]).toEqual([field, 400])
      // Alone, what is missing must not be found on the prototype.
      expect((await world.ask(world.key, route, `{${field}}`)).status).toBe(400)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
    expect({}).not.toHaveProperty('polluted')
    expect(await stateOf(world)).toEqual(before)
  })
})
