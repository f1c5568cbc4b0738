import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'

/** What the endpoint has still to do, and how its payments stand. */
export type Backlog = {
  /** Jobs of the outbox that are not done. */
  readonly open: number
  /** When the oldest of them was queued; undefined when there is none. */
  readonly oldestQueued: UnixSeconds | undefined
  /**
   * Since when a job has been due that nobody takes; undefined when there is none. What waits for
   * its next try, or behind an earlier job of its payment, is not meant.
   */
  readonly untakenSince: UnixSeconds | undefined
  /** Dead letters by the kind of job: webhooks that were given up, and what the shop has not taken yet. */
  readonly dead: ReadonlyMap<string, number>
  /** Block time of the oldest transfer of a payment that is seen and not confirmed. */
  readonly seenSince: UnixSeconds | undefined
  /** Payments by their status. */
  readonly payments: ReadonlyMap<string, number>
}

/** Reads what a monitor wants to know of the database. Targets that left the settings do not count. */
export async function readBacklog({ database }: { database: Database }): Promise<Backlog> {
  const { sql } = database
  const targets = await sql.selectFrom('webhook_targets').select('target').execute()
  const followed = sql
    .selectFrom('outbox as job')
    .where('job.target', 'in', ['', ...targets.map(({ target }) => target)])
  const jobs = await followed
    .select(({ fn }) => [fn.countAll<number>().as('open'), fn.min('job.queued_at').as('oldest')])
    .where('job.done_at', 'is', null)
    .executeTakeFirstOrThrow()
  const untaken = await followed
    .select(({ fn }) => fn.min('job.due_at').as('since'))
    .where('job.done_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('outbox as earlier')
            .select('earlier.id')
            .whereRef('earlier.payment_id', '=', 'job.payment_id')
            .whereRef('earlier.target', '=', 'job.target')
            .whereRef('earlier.id', '<', 'job.id')
            .where('earlier.done_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  const dead = await followed
    .select(({ fn }) => ['job.kind', fn.countAll<number>().as('count')])
    .where('job.dead_at', 'is not', null)
    .groupBy('job.kind')
    .execute()
  const seen = await sql
    .selectFrom('payments')
    .innerJoin('transfers', 'transfers.payment_id', 'payments.id')
    .select(({ fn }) => fn.min('transfers.block_time').as('since'))
    .where('payments.status', '=', 'seen')
    .where('transfers.canonical', '=', 1)
    .executeTakeFirstOrThrow()
  const rows = await sql
    .selectFrom('payments')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  const at = (time: number | string | null) => (time === null ? undefined : Number(time))
  return {
    open: Number(jobs.open),
    oldestQueued: at(jobs.oldest),
    untakenSince: at(untaken.since),
    seenSince: at(seen.since),
    dead: new Map(dead.map(({ kind, count }) => [kind, Number(count)])),
    payments: new Map(rows.map(({ status, count }) => [status, Number(count)])),
  }
}
