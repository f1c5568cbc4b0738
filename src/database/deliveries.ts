import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'
import { appendAction } from './actions.js'
import type { Database, Sql } from './database.js'
import { deliveryRow } from './webhookTargets.js'

/** How a delivery stands. */
export type DeliveryState = 'open' | 'delivered' | 'dead'

/** One event for one target. */
export type Delivery = {
  readonly id: number
  readonly target: string
  readonly paymentId: string
  readonly sequence: number
  readonly type: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly queuedAt: UnixSeconds
  /** When it is tried next; undefined when it is not. */
  readonly dueAt: UnixSeconds | undefined
  /** When it was taken, or given up. */
  readonly doneAt: UnixSeconds | undefined
  readonly lastError: string | undefined
}

/** An event as it was written. */
export type WrittenEvent = {
  readonly type: string
  readonly at: UnixSeconds
  readonly view: PaymentView
}

/** One event of a payment; undefined when there is none. */
export async function readEvent({
  database,
  paymentId,
  sequence,
}: {
  database: Database
  paymentId: string
  sequence: number
}): Promise<WrittenEvent | undefined> {
  const row = await database.sql
    .selectFrom('events')
    .select(['type', 'at', 'view'])
    .where('payment_id', '=', paymentId)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return row && { type: row.type, at: Number(row.at), view: JSON.parse(row.view) as PaymentView }
}

/**
 * Deliveries, newest first.
 *
 * @param before only those with a lower id, for the next page
 */
export async function readDeliveries({
  database,
  state,
  target,
  before,
  limit,
}: {
  database: Database
  state?: DeliveryState | undefined
  target?: string | undefined
  before?: number | undefined
  limit: number
}): Promise<Delivery[]> {
  let query = database.sql
    .selectFrom('outbox')
    .innerJoin('events', (join) =>
      join
        .onRef('events.payment_id', '=', 'outbox.payment_id')
        .onRef('events.sequence', '=', 'outbox.sequence'),
    )
    .select(['outbox.id', 'outbox.target', 'outbox.payment_id', 'events.sequence', 'events.type'])
    .select(['outbox.attempts', 'outbox.queued_at', 'outbox.due_at', 'outbox.done_at'])
    .select(['outbox.dead_at', 'outbox.last_error'])
    .where('outbox.kind', '=', 'webhook')
  if (state === 'open') query = query.where('outbox.done_at', 'is', null)
  if (state === 'dead') query = query.where('outbox.dead_at', 'is not', null)
  if (state === 'delivered') {
    query = query.where('outbox.done_at', 'is not', null).where('outbox.dead_at', 'is', null)
  }
  if (target !== undefined) query = query.where('outbox.target', '=', target)
  if (before !== undefined) query = query.where('outbox.id', '<', before)
  const rows = await query.orderBy('outbox.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    id: Number(row.id),
    target: row.target,
    paymentId: row.payment_id,
    sequence: row.sequence,
    type: row.type,
    state: row.dead_at !== null ? 'dead' : row.done_at !== null ? 'delivered' : 'open',
    attempts: row.attempts,
    queuedAt: Number(row.queued_at),
    dueAt: row.done_at === null ? Number(row.due_at) : undefined,
    doneAt: row.done_at === null ? undefined : Number(row.done_at),
    lastError: row.last_error ?? undefined,
  }))
}

/** One line of the delivery log. */
export type LoggedTry = {
  readonly at: UnixSeconds
  readonly target: string
  readonly paymentId: string
  readonly sequence: number
  readonly attempt: number
  readonly status: number | undefined
  readonly error: string | undefined
  readonly milliseconds: number
}

/** The newest tries, newest first; of one event where one is named. */
export async function readTries({
  database,
  event,
  limit,
}: {
  database: Database
  event?: { paymentId: string; sequence: number } | undefined
  limit: number
}): Promise<LoggedTry[]> {
  let query = database.sql
    .selectFrom('webhook_tries')
    .innerJoin('outbox', 'outbox.id', 'webhook_tries.delivery')
    .selectAll('webhook_tries')
    .select(['outbox.target', 'outbox.payment_id', 'outbox.sequence'])
  if (event !== undefined) {
    query = query
      .where('outbox.payment_id', '=', event.paymentId)
      .where('outbox.sequence', '=', event.sequence)
  }
  const rows = await query
    .orderBy('webhook_tries.at', 'desc')
    .orderBy('webhook_tries.delivery', 'desc')
    .orderBy('webhook_tries.attempt', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    at: Number(row.at),
    target: row.target,
    paymentId: row.payment_id,
    sequence: row.sequence ?? 0,
    attempt: row.attempt,
    status: row.status ?? undefined,
    error: row.error ?? undefined,
    milliseconds: row.milliseconds,
  }))
}

/** What is to be delivered again: one event, what was given up, or everything since a time. */
export type Redelivery =
  | { readonly event: { readonly paymentId: string; readonly sequence: number } }
  | { readonly dead: true }
  | { readonly since: UnixSeconds }

/** Rows of one statement. */
const chunk = 200

/**
 * Queues events for every target again, with a new schedule, and switches on a target that was off.
 * An event that a target never got is queued for it too.
 *
 * @param by who wants it and in which words, for the log
 * @returns how many deliveries are queued by it
 */
export function redeliver({
  database,
  redelivery,
  by,
  now,
}: {
  database: Database
  redelivery: Redelivery
  by?: { readonly actor: string; readonly wish: object }
  now: UnixSeconds
}): Promise<number> {
  return database.transact(async (sql) => {
    const queued = await queueAgain(sql, redelivery, now)
    if (by !== undefined) {
      const did = { subject: 'webhooks', action: 'webhooks.redelivered' } as const
      await appendAction(sql, { ...did, actor: by.actor, detail: { ...by.wish, queued }, now })
    }
    return queued
  })
}

async function queueAgain(sql: Sql, redelivery: Redelivery, now: UnixSeconds): Promise<number> {
  const targets = (await sql.selectFrom('webhook_targets').select('target').execute()).map(
    ({ target }) => target,
  )
  if (targets.length === 0) return 0
  await sql.updateTable('webhook_targets').set({ off_at: null }).execute()
  if ('dead' in redelivery) {
    const { numUpdatedRows } = await again(sql, targets, now)
      .where('dead_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(numUpdatedRows)
  }
  const events = await selectEvents(sql, redelivery)
  const rows = events.flatMap(({ payment_id: paymentId, sequence }) =>
    targets.map((target) => deliveryRow({ paymentId, sequence, target, now })),
  )
  for (let at = 0; at < rows.length; at += chunk) {
    await sql
      .insertInto('outbox')
      .values(rows.slice(at, at + chunk))
      .onConflict((conflict) => conflict.columns(['target', 'payment_id', 'sequence']).doNothing())
      .execute()
  }
  for (const { payment_id, sequence } of events) {
    await again(sql, targets, now)
      .where('payment_id', '=', payment_id)
      .where('sequence', '=', sequence)
      .execute()
  }
  return rows.length
}

function selectEvents(sql: Sql, redelivery: Exclude<Redelivery, { dead: true }>) {
  const events = sql.selectFrom('events').select(['payment_id', 'sequence'])
  const chosen =
    'since' in redelivery
      ? events.where('at', '>=', redelivery.since)
      : events
          .where('payment_id', '=', redelivery.event.paymentId)
          .where('sequence', '=', redelivery.event.sequence)
  return chosen.orderBy('at').orderBy('payment_id').orderBy('sequence').execute()
}

/** Opens deliveries again; the caller says which. The count of tries goes on, its schedule begins anew. */
function again(sql: Sql, targets: readonly string[], now: UnixSeconds) {
  return sql
    .updateTable('outbox')
    .set(({ ref }) => ({
      ...{ done_at: null, dead_at: null, due_at: now, queued_at: now, lease_until: 0 },
      tries_before: ref('attempts'),
    }))
    .where('target', 'in', targets)
}
