import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'
import { lockPayments } from './dialect.js'

/** Notes where the shopper wants a refund. The ones before stay in the table, for whoever asks later. */
export function recordRefundAddress({
  database,
  paymentId,
  address,
  now,
}: {
  database: Database
  paymentId: string
  address: string
  now: UnixSeconds
}): Promise<void> {
  return database.transact(async (sql) => {
    await lockPayments(sql, [paymentId])
    const last = await sql
      .selectFrom('refund_addresses')
      .select(['number', 'address'])
      .where('payment_id', '=', paymentId)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    if (last?.address === address) return
    await sql
      .insertInto('refund_addresses')
      .values({ payment_id: paymentId, number: (last?.number ?? 0) + 1, address, given_at: now })
      .execute()
  })
}

/** Where the shopper wants a refund; undefined when nobody said. */
export async function readRefundAddress({
  database,
  paymentId,
}: {
  database: Database
  paymentId: string
}): Promise<string | undefined> {
  const found = await database.sql
    .selectFrom('refund_addresses')
    .select('address')
    .where('payment_id', '=', paymentId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  return found?.address
}
