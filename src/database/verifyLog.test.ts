import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import {
  type Database,
  openPayment,
  readCheckpoint,
  recordAction,
  recordCheckpoint,
  recordHold,
  verifyLog,
} from './index.js'

const start = 1_700_000_000
/** A signature of the tests: the payload, and who signed it. */
const signAs = (who: string) => async (text: string) =>
  `head.${Buffer.from(text).toString('base64url')}.${who}`
const isSigned = async (signed: string) => signed.endsWith('.us')

describeDatabases(({ create, open }) => {
  let database: Database
  let clock: number
  beforeEach(async () => {
    clock = start
    database = await open(await create())
    for (const id of ['pay_1', 'pay_2']) {
      const address = `0x${id.at(-1)?.repeat(40)}` as const
      await openPayment({
        database,
        payment: {
          ...{ id, store: 'sandbox', order: id, cart: id, openedAt: start },
          ...{ total: { amount: '25.50', currency: 'USD' } },
          ...{ treasury: address, factory: address, address },
        },
        networks: [],
        quote: { number: 1, due: 25_500_000n, quotedAt: start, expiresAt: start + 1_800 },
      })
      for (const hold of ['held', 'released', 'held'] as const) {
        clock += 1
        await recordHold({ database, paymentId: id, hold, actor: 'puk_1', now: clock })
      }
    }
  })
  afterEach(() => database.close())

  const check = (kept?: string) => verifyLog({ database, isSigned, kept })
  const seal = (now = clock, who = 'us') => recordCheckpoint({ database, sign: signAs(who), now })
  const events = () => database.sql.updateTable('events').where('payment_id', '=', 'pay_1')
  const faults = async (kept?: string) =>
    (await check(kept)).faults.map(({ row, fault }) => `${row} ${fault}`)

  describe('the log', () => {
    test('is as it was written, and counts what it holds', async () => {
      await seal()
      expect(await check()).toEqual({ events: 8, actions: 6, checkpoints: 1, faults: [] })
    })

    test('goes on after a checkpoint, and the next one holds what is new', async () => {
      expect(await seal()).toBe(1)
      expect(await seal()).toBeUndefined()
      await recordHold({ database, paymentId: 'pay_2', hold: 'released', now: clock + 700 })
      expect(await seal(clock + 700)).toBe(2)
      const second = JSON.parse(
        (
          await database.sql
            .selectFrom('checkpoints')
            .select('ends')
            .where('number', '=', 2)
            .executeTakeFirstOrThrow()
        ).ends,
      ) as [string, string, number][]
      expect(second.map(([log, chain, row]) => [log, chain, row])).toEqual([
        ['action', 'pay_2', 4],
        ['event', 'pay_2', 5],
      ])
      expect(await faults()).toEqual([])
    })

    test.each([
      ['type', { type: 'payment.paid' }],
      ['view', { view: '{}' }],
      ['at', { at: 1 }],
      ['hash', { hash: '0'.repeat(64) }],
    ])('names an event whose %s was changed', async (_name, change) => {
      await events().set(change).where('sequence', '=', 2).execute()
      expect(await faults()).toEqual([
        'event pay_1 2 was changed, or does not follow the row before it',
      ])
    })

    test('names an event that lost its hash', async () => {
      await events().set({ hash: null }).where('sequence', '=', 3).execute()
      expect(await faults()).toEqual(['event pay_1 3 was changed: its hash is gone'])
      await events().set({ hash: null }).where('sequence', '=', 1).execute()
      expect((await faults())[0]).toMatch(/^event pay_1 2 was changed/)
    })

    test.each([1, 2, 3])('names event %i that was removed', async (sequence) => {
      await remove('pay_1', sequence)
      expect(await faults()).toEqual([`event pay_1 ${sequence} was removed`])
    })

    test('names the last event that was removed, and one that was added', async () => {
      await remove('pay_1', 4)
      const last = { payment_id: 'pay_2', type: 'payment.paid', view: '{}', at: 1 }
      await database.sql
        .insertInto('events')
        .values({ ...last, sequence: 5, hash: null })
        .execute()
      expect(await faults()).toEqual([
        'event pay_1 4 was removed',
        'event pay_2 5 was changed: its hash is gone',
      ])
    })

    test('names an event that was added with the right hash', async () => {
      await copyEvent()
      expect(await faults()).toEqual(['event pay_1 5 was added'])
    })

    test('names an entry about what somebody did that was changed, or removed', async () => {
      await database.sql
        .updateTable('actions')
        .set({ actor: 'puk_2' })
        .where('subject', '=', 'pay_1')
        .where('number', '=', 3)
        .execute()
      await database.sql
        .deleteFrom('actions')
        .where('subject', '=', 'pay_2')
        .where('number', '=', 1)
        .execute()
      expect(await faults()).toEqual([
        'action pay_1 3 was changed, or does not follow the row before it',
        'action pay_2 1 was removed',
      ])
    })

    test('names an entry that was added between others', async () => {
      await database.sql
        .insertInto('actions')
        .values({
          ...{ subject: 'pay_1', number: 4, actor: 'puk_2', action: 'hold.set' },
          ...{ detail: '{}', at: 1, hash: '0'.repeat(64) },
        })
        .execute()
      expect(await faults()).toEqual([
        'action pay_1 4 was changed, or does not follow the row before it',
      ])
    })

    test('chains entries of one subject that are written at the same time', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          recordAction({
            ...{ database, subject: 'webhooks', actor: `puk_${at}`, now: clock },
            ...{ action: 'webhooks.redelivered', detail: { at } },
          }),
        ),
      )
      expect(await check()).toMatchObject({ actions: 26, faults: [] })
    })
  })

  describe('a checkpoint', () => {
    test('holds what was rewritten with fitting hashes', async () => {
      await seal()
      await forgeWhole('pay_1')
      expect(await faults()).toEqual([
        'event pay_1 4 or one before it was changed: a checkpoint holds another',
      ])
    })

    test('holds the end of a chain, when whoever removed it changed the payment as well', async () => {
      await seal()
      await remove('pay_1', 4)
      await database.sql
        .updateTable('payments')
        .set({ sequence: 3 })
        .where('id', '=', 'pay_1')
        .execute()
      await database.sql
        .deleteFrom('actions')
        .where('subject', '=', 'pay_2')
        .where('number', '=', 3)
        .execute()
      expect((await faults()).sort()).toEqual([
        'action pay_2 3 was removed: a checkpoint holds it',
        'event pay_1 4 was removed: a checkpoint holds it',
      ])
    })

    test('holds a whole payment that was removed', async () => {
      await seal()
      for (const table of ['events', 'quotes', 'outbox'] as const) {
        await database.sql.deleteFrom(table).where('payment_id', '=', 'pay_1').execute()
      }
      await database.sql.deleteFrom('payments').where('id', '=', 'pay_1').execute()
      expect(await faults()).toEqual(['event pay_1 4 was removed: a checkpoint holds it'])
    })

    test('holds events from before there were hashes', async () => {
      await events().set({ hash: null }).execute()
      expect(await faults()).toEqual([])
      await seal()
      expect(await faults()).toEqual([])
      await events().set({ view: '{}' }).where('sequence', '=', 4).execute()
      expect(await faults()).toEqual([
        'event pay_1 4 or one before it was changed: a checkpoint holds another',
      ])
    })

    test('is named when it was changed, removed or signed by somebody else', async () => {
      await seal()
      await recordHold({ database, paymentId: 'pay_1', hold: 'released', now: clock + 700 })
      await seal(clock + 700)
      const update = () => database.sql.updateTable('checkpoints').where('number', '=', 1)
      const { ends, signed } = await database.sql
        .selectFrom('checkpoints')
        .selectAll()
        .where('number', '=', 1)
        .executeTakeFirstOrThrow()
      await update().set({ ends: '[]' }).execute()
      expect((await faults())[0]).toBe('checkpoint 1 was changed')
      await update()
        .set({ ends, signed: signed.replace('.us', '.them') })
        .execute()
      expect(await faults()).toEqual(['checkpoint 2 does not follow the one before it'])
      await database.sql.deleteFrom('checkpoints').where('number', '=', 1).execute()
      expect(await faults()).toEqual(['checkpoint 1 was removed'])
      await database.sql.deleteFrom('checkpoints').execute()
      await seal(clock + 700, 'them')
      expect(await faults()).toEqual(['checkpoint 1 was not signed by this endpoint'])
    })

    test('that was kept elsewhere shows when all of them were made anew', async () => {
      await seal()
      const kept = await readCheckpoint({ database })
      expect(await faults(kept)).toEqual([])
      await database.sql.deleteFrom('checkpoints').execute()
      expect(await faults(kept)).toEqual(['checkpoint 1 was removed: you have kept it'])
      await forgeWhole('pay_1')
      await seal()
      expect(await faults()).toEqual([])
      expect(await faults(kept)).toEqual(['checkpoint 1 is not the one that you kept'])
      expect(await faults('nonsense')).toEqual(['checkpoint ? was removed: you have kept it'])
    })
  })

  function remove(id: string, sequence: number) {
    return database.sql
      .deleteFrom('events')
      .where('payment_id', '=', id)
      .where('sequence', '=', sequence)
      .execute()
  }

  /** Appends an event that follows from the last one, without the payment's knowing. */
  async function copyEvent() {
    await recordHold({ database, paymentId: 'pay_1', hold: 'released', now: clock })
    await database.sql
      .updateTable('payments')
      .set({ sequence: 4 })
      .where('id', '=', 'pay_1')
      .execute()
  }

  /** What somebody does who knows how hashes are made: removes all events and writes others. */
  async function forgeWhole(id: string) {
    await database.sql.deleteFrom('events').where('payment_id', '=', id).execute()
    await database.sql.updateTable('payments').set({ sequence: 0 }).where('id', '=', id).execute()
    for (const hold of ['released', 'held', 'released', 'held'] as const) {
      await recordHold({ database, paymentId: id, hold, actor: 'puk_1', now: clock - 5 })
    }
    await database.sql
      .deleteFrom('actions')
      .where('subject', '=', id)
      .where('number', '>', 3)
      .execute()
  }
})
