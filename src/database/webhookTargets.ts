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
  // Each count has an index of its own: what was delivered is by far the most.
  const rows = await database.sql
    .selectFrom('webhook_targets')
    .select(['webhook_targets.target', 'webhook_targets.off_at'])
    .select((query) => {
      const ours = query
        .selectFrom('outbox')
        .whereRef('outbox.target', '=', 'webhook_targets.target')
      const open = ours.where('outbox.done_at', 'is', null)
      const dead = ours.where('outbox.dead_at', 'is not', null)
      return [
        open.select(({ fn }) => fn.countAll<number>().as('count')).as('open'),
        open.select(({ fn }) => fn.min('outbox.queued_at').as('at')).as('oldest'),
        dead.select(({ fn }) => fn.countAll<number>().as('count')).as('dead'),
      ]
    })
    .orderBy('webhook_targets.target')
    .execute()
  return rows.map(({ target, off_at, open, dead, oldest }) => ({
    target,
    offAt: off_at === null ? undefined : Number(off_at),
    open: Number(open),
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
