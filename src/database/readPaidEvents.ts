import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { Database } from './database.js'

/** How a payment stood when it turned paid and since, and when that was. */
export type PaidEvent = { readonly view: PaymentView; readonly at: UnixSeconds }

/** A payment's events from when it turned paid, oldest first; none before. They never change. */
export async function readPaidEvents({
  database,
  id,
}: {
  database: Database
  id: string
}): Promise<PaidEvent[]> {
  const rows = await database.sql
    .selectFrom('events')
    .select(['view', 'at'])
    .where('payment_id', '=', id)
    .orderBy('sequence')
    .execute()
  return rows
    .map(({ view, at }) => ({ view: JSON.parse(view) as PaymentView, at }))
    .filter(({ view }) => view.status === 'paid')
}
