import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  claimJob,
  type Database,
  followTargets,
  openPayment,
  openSqlite,
  recordDelivery,
  type Verdict,
} from '../database/index.js'
import { environment } from '../endpoint/endpoint.fixture.js'
import { targetName } from '../notifications/index.js'
import { run } from './run.js'

const secret = `whsec_${randomBytes(32).toString('base64')}`
const now = Math.floor(Date.now() / 1_000)
const id = 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c'

let server: Server
let url: string
let status: number
const bodies: unknown[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      bodies.push(new Webhook(secret).verify(Buffer.concat(parts).toString(), headers))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

let folder: string
let database: Database
beforeEach(async () => {
  status = 204
  bodies.length = 0
  folder = mkdtempSync(join(tmpdir(), 'webhooks-'))
  database = await openSqlite({ path: join(folder, 'pay.db') })
  await followTargets({ database, targets: [targetName(url)] })
  const address = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359' as const
  await openPayment({
    database,
    payment: {
      ...{ id, store: 'sandbox', order: '1', cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11' },
      ...{ total: { amount: '25.50', currency: 'USD' }, openedAt: now },
      ...{ treasury: address, factory: address, address },
    },
    networks: [],
    quote: { number: 1, due: 25_500_000n, quotedAt: now, expiresAt: now + 1_800, tolerance: 0n },
  })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

async function cli(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const exitCode = await run({
    args: ['webhooks', ...args],
    environment: environment({
      PAY_DATABASE: join(folder, 'pay.db'),
      PAY_WEBHOOK_URL: url,
      PAY_WEBHOOK_SECRET: secret,
    }),
    fetch: () => Promise.reject(new Error('This test has no network.')),
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  })
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

/** Has the next event end in some way. */
async function end(verdict: Verdict, code: number) {
  // The command has a clock of its own, which may be a little ahead.
  const job = await claimJob({ database, target: targetName(url), now: now + 3_600 })
  if (job === undefined) throw new RangeError('Nothing is due.')
  const attempt = { status: code, error: `answered ${code}`, milliseconds: 12 }
  await recordDelivery({ database, job, attempt, verdict, now })
}

test('list says what waits, and log says that nothing was sent', async () => {
  const { exitCode, printed } = await cli('list')
  expect(exitCode).toBe(0)
  expect(printed).toMatch(
    /^127\.0\.0\.1:\d+#[0-9a-f]{8} {2}on {2}1 waiting, the oldest since \S+Z, 0/,
  )
  expect((await cli('log')).printed).toBe('Nothing was sent.')
})

test('list and log show what was given up, and redeliver queues it again', async () => {
  await end({ kind: 'dead' }, 500)
  const listed = await cli('list')
  expect([listed.exitCode, listed.printed]).toEqual([
    1,
    expect.stringMatching(/0 waiting, 1 given up$/),
  ])
  expect((await cli('log', `msg_${id}_1`)).printed).toMatch(
    new RegExp(`^\\S+Z {2}msg_${id}_1 {2}\\S+ {2}try 1 {2}500 {2}12 ms$`),
  )
  expect((await cli('redeliver', '--dead')).printed).toBe('1 deliveries are queued.')
  expect((await cli('list')).exitCode).toBe(0)
})

test('redeliver takes one event, or a time', async () => {
  await end({ kind: 'delivered' }, 200)
  expect((await cli('redeliver', `msg_${id}_1`)).printed).toBe('1 deliveries are queued.')
  await end({ kind: 'delivered' }, 200)
  expect((await cli('redeliver', '--since', '2020-01-01')).printed).toBe('1 deliveries are queued.')
  const later = await cli('redeliver', '--since', '2100-01-01T00:00Z')
  expect(later.printed).toBe('0 deliveries are queued.')
  const unknown = await cli('redeliver', `msg_${id}_7`)
  expect([unknown.exitCode, unknown.complained]).toEqual([
    2,
    'event_not_found: There is no such event.',
  ])
})

test('test sends a signed webhook that is no payment, and switches a target on again that takes it', async () => {
  await end({ kind: 'gone' }, 410)
  expect((await cli('list')).printed).toContain('off since')
  status = 500
  const refused = await cli('test')
  expect([refused.exitCode, refused.printed]).toEqual([
    1,
    `✗ ${targetName(url)} did not take it: answered 500`,
  ])
  expect((await cli('list')).printed).toContain('off since')
  status = 204
  const taken = await cli('test')
  expect([taken.exitCode, taken.printed]).toEqual([0, `✓ ${targetName(url)} took it: 204`])
  expect(bodies.at(-1)).toEqual({ type: 'webhook.test', timestamp: expect.any(String), data: {} })
  expect((await cli('list')).printed).toMatch(/ on {2}/)
})

test('a test that is taken has what waits for its next try sent at once', async () => {
  await end({ kind: 'again', at: now + 86_400 }, 500)
  const due = () => claimJob({ database, target: targetName(url), now: now + 3_600 })
  expect(await due()).toBeUndefined()
  expect((await cli('test')).exitCode).toBe(0)
  expect(await due()).toMatchObject({ attempts: 2 })
})

test.each([
  [['show'], 'Write list, log, redeliver or test.'],
  [[], 'Write list, log, redeliver or test.'],
  [['redeliver'], 'Name an event, or --dead, or --since TIME.'],
  [['redeliver', 'msg_1'], 'msg_1 is no event’s id.'],
  [['redeliver', '--since', 'yesterday'], '--since yesterday'],
  [['redeliver', '--dead', '--since', '2020-01-01'], 'one of them'],
  [['log', '--limit', '0'], '--limit'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { exitCode, complained } = await cli(...args)
  expect([exitCode, complained]).toEqual([2, expect.stringContaining(sentence)])
})
