import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'
import type { Job } from './outbox.js'

/** What one try of a webhook came to, for the log. */
export type Try = {
  /** What the target answered; nothing when it did not. */
  readonly status?: number | undefined
  /** One line for a person; no secrets. */
  readonly error?: string | undefined
  readonly milliseconds: number
}

/** What follows from a try. */
export type Verdict =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly at: UnixSeconds }
  /** It was the last try of its schedule. */
  | { readonly kind: 'dead' }
  /** The target wants nothing any more: it is switched off, and what waits for it is given up. */
  | { readonly kind: 'gone' }

/**
 * Writes down one try of a webhook and what follows from it. A worker whose lease ran out meanwhile
 * adds its line to the log and moves nothing, unless the target took the event: taken is taken.
 */
export async function recordDelivery({
  database,
  job,
  attempt: { status, error, milliseconds },
  verdict,
  now,
}: {
  database: Database
  job: Job
  attempt: Try
  verdict: Verdict
  now: UnixSeconds
}): Promise<void> {
  await database.transact(async (sql) => {
    await sql
      .insertInto('webhook_tries')
      .values({
        ...{ delivery: job.id, attempt: job.attempts, at: now },
        ...{ status: status ?? null, error: error ?? null, milliseconds },
      })
      .onConflict((conflict) => conflict.columns(['delivery', 'attempt']).doNothing())
      .execute()
    const last = { lease_until: 0, last_error: error ?? null }
    const update = sql.updateTable('outbox').where('id', '=', job.id)
    const mine = update.where('attempts', '=', job.attempts)
    switch (verdict.kind) {
      case 'delivered':
        await update.set({ ...last, done_at: now, dead_at: null }).execute()
        break
      case 'again':
        await mine.set({ ...last, due_at: verdict.at }).execute()
        break
      case 'dead':
        // Done, so that it holds up no later event of its payment.
        await mine.set({ ...last, done_at: now, dead_at: now }).execute()
        break
      case 'gone':
        await sql
          .updateTable('webhook_targets')
          .set({ off_at: now })
          .where('target', '=', job.target)
          .where('off_at', 'is', null)
          .execute()
        await sql
          .updateTable('outbox')
          .set({ ...last, done_at: now, dead_at: now })
          .where('target', '=', job.target)
          .where('done_at', 'is', null)
          .execute()
        break
    }
  })
}

/** Forgets deliveries and tries that ended before a time; what was given up stays until it is redelivered. */
export async function pruneDeliveries({
  database,
  before,
}: {
  database: Database
  before: UnixSeconds
}): Promise<void> {
  const { sql } = database
  await sql.deleteFrom('webhook_tries').where('at', '<', before).execute()
  await sql
    .deleteFrom('outbox')
    .where('kind', '=', 'webhook')
    .where((where) =>
      where.or([
        where.and([where('done_at', '<', before), where('dead_at', 'is', null)]),
        // Nobody will ever take what is for a target that left the settings.
        where.and([
          where('queued_at', '<', before),
          where('target', 'not in', where.selectFrom('webhook_targets').select('target')),
        ]),
      ]),
    )
    .execute()
}
