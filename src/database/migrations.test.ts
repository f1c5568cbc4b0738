import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import { isPostgresUrl, readPayment, recordOrderState } from './index.js'
import { migrate } from './migrate.js'
import { migrations } from './migrations.js'
import type { Schema } from './schema.js'

const versions = Object.keys(migrations)

/** The database as a version left it, without what came later. */
function bare(place: string): Kysely<Schema> {
  return isPostgresUrl(place)
    ? new Kysely({
        dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: place, max: 2 }) }),
      })
    : new Kysely({ dialect: new SqliteDialect({ database: new Libsql(place) }) })
}

/** What the first version wrote of one payment; what came later has its own defaults. */
async function writePayment(sql: Kysely<Schema>): Promise<void> {
  const common = {
    id: 'pay_1',
    store: 'sandbox',
    order_id: '1042',
    cart: 'c',
    treasury: '0x1',
    factory: '0x2',
    address: '0x3',
    total_amount: '25.50',
    total_currency: 'USD',
    networks: '[{"chain":"eip155:8453","token":"0x4","confirmations":3}]',
    opened_at: 1_700_000_000,
    order_state: 'open',
    held: 0,
    store_answer: 'unasked',
    accepted_due: '0',
    status: 'waiting',
    expires_at: 1_700_001_800,
    sequence: 0,
  }
  await sql
    .insertInto('payments')
    .values(common as never)
    .execute()
  await sql
    .insertInto('quotes')
    .values({
      payment_id: 'pay_1',
      number: 1,
      due: '25500000',
      quoted_at: 1_700_000_000,
      expires_at: 1_700_001_800,
    } as never)
    .execute()
  await sql
    .insertInto('outbox')
    .values({
      ...{ payment_id: 'pay_1', kind: 'tell_staff', attempts: 0, due_at: 5, lease_until: 0 },
    } as never)
    .execute()
}

describeDatabases(({ create, open }) => {
  describe('migrations', () => {
    test.each(versions)('keep what %s wrote, and it goes on', async (version) => {
      const place = await create()
      const old = bare(place)
      await migrate(old, version)
      await writePayment(old)
      await old.destroy()

      const database = await open(place)
      await recordOrderState({ database, paymentId: 'pay_1', state: 'open', now: 1_700_000_100 })
      expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({
        order: { id: '1042' },
        due: '25500000',
        status: 'waiting',
      })
      const jobs = await database.sql.selectFrom('outbox').select(['id', 'kind']).execute()
      expect(jobs).toEqual([{ id: 1, kind: 'tell_staff' }])
      await database.close()
    })

    test('of two processes that start at once, one brings the tables up to date', async () => {
      const place = await create()
      if (!isPostgresUrl(place)) return
      const [one, other] = await Promise.all([open(place), open(place)])
      expect(await one.sql.selectFrom('payments').selectAll().execute()).toEqual([])
      await Promise.all([one.close(), other.close()])
    })
  })
})
