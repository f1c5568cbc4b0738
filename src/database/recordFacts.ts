import { derive, type Exception, type Facts, type UnixSeconds } from '../payment/index.js'
import { type PaymentView, paymentViewOf } from '../protocol/index.js'
import { readUnderWay } from './authorizations.js'
import type { Database, Sql } from './database.js'
import { lockPayments } from './dialect.js'
import { chainStart, eventHash } from './logChain.js'
import {
  type HeadReader,
  headReaderOf,
  identityOf,
  type PaymentRow,
  readFacts,
} from './readPayment.js'
import { enqueueWebhooks } from './webhookTargets.js'

/**
 * Writes facts, and with them, in the same transaction, what follows: state, event, outbox.
 *
 * @param write writes the facts and returns the ids of the payments that they are about
 * @returns the payments that have a new event
 */
export async function recordFacts({
  database,
  now,
  write,
}: {
  database: Database
  now: UnixSeconds
  write: (sql: Sql) => Promise<Iterable<string>>
}): Promise<string[]> {
  const changed = await database.transact(async (sql) => {
    const touched = [...new Set(await write(sql))]
    await lockPayments(sql, touched)
    const changed: string[] = []
    const headOf = headReaderOf(sql)
    for (const id of touched) if (await settle({ sql, id, headOf, now })) changed.push(id)
    await database.notify(sql, changed)
    return changed
  })
  database.announce(changed)
  return changed
}

/** Derives one payment anew and appends an event when its view has changed. */
async function settle({
  sql,
  id: paymentId,
  headOf,
  now,
}: {
  sql: Sql
  id: string
  headOf: HeadReader
  now: UnixSeconds
}): Promise<boolean> {
  const payment = await sql
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow()
  const facts = await readFacts(sql, payment, headOf)
  const derived = derive(facts)
  const sequence = payment.sequence + 1
  const view = paymentViewOf({
    payment: identityOf(payment),
    sequence,
    facts,
    derived,
    ...(await readUnderWay(sql, paymentId)),
  })
  const before = await lastEvent(sql, payment)
  const last = before?.view
  if (last !== undefined && JSON.stringify({ ...view, sequence: payment.sequence }) === last) {
    return false
  }

  await sql
    .updateTable('payments')
    .set({ status: derived.status, expires_at: expiryOf(facts), sequence })
    .where('id', '=', paymentId)
    .execute()
  const event = {
    ...{ payment_id: paymentId, sequence, type: typeOf(payment, view) },
    ...{ view: JSON.stringify(view), at: now },
  }
  const hash = eventHash(before?.hash ?? chainStart, event)
  await sql
    .insertInto('events')
    .values({ ...event, hash })
    .execute()
  await enqueueWebhooks(sql, { paymentId, sequence, now })
  if (derived.tellStore) await enqueue(sql, paymentId, 'update_order', now)
  if (concernOf(view) !== concernOf(last)) await enqueue(sql, paymentId, 'tell_staff', now)
  return true
}

/** What a person has to look at: when it changes, staff are told. */
function concernOf(view: PaymentView | string | undefined): string {
  if (view === undefined) return ''
  const { exceptions }: PaymentView = typeof view === 'string' ? JSON.parse(view) : view
  return exceptions.filter((exception) => concerns.has(exception)).join()
}

/** `underpaid` and `late` end by themselves; the others need somebody. */
const concerns: ReadonlySet<Exception> = new Set([
  'overpaid',
  'wrong_token',
  'wrong_chain',
  'duplicate',
  'held',
  'order_changed',
  'reversed',
])

/** A payment's last event: its view as it was written, and its hash. */
function lastEvent(sql: Sql, payment: PaymentRow) {
  return sql
    .selectFrom('events')
    .select(['view', 'hash'])
    .where('payment_id', '=', payment.id)
    .where('sequence', '=', payment.sequence)
    .executeTakeFirst()
}

/** The name of an event: what a reader of the log would call it. */
function typeOf(payment: PaymentRow, view: PaymentView): string {
  if (payment.sequence === 0) return 'payment.opened'
  return payment.status === view.status ? 'payment.updated' : `payment.${view.status}`
}

function expiryOf(facts: Facts): UnixSeconds {
  return Math.max(...facts.quotes.map(({ expiresAt }) => expiresAt))
}

/** One job of a kind that nobody has taken yet is enough: one under way may have read older facts. */
export async function enqueue(
  sql: Sql,
  paymentId: string,
  kind: 'update_order' | 'tell_staff',
  now: UnixSeconds,
): Promise<void> {
  const open = await sql
    .selectFrom('outbox')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('kind', '=', kind)
    .where('done_at', 'is', null)
    .where('lease_until', '<=', now)
    .executeTakeFirst()
  if (open !== undefined) return
  await sql
    .insertInto('outbox')
    .values({
      ...{ payment_id: paymentId, kind, target: '', attempts: 0 },
      ...{ queued_at: now, due_at: now, lease_until: 0 },
    })
    .execute()
}
