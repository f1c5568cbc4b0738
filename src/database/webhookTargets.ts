import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'

/** A webhook target, and how it stands. */
export type TargetState = {
  readonly target: string
  /** When it answered 410 and was switched off; undefined while it gets events. */
  readonly offAt: UnixSeconds | undefined
  /** Events that are not delivered yet. */
  readonly open: number
  /** When the oldest of them was queued. */
  readonly oldestQueued: UnixSeconds | undefined
  /** Events that were given up. */
  readonly dead: number
}

/**
 * Makes the targets of the settings the ones that get events from now on. What is still open for
 * one that is gone from the settings waits, in case it comes back.
 */
export async function followTargets({
  database,
  targets,
}: {
  database: Database
  targets: readonly string[]
}): Promise<void> {
  await database.transact(async (sql) => {
    const known = await sql.selectFrom('webhook_targets').select('target').execute()
    const gone = known.map(({ target }) => target).filter((one) => !targets.includes(one))
    if (gone.length > 0) {
      await sql.deleteFrom('webhook_targets').where('target', 'in', gone).execute()
    }
    for (const target of targets) {
      await sql
        .insertInto('webhook_targets')
        .values({ target, off_at: null })
        .onConflict((conflict) => conflict.column('target').doNothing())
        .execute()
    }
  })
}

/** Reads how each target stands. */
export async function readTargets({ database }: { database: Database }): Promise<TargetState[]> {
  const rows = await database.sql
    .selectFrom('webhook_targets')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.target', '=', 'webhook_targets.target')
        .on((on) =>
          on.or([on('outbox.done_at', 'is', null), on('outbox.dead_at', 'is not', null)]),
        ),
    )
    .groupBy(['webhook_targets.target', 'webhook_targets.off_at'])
    .select(['webhook_targets.target', 'webhook_targets.off_at'])
    .select(({ fn }) => [
      fn.count<number>('outbox.id').as('all'),
      fn.count<number>('outbox.dead_at').as('dead'),
    ])
    .select((query) =>
      query
        .selectFrom('outbox as waiting')
        .whereRef('waiting.target', '=', 'webhook_targets.target')
        .where('waiting.done_at', 'is', null)
        .select(({ fn }) => fn.min('waiting.queued_at').as('at'))
        .as('oldest'),
    )
    .orderBy('webhook_targets.target')
    .execute()
  return rows.map(({ target, off_at, all, dead, oldest }) => ({
    target,
    offAt: off_at === null ? undefined : Number(off_at),
    open: Number(all) - Number(dead),
    oldestQueued: oldest === null ? undefined : Number(oldest),
    dead: Number(dead),
  }))
}

/** Notes that a target is there again: it gets events, and what waits for its next try is tried now. */
export async function switchOn({
  database,
  target,
  now,
}: {
  database: Database
  target: string
  now: UnixSeconds
}): Promise<void> {
  await database.transact(async (sql) => {
    await sql
      .updateTable('webhook_targets')
      .set({ off_at: null })
      .where('target', '=', target)
      .execute()
    await sql
      .updateTable('outbox')
      .set({ due_at: now })
      .where('target', '=', target)
      .where('done_at', 'is', null)
      .where('due_at', '>', now)
      .execute()
  })
}

/** Queues an event for every target that is on, in the transaction that writes the event. */
export async function enqueueWebhooks(
  sql: Sql,
  { paymentId, sequence, now }: { paymentId: string; sequence: number; now: UnixSeconds },
): Promise<void> {
  const targets = await sql
    .selectFrom('webhook_targets')
    .select('target')
    .where('off_at', 'is', null)
    .execute()
  if (targets.length === 0) return
  await sql
    .insertInto('outbox')
    .values(targets.map(({ target }) => deliveryRow({ paymentId, sequence, target, now })))
    .execute()
}

/** A delivery that nobody has tried yet. */
export function deliveryRow({
  paymentId,
  sequence,
  target,
  now,
}: {
  paymentId: string
  sequence: number
  target: string
  now: UnixSeconds
}) {
  return {
    ...{ payment_id: paymentId, sequence, target, kind: 'webhook' },
    ...{ attempts: 0, queued_at: now, due_at: now, lease_until: 0 },
  }
}
