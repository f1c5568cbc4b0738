import { describe, expect, test } from 'vitest'
import {
  type ApiKey,
  readActions,
  readApiKey,
  recordApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../database/index.js'
import { newKey, type Scope } from './apiKeys.js'
import { apiKey, cart, startApp } from './endpoint.fixture.js'

const start = 1_700_000_000

async function setUp() {
  let clock = start
  const world = await startApp({ now: () => clock })
  const { app, database } = world
  const actor = 'command'

  async function makeKey(scopes: readonly Scope[], expiresAt?: number) {
    const { key, ...made } = newKey()
    const row = { ...made, name: 'erp', scopes, createdAt: clock, expiresAt }
    await recordApiKey({ database, key: row, actor })
    return { key, id: made.id }
  }

  function ask(key: string | undefined, [method = '', path = '', body]: Ask) {
    return app.request(path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        'content-type': 'application/json',
        'idempotency-key': 'k1',
      },
    })
  }

  const opening: Ask = [
    'POST',
    '/v1/payments',
    { store: 'sandbox', order: '7', cart, total: { amount: '25.50', currency: 'USD' } },
  ]
  const opened = (await (await ask(apiKey, opening)).json()) as {
    payment: { id: string; address: string }
    token: string
  }
  const tick = (seconds: number) => {
    clock += seconds
  }
  return { ...world, ask, opening, opened, makeKey, tick, actor, now: () => clock }
}

type Ask = readonly [method: string, path: string, body?: unknown]

const other = '0x52908400098527886E0F7030069857D2E4169EE7'

describe('a merchant’s key', () => {
  /** Route → the scope that it asks for, and what it answers with it. */
  const routes = (id: string): readonly (readonly [...Ask, Scope])[] => [
    ['GET', `/v1/payments/${id}`, undefined, 'read'],
    ['GET', `/v1/payments/${id}/receipt`, undefined, 'read'],
    ['GET', `/v1/payments/${id}/balances?owner=${other}`, undefined, 'read'],
    ['GET', '/v1/webhooks/deliveries', undefined, 'read'],
    ['POST', '/v1/webhooks/redeliver', { dead: true }, 'write'],
    [
      'POST',
      '/v1/payments',
      { store: 'sandbox', order: '7', cart, total: { amount: '25.50', currency: 'USD' } },
      'write',
    ],
    ['POST', `/v1/payments/${id}/renew`, undefined, 'write'],
    ['PUT', `/v1/payments/${id}/hold`, { hold: 'held' }, 'write'],
    ['DELETE', `/v1/payments/${id}/authorizations/1`, undefined, 'write'],
    ['PUT', `/v1/payments/${id}/refund-address`, { address: other }, 'refund'],
  ]
  const allowed: Record<Scope, readonly Scope[]> = {
    read: ['read'],
    write: ['read', 'write'],
    refund: ['refund'],
    admin: ['read', 'write', 'refund'],
  }

  test.each(['read', 'write', 'refund', 'admin'] as const)(
    'with the scope %s opens what that allows, and nothing else',
    async (scope) => {
      const { ask, opened, makeKey } = await setUp()
      const { key } = await makeKey([scope])
      for (const [method, path, body, wanted] of routes(opened.payment.id)) {
        const response = await ask(key, [method, path, body])
        const isAllowed = allowed[scope].includes(wanted)
        expect([method, path, response.status === 403]).toEqual([method, path, !isAllowed])
        expect([401, 500]).not.toContain(response.status)
        if (!isAllowed) {
          expect(await response.json()).toEqual({
            code: 'key_scope_missing',
            message: `This key lacks the scope ${wanted}.`,
            retryable: false,
          })
        }
      }
    },
  )

  test('asks for the head of a stream, and is answered', async () => {
    const { ask, opened } = await setUp()
    const response = await ask(opened.token, ['HEAD', `/v1/payments/${opened.payment.id}/events`])
    expect(response.status).toBe(200)
  })

  test('is kept by its hash only, and starts with what scanners look for', async () => {
    const { database, makeKey } = await setUp()
    const { key, id } = await makeKey(['read'])
    expect(key).toMatch(/^puk_[0-9a-f]{16}_[\w-]{43}$/)
    const row = await database.sql.selectFrom('api_keys').selectAll().executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(key.slice(21))
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await readActions({ database, subject: id })).toMatchObject([
      { action: 'key.created', actor: 'command', detail: { name: 'erp', scopes: ['read'] } },
    ])
  })

  test('is refused when a letter of it is another, or its id is another key’s', async () => {
    const { ask, makeKey } = await setUp()
    const [one, two] = [await makeKey(['read']), await makeKey(['read'])]
    const last = one.key.endsWith('A') ? 'B' : 'A'
    for (const key of [
      `${one.key.slice(0, -1)}${last}`,
      `${one.id}${two.key.slice(20)}`,
      one.id,
      `${one.key}x`,
      'puk_',
    ]) {
      const response = await ask(key, ['GET', '/v1/webhooks/deliveries'])
      expect([key, response.status]).toEqual([key, 401])
    }
    expect((await ask(one.key, ['GET', '/v1/webhooks/deliveries'])).status).toBe(200)
  })

  test('ends at its time, or when it is revoked', async () => {
    const { ask, makeKey, tick, database, actor, now } = await setUp()
    const list: Ask = ['GET', '/v1/webhooks/deliveries']
    const [short, long] = [await makeKey(['read'], start + 60), await makeKey(['read'])]
    const statuses = async () => [
      (await ask(short.key, list)).status,
      (await ask(long.key, list)).status,
    ]
    expect(await statuses()).toEqual([200, 200])
    tick(60)
    expect(await statuses()).toEqual([401, 200])
    expect(await revokeApiKey({ database, id: long.id, actor, now: now() })).toBe(true)
    expect(await revokeApiKey({ database, id: long.id, actor, now: now() })).toBe(false)
    expect(await statuses()).toEqual([401, 401])
    const actions = await readActions({ database, subject: long.id })
    expect(actions.map(({ action }) => action)).toEqual(['key.created', 'key.revoked'])
  })

  test('is rotated without a gap: both are taken for the overlap, then the new one alone', async () => {
    const { ask, makeKey, tick, database, actor, now } = await setUp()
    const list: Ask = ['GET', '/v1/webhooks/deliveries']
    const old = await makeKey(['write'])
    const { key, ...successor } = newKey()
    const rotation = { database, id: old.id, successor, overlap: 3_600, actor, now: now() }
    expect(await rotateApiKey(rotation)).toMatchObject({ name: 'erp', scopes: ['write'] })
    for (const one of [old.key, key]) expect((await ask(one, list)).status).toBe(200)
    tick(3_600)
    expect((await ask(old.key, list)).status).toBe(401)
    expect((await ask(key, list)).status).toBe(200)
    expect(await rotateApiKey({ ...rotation, now: now() })).toBeUndefined()
  })

  test('bears the time of its last use, to the minute', async () => {
    const { ask, makeKey, tick, database } = await setUp()
    const { key, id } = await makeKey(['read'])
    const used = async () => ((await readApiKey({ database, id })) as ApiKey).lastUsedAt
    expect(await used()).toBeUndefined()
    for (const seconds of [0, 30, 40]) {
      tick(seconds)
      await ask(key, ['GET', '/v1/webhooks/deliveries'])
    }
    expect(await used()).toBe(start + 70)
  })

  test('has idempotency keys of its own', async () => {
    const { ask, makeKey, opening } = await setUp()
    const { key } = await makeKey(['write'])
    const [method, path, body] = opening
    const changed: Ask = [method, path, { ...(body as object), order: '8' }]
    // The same idempotency key was used by the key of the settings, with another body.
    expect((await ask(key, changed)).status).toBe(200)
    expect((await ask(key, opening)).status).toBe(409)
  })

  test('is named in the log with what it wrote', async () => {
    const { ask, makeKey, database, opened } = await setUp()
    const { key, id } = await makeKey(['admin'])
    for (const [method, path, body] of routes(opened.payment.id)) {
      await ask(key, [method, path, body])
    }
    const subject = opened.payment.id
    const actions = await readActions({ database, subject })
    const own = actions.filter(({ actor }) => actor === id)
    expect(own.map(({ action }) => action)).toEqual([
      'payment.opened',
      'hold.set',
      'refund.address',
    ])
    // The order was open already, at this price; that the key opened it again is written down too.
    const total = { amount: '25.50', currency: 'USD' }
    expect(own[0]?.detail).toEqual({ total, changed: false })
    const moved = await readActions({ database, subject: 'webhooks' })
    expect(moved).toMatchObject([{ actor: id, action: 'webhooks.redelivered' }])
  })
})
