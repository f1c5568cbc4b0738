import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type Database,
  openSqlite,
  readActions,
  readInstallation,
  recordInstallation,
} from '../database/index.js'
import { createApp } from '../endpoint/app.js'
import { hookSecret } from '../endpoint/bigCommerce.js'
import { readConfig } from '../endpoint/config.js'
import type { Endpoint } from '../endpoint/context.js'
import { apiKey, cart, environment, scripts } from '../endpoint/endpoint.fixture.js'
import { metricsOf } from '../endpoint/metrics.js'
import { isSealedUnder, seal, unseal } from '../endpoint/seal.js'
import { recordSettings } from '../endpoint/settingsLog.js'
import { streamsOf } from '../endpoint/streams.js'
import { memoryStore } from '../stores/memory.js'
import { run } from './run.js'

const [oldHex, newHex] = ['11'.repeat(32), '22'.repeat(32)]
const [oldSecret, newSecret] = [oldHex, newHex].map((hex) => Buffer.from(hex, 'hex')) as [
  Buffer,
  Buffer,
]
const during = { PAY_TOKEN_SECRET: newHex, PAY_TOKEN_SECRET_PREVIOUS: oldHex }
const after = { PAY_TOKEN_SECRET: newHex }

let folder: string
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rotate-'))
  database = await openSqlite({ path: join(folder, 'pay.db') })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

async function cli(args: string[], change: Record<string, string> = {}) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const exitCode = await run({
    args,
    environment: environment({ PAY_DATABASE: join(folder, 'pay.db'), ...change }),
    fetch: () => Promise.reject(new Error('This test has no network.')),
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  })
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

/** The endpoint as it is after a restart with some settings, on the same database. */
function restarted(change: Record<string, string> = {}) {
  const config = readConfig(environment(change))
  const log = pino({ level: 'silent' })
  const now = () => 1_700_000_000
  const streams = streamsOf({ database })
  const chains: Endpoint['chains'] = { of: () => ({ state: 'ok' }), isOffered: () => true }
  const metrics = metricsOf({ database, chains: config.chains, streams, now })
  const endpoint: Endpoint = {
    ...{ config, chains, database, store: memoryStore(), streams, metrics, log, now },
    rates: async () => undefined,
  }
  return { app: createApp({ endpoint, scripts, look: () => undefined }), config }
}
type App = ReturnType<typeof restarted>['app']

async function open(app: App) {
  const response = await app.request('/v1/payments', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'k1',
    },
    body: JSON.stringify({
      ...{ store: 'sandbox', order: '7', cart },
      total: { amount: '25.50', currency: 'USD' },
    }),
  })
  return (await response.json()) as { payment: { id: string }; token: string }
}

const subject = 'stores/sandbox'
async function install(secret: Buffer) {
  const sealedToken = seal({ secret, subject, text: 'store-token' })
  const installation = { store: 'sandbox', sealedToken, scopes: ['a'], installedAt: 1 }
  await recordInstallation({ database, installation })
}
const sealedNow = async () =>
  (await readInstallation({ database, store: 'sandbox' }))?.sealedToken ?? ''

describe('a rotation of the secret', () => {
  test('stops nobody: links of before and of after open, until the old secret is removed', async () => {
    const before = restarted()
    const old = await open(before.app)
    const status = async ({ app }: { app: App }, token: string) => [
      (
        await app.request(`/v1/payments/${old.payment.id}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status,
      (await app.request(`/pay/${old.payment.id}/${token}`)).status,
    ]
    const rotating = restarted(during)
    const fresh = await open(rotating.app)
    expect(fresh.token).not.toBe(old.token)
    expect(await status(rotating, old.token)).toEqual([200, 200])
    expect(await status(rotating, fresh.token)).toEqual([200, 200])
    const rotated = restarted(after)
    expect(await status(rotated, old.token)).toEqual([404, 404])
    expect(await status(rotated, fresh.token)).toEqual([200, 200])
  })

  test('takes webhooks of the shop with either secret, until the old one is removed', async () => {
    const send = async ({ app }: { app: App }, tokenSecret: Buffer) =>
      (
        await app.request('/v1/hooks/bigcommerce', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-pay-with-usdc-hook': hookSecret({ tokenSecret }),
          },
          body: JSON.stringify({
            ...{ scope: 'store/order/updated', store_id: '1', hash: 'a'.repeat(40) },
            ...{ producer: 'stores/sandbox', created_at: 1, data: { type: 'order', id: 7 } },
          }),
        })
      ).status
    expect(await send(restarted(during), oldSecret)).toBe(204)
    expect(await send(restarted(during), newSecret)).toBe(204)
    expect(await send(restarted(after), oldSecret)).toBe(401)
    expect(await send(restarted(after), newSecret)).toBe(204)
  })

  test('seals what is stored anew, once, and writes it down', async () => {
    await install(oldSecret)
    const { exitCode, printed } = await cli(['rotate-secret'], during)
    expect([exitCode, printed]).toEqual([0, expect.stringMatching(/^1 sealed anew under \w{16}/)])
    const sealed = await sealedNow()
    expect(isSealedUnder({ secret: newSecret, sealed })).toBe(true)
    expect(unseal({ secrets: [newSecret], subject, sealed })).toBe('store-token')
    expect((await cli(['rotate-secret'], during)).printed).toMatch(/^0 sealed anew/)
    expect(await sealedNow()).toBe(sealed)
    expect(await readActions({ database, subject: 'secret' })).toMatchObject([
      { action: 'secret.rotated', actor: 'command', detail: { resealed: 1 } },
      { action: 'secret.rotated', detail: { resealed: 0 } },
    ])
  })

  test('without the secret before is refused, and one under neither is named', async () => {
    expect((await cli(['rotate-secret'])).complained).toContain('PAY_TOKEN_SECRET_PREVIOUS')
    await install(Buffer.alloc(32, 0x33))
    const { exitCode, complained } = await cli(['rotate-secret'], during)
    expect([exitCode, complained]).toEqual([2, expect.stringContaining('seal_broken')])
  })

  test('leaves a log that is verified with the new secret alone', async () => {
    await open(restarted().app)
    await cli(['rotate-secret'], during)
    const { exitCode, printed } = await cli(['verify-log'], after)
    expect([exitCode, printed]).toEqual([
      0,
      '1 events, 2 entries, 1 checkpoints: as they were written',
    ])
    const forged = await cli(['verify-log'], { PAY_TOKEN_SECRET: '33'.repeat(32) })
    expect([forged.exitCode, forged.printed]).toEqual([
      1,
      expect.stringContaining('✗ checkpoint 1 was not signed by this endpoint'),
    ])
  })
})

describe('verify-log', () => {
  test('names the row, and holds the log against a checkpoint that was kept', async () => {
    const { payment } = await open(restarted().app)
    await cli(['rotate-secret'], during)
    const file = join(folder, 'checkpoint')
    expect((await cli(['verify-log', '--save', file], during)).exitCode).toBe(0)
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/)
    expect((await cli(['verify-log', '--checkpoint', file], during)).exitCode).toBe(0)
    await database.sql.updateTable('events').set({ type: 'payment.paid' }).execute()
    const changed = await cli(['verify-log', '--checkpoint', file], during)
    expect([changed.exitCode, changed.printed]).toEqual([
      1,
      expect.stringMatching(new RegExp(`^✗ event ${payment.id} 1 was changed`)),
    ])
    await database.sql.deleteFrom('checkpoints').execute()
    expect((await cli(['verify-log', '--checkpoint', file], during)).printed).toContain(
      '✗ checkpoint 1 was removed: you have kept it',
    )
    writeFileSync(file, 'nonsense')
    expect((await cli(['verify-log', '--checkpoint', file], during)).exitCode).toBe(1)
    expect((await cli(['verify-log', '--checkpoint', '/no/such'], during)).exitCode).toBe(2)
  })
})

describe('settings', () => {
  test('are written down when they are others than at the last start, without secrets', async () => {
    const start = (change: Record<string, string> = {}) =>
      recordSettings({ database, config: readConfig(environment(change)), now: 5 })
    expect(await start()).toBe(true)
    expect(await start({ PAY_PORT: '9000' })).toBe(false)
    const other = '0x52908400098527886E0F7030069857D2E4169EE7'
    expect(await start({ PAY_TREASURY: other })).toBe(true)
    expect(await start(during)).toBe(true)
    const entries = await readActions({ database, subject: 'settings' })
    expect(entries.map(({ detail }) => (detail as { treasuries: string[] }).treasuries[0])).toEqual(
      [expect.stringMatching(/^0xfB69/), other, expect.stringMatching(/^0xfB69/)],
    )
    const text = JSON.stringify(entries)
    for (const secret of [oldHex, newHex, environment().PAY_STORE_TOKEN ?? '']) {
      expect(text).not.toContain(secret)
    }
  })
})
