import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { Database } from './database.js'
import type { PaymentRow } from './readPayment.js'

/** A payment whose order may still change in the shop. */
export type FollowedOrder = {
  readonly paymentId: string
  readonly order: string
  readonly cart: string
  readonly status: PaymentView['status']
  /** End of the last quote. */
  readonly expiresAt: UnixSeconds
  /** When the order was last read from the store. */
  readonly checkedAt: UnixSeconds
}

const columns = ['id', 'order_id', 'cart', 'status', 'expires_at', 'checked_at'] as const

/** The payment of an order; nothing when none was opened. */
export async function findPayment({
  database,
  store,
  order,
}: {
  database: Database
  store: string
  order: string
}): Promise<FollowedOrder | undefined> {
  const row = await database.sql
    .selectFrom('payments')
    .select(columns)
    .where('store', '=', store)
    .where('order_id', '=', order)
    .executeTakeFirst()
  return row && followed(row)
}

/**
 * The orders to look at next: those not accepted by the store yet, longest unread first.
 *
 * @param openedAfter older payments are left alone
 * @param checkedBefore an order that was read since is not read again
 */
export async function readUnchecked({
  database,
  openedAfter,
  checkedBefore,
  limit,
}: {
  database: Database
  openedAfter: UnixSeconds
  checkedBefore: UnixSeconds
  limit: number
}): Promise<FollowedOrder[]> {
  const rows = await database.sql
    .selectFrom('payments')
    .select(columns)
    .where('store_answer', '!=', 'accepted')
    .where('checked_at', '<', checkedBefore)
    .where('opened_at', '>', openedAfter)
    .orderBy('checked_at')
    .limit(limit)
    .execute()
  return rows.map(followed)
}

/** Notes that an order was read from the store. */
export async function recordChecked({
  database,
  paymentId,
  now,
}: {
  database: Database
  paymentId: string
  now: UnixSeconds
}): Promise<void> {
  await database.sql
    .updateTable('payments')
    .set({ checked_at: now })
    .where('id', '=', paymentId)
    .execute()
}

/** Notes that a page shows the payment; the first report counts. */
export async function recordShown({
  database,
  paymentId,
  now,
}: {
  database: Database
  paymentId: string
  now: UnixSeconds
}): Promise<void> {
  await database.sql
    .updateTable('payments')
    .set({ shown_at: now })
    .where('id', '=', paymentId)
    .where('shown_at', 'is', null)
    .execute()
}

/**
 * Payments that were opened in a span of time, and how many of them no page ever reported to show.
 * A page whose element was replaced by somebody else's reports nothing.
 */
export async function countUnshown({
  database,
  after,
  before,
}: {
  database: Database
  after: UnixSeconds
  before: UnixSeconds
}): Promise<{ opened: number; unshown: number }> {
  const { opened, shown } = await database.sql
    .selectFrom('payments')
    .select(({ fn }) => [
      fn.countAll<number>().as('opened'),
      fn.count<number>('shown_at').as('shown'),
    ])
    .where('opened_at', '>', after)
    .where('opened_at', '<=', before)
    .executeTakeFirstOrThrow()
  return { opened: Number(opened), unshown: Number(opened) - Number(shown) }
}

function followed(row: Pick<PaymentRow, (typeof columns)[number]>): FollowedOrder {
  return {
    paymentId: row.id,
    order: row.order_id,
    cart: row.cart,
    status: row.status as PaymentView['status'],
    expiresAt: row.expires_at,
    checkedAt: row.checked_at,
  }
}
