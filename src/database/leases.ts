import { sql as raw } from 'kysely'
import { PayWithUsdcError } from '../errors/index.js'
import type { Database, Sql } from './database.js'
import { isPostgres } from './dialect.js'

/** What only one process may do at a time, such as following a chain, and who does it. */
export type LeaseKey = {
  readonly name: string
  /** One process, from its start to its end. */
  readonly holder: string
}

/**
 * Takes a lease that nobody holds, or holds on to one's own. Times are the database's, so clocks of
 * processes may differ.
 *
 * @param milliseconds until it is anybody's again
 * @param isForced takes it from whoever has it: for a file that only one process may have open
 * @returns its epoch, which grows with each new holder; undefined while another holds it
 */
export async function takeLease({
  database: { sql },
  lease: { name, holder },
  milliseconds,
  isForced = false,
}: {
  database: Database
  lease: LeaseKey
  milliseconds: number
  isForced?: boolean
}): Promise<number | undefined> {
  const now = clockOf(sql)
  const row = await sql
    .insertInto('leases')
    .values({ name, holder, epoch: 1, expires_at: raw<number>`${now} + ${milliseconds}` })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({
          holder,
          epoch: raw<number>`leases.epoch + case when leases.holder = ${holder} then 0 else 1 end`,
          expires_at: raw<number>`${now} + ${milliseconds}`,
        })
        .where((where) =>
          where.or([
            where('leases.holder', '=', holder),
            where('leases.expires_at', '<=', now),
            where(raw<number>`${isForced ? 1 : 0}`, '=', 1),
          ]),
        ),
    )
    .returning('epoch')
    .executeTakeFirst()
  return row?.epoch
}

/** Gives a lease back before its end. */
export async function releaseLease({
  database: { sql },
  lease: { name, holder },
}: {
  database: Database
  lease: LeaseKey
}): Promise<void> {
  await sql
    .updateTable('leases')
    .set({ expires_at: 0 })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute()
}

/**
 * The database, as the holder of a lease writes to it: a transaction begins with a look at the lease,
 * and nothing is written once another process has taken it. It may have been stopped for minutes in
 * between and not know.
 *
 * @param epoch of the lease as it is held now; undefined while it is not
 * @throws PayWithUsdcError `lease_lost`, from each transaction
 */
export function fencedBy(
  database: Database,
  { name, epoch }: { name: string; epoch: () => number | undefined },
): Database {
  return {
    ...database,
    transact: (work, options) =>
      database.transact(async (sql) => {
        await refuseUnlessHeld(sql, name, epoch())
        return work(sql)
      }, options),
  }
}

async function refuseUnlessHeld(sql: Sql, name: string, epoch: number | undefined): Promise<void> {
  const row = await sql
    .selectFrom('leases')
    .select('epoch')
    .where('name', '=', name)
    // It cannot be taken by another before this transaction is through.
    .$if(isPostgres(sql), (lease) => lease.forShare())
    .executeTakeFirst()
  if (row !== undefined && row.epoch === epoch) return
  throw new PayWithUsdcError('lease_lost', `Another process does this now: ${name}.`, {
    retryable: true,
  })
}

/** Milliseconds since 1970, by the database's own clock. */
function clockOf(sql: Sql) {
  return isPostgres(sql)
    ? raw<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : raw<number>`cast((julianday('now') - 2440587.5) * 86400000 as integer)`
}
