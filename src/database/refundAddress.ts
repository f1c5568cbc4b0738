import type { UnixSeconds } from '../payment/index.js'
import { appendAction } from './actions.js'
import type { Database } from './database.js'
import { lockPayments } from './dialect.js'

/**
 * Notes where the shopper wants a refund. The ones before stay in the table, for whoever asks later.
 *
 * @param actor the key that said so, for the log; nothing for a shopper's page
 */
export function recordRefundAddress({
  database,
  paymentId,
  address,
  actor,
  now,
}: {
  database: Database
  paymentId: string
  address: string
  actor?: string | undefined
  now: UnixSeconds
}): Promise<void> {
  return database.transact(async (sql) => {
    await lockPayments(sql, [paymentId])
    if (actor !== undefined) {
      const did = { subject: paymentId, actor, action: 'refund.address' } as const
      await appendAction(sql, { ...did, detail: { address }, now })
    }
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
