import { sql as raw, type Selectable } from 'kysely'
import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'
import { isPostgres } from './dialect.js'
import type { Schema } from './schema.js'

/** Work that follows from an event, kept until it is done. */
export type Job = Selectable<Schema['outbox']>

/** A worker that dies gives its job back after so many seconds. */
export const leaseSeconds = 30

/**
 * Takes the next job that is due, for {@link leaseSeconds}. Of one payment's jobs for one target
 * only the oldest open one is handed out, so they stay in order.
 *
 * @param target whom it is for: a webhook target, or the shop. @default the shop
 */
export function claimJob({
  database,
  now,
  target = '',
}: {
  database: Database
  now: UnixSeconds
  target?: string
}): Promise<Job | undefined> {
  return database.sql
    .updateTable('outbox')
    .set({ lease_until: now + leaseSeconds, attempts: raw<number>`attempts + 1` })
    .where('id', '=', (query) =>
      query
        .selectFrom('outbox as job')
        .select('job.id')
        .where('job.target', '=', target)
        .where('job.done_at', 'is', null)
        .where('job.due_at', '<=', now)
        .where('job.lease_until', '<=', now)
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
        .orderBy('job.id')
        .limit(1)
        // Of several workers each gets another job.
        .$if(isPostgres(database.sql), (job) => job.forUpdate().skipLocked()),
    )
    .returningAll()
    .executeTakeFirst()
}

/** Marks a job of the shop's as done. */
export async function finishJob({
  database,
  job,
  now,
}: {
  database: Database
  job: Job
  now: UnixSeconds
}): Promise<void> {
  await database.sql
    .updateTable('outbox')
    .set({ done_at: now, lease_until: 0, last_error: null, dead_at: null })
    .where('id', '=', job.id)
    // A worker that lost its lease has lost its say.
    .where('attempts', '=', job.attempts)
    .execute()
}

/**
 * Gives a job of the shop's back to be tried again later: after 1, 2, 4, … seconds, at most ten
 * minutes. One that has come to that point is shown as a dead letter, and goes on being tried: an
 * order that was paid must not stay unpaid because nobody looked.
 */
export async function retryJob({
  database,
  job,
  error,
  now,
}: {
  database: Database
  job: Job
  /** One line for a person; no secrets. */
  error: string
  now: UnixSeconds
}): Promise<void> {
  await database.sql
    .updateTable('outbox')
    .set({
      due_at: now + backoffSeconds(job.attempts),
      lease_until: 0,
      last_error: error,
      ...(backoffSeconds(job.attempts) === rarest && { dead_at: job.dead_at ?? now }),
    })
    .where('id', '=', job.id)
    .where('attempts', '=', job.attempts)
    .execute()
}

/** Seconds between two tries, at most. */
const rarest = 600

/** Seconds until the next try, after `attempts` tries. */
export function backoffSeconds(attempts: number): number {
  return Math.min(rarest, 2 ** (attempts - 1))
}

/** Seconds since 1970 at which the next job may be taken; nothing when none is open. */
export async function nextJobAt({
  database,
}: {
  database: Database
}): Promise<UnixSeconds | undefined> {
  const row = await database.sql
    .selectFrom('outbox')
    .select(
      raw<number | null>`min(case when due_at > lease_until then due_at else lease_until end)`.as(
        'at',
      ),
    )
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return row?.at ?? undefined
}
