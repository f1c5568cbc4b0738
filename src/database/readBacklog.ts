import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'

/** What the endpoint has still to do, and how its payments stand. */
export type Backlog = {
  /** Jobs of the outbox that are not done. */
  readonly open: number
  /** When the oldest of them could have been done first; undefined when there is none. */
  readonly oldestDue: UnixSeconds | undefined
  /** Payments by their status. */
  readonly payments: ReadonlyMap<string, number>
}

/** Reads what a monitor wants to know of the database. */
export async function readBacklog({ database }: { database: Database }): Promise<Backlog> {
  const { sql } = database
  const jobs = await sql
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('open'), fn.min('due_at').as('oldest')])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  const rows = await sql
    .selectFrom('payments')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  return {
    open: Number(jobs.open),
    oldestDue: jobs.oldest === null ? undefined : Number(jobs.oldest),
    payments: new Map(rows.map(({ status, count }) => [status, Number(count)])),
  }
}
