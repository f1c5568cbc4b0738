import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import {
  claimJob,
  type Database,
  finishJob,
  openPayment,
  type ReadTransfer,
  readEvents,
  readPayment,
  recordBlocks,
  recordFound,
  recordHold,
  recordOrderState,
} from './index.js'

const chain = 'eip155:8453'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const start = 1_700_000_000

/** Addresses need no checksum here. */
const addressOf = (at: number) => `0x${at.toString(16).padStart(40, '0')}` as `0x${string}`

function open(
  database: Database,
  at: number,
  more: { order?: string; key?: string; hash?: string; due?: bigint } = {},
) {
  const { order = `${at}`, key, hash = 'h', due = 25_500_000n } = more
  return openPayment({
    database,
    payment: {
      id: `pay_${at}`,
      store: 'sandbox',
      order,
      cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
      total: { amount: `${due}`, currency: 'USD' },
      openedAt: start,
      treasury: addressOf(1),
      factory: addressOf(2),
      address: addressOf(1_000 + Number(order)),
    },
    networks: [{ chain, token, confirmations: 3 }],
    quote: { number: 1, due, quotedAt: start, expiresAt: start + 1_800 },
    ...(key === undefined ? {} : { idempotencyKey: { apiKey: 'a', key, requestHash: hash } }),
  })
}

const transferTo = (at: number, number: number): ReadTransfer => ({
  blockHash: `0xb${number}`,
  blockNumber: number,
  blockTime: start,
  logIndex: at,
  token,
  transactionHash: `0x${number}t${at}`,
  indexInTransaction: 0,
  from: addressOf(7),
  to: addressOf(1_000 + at),
  amount: 1_000_000n,
})

describeDatabases(({ create, open: openDatabase }) => {
  let place: string
  let database: Database
  beforeEach(async () => {
    place = await create()
    database = await openDatabase(place)
  })
  afterEach(() => database.close())

  describe('at the same time', () => {
    test('fifty requests with one key open one payment', async () => {
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, at) => open(database, at, { order: '7', key: 'k' })),
      )
      const ids = new Set(results.map((result) => result.ok && result.value))
      expect(ids.size).toBe(1)
      const rows = await database.sql.selectFrom('payments').select('id').execute()
      expect(rows).toHaveLength(1)
    })

    test('of two bodies with one key one is refused, and leaves nothing behind', async () => {
      const results = await Promise.all([
        open(database, 1, { key: 'k', hash: 'one' }),
        open(database, 2, { key: 'k', hash: 'other' }),
      ])
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
      expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'idempotency_key_reused' })
      const rows = await database.sql.selectFrom('payments').select('id').execute()
      expect(rows).toHaveLength(1)
    })

    test('fifty pages of one order open one payment, with one quote', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, at) => open(database, at, { order: '7' })))
      const quotes = await database.sql.selectFrom('quotes').selectAll().execute()
      expect(quotes).toHaveLength(1)
    })

    test('an order that is edited while it is opened ends at one of its sums', async () => {
      await open(database, 7)
      const sums = [10n, 20n, 30n, 40n]
      await Promise.all(sums.map((due) => open(database, 7, { due })))
      const quotes = await database.sql
        .selectFrom('quotes')
        .select(['number', 'due'])
        .orderBy('number')
        .execute()
      expect(quotes.map(({ number }) => number)).toEqual(quotes.map((_, at) => at + 1))
      const payment = await database.sql
        .selectFrom('payments')
        .select('total_amount')
        .executeTakeFirstOrThrow()
      expect(payment.total_amount).toBe(quotes.at(-1)?.due)
    })

    test('facts of one payment give events without a gap, and the last one knows them all', async () => {
      await open(database, 7)
      await recordBlocks({
        database,
        chain,
        blocks: [{ number: 100, hash: '0xb100', parentHash: '', time: start }],
        transfers: [],
        now: start,
      })
      await Promise.all([
        ...Array.from({ length: 10 }, (_, at) =>
          recordFound({
            database,
            chain,
            now: start,
            found: { blocks: [], transfers: [{ ...transferTo(7, 90 + at), logIndex: 500 }] },
          }),
        ),
        recordHold({ database, paymentId: 'pay_7', hold: 'held', now: start }),
        recordOrderState({ database, paymentId: 'pay_7', state: 'canceled', now: start }),
      ])
      const events = await readEvents({ database, id: 'pay_7', after: 0 })
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1))
      expect(await readPayment({ database, id: 'pay_7' })).toMatchObject({
        received: '10000000',
        status: 'canceled',
      })
    })

    test('batches that name the same payments in any order do not block each other', async () => {
      const count = 12
      for (let at = 0; at < count; at += 1) await open(database, at)
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.shuffledSubarray(
              Array.from({ length: count }, (_, at) => at),
              { minLength: 2 },
            ),
            { minLength: 2, maxLength: 6 },
          ),
          fc.integer({ min: 0, max: 1_000_000 }),
          async (batches, run) => {
            await Promise.all(
              batches.map((batch, number) =>
                recordFound({
                  database,
                  chain: `eip155:${run}`,
                  found: { blocks: [], transfers: batch.map((at) => transferTo(at, number)) },
                  now: start,
                }),
              ),
            )
          },
        ),
        { numRuns: 15 },
      )
    })

    test('eight workers take each job once', async () => {
      const count = 60
      for (let at = 0; at < count; at += 1) {
        await open(database, at)
        await database.sql
          .insertInto('outbox')
          .values({
            payment_id: `pay_${at}`,
            kind: 'update_order',
            target: '',
            attempts: 0,
            queued_at: start,
            due_at: start,
            lease_until: 0,
          })
          .execute()
      }
      const taken: number[] = []
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (;;) {
            const job = await claimJob({ database, now: start })
            if (job === undefined) {
              const left = await database.sql
                .selectFrom('outbox')
                .select('id')
                .where('lease_until', '=', 0)
                .where('done_at', 'is', null)
                .execute()
              if (left.length === 0) return
              continue
            }
            taken.push(job.id)
            await finishJob({ database, job, now: start })
          }
        }),
      )
      expect(taken).toHaveLength(count)
      expect(new Set(taken).size).toBe(count)
    })
  })

  describe('another process', () => {
    test('hears of events where it may have the database open', async () => {
      if (!database.isShared) return
      const other = await openDatabase(place)
      const heard: string[] = []
      other.onEvent((id) => heard.push(id))
      await vi.waitFor(async () => {
        await open(database, heard.length + 1, { due: BigInt(Date.now()) })
        expect(heard.length).toBeGreaterThan(0)
      })
      await other.close()
    })

    test('is told once of what it wrote itself', async () => {
      const heard: string[] = []
      database.onEvent((id) => heard.push(id))
      await open(database, 1)
      await open(database, 2)
      expect(heard).toEqual(['pay_1', 'pay_2'])
    })
  })
})
