import type { Hold, UnixSeconds } from '../payment/index.js'
import { appendAction } from './actions.js'
import type { Database } from './database.js'
import { holds } from './readPayment.js'
import { recordFacts } from './recordFacts.js'

/**
 * Notes what the store said when it was asked to take a payment.
 *
 * @param due what the order cost when it accepted; atomic units
 */
export function recordStoreAnswer({
  database,
  paymentId,
  answer,
  due,
  now,
}: {
  database: Database
  paymentId: string
  answer: 'accepted' | 'changed'
  due: bigint
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      await sql
        .updateTable('payments')
        .set({
          store_answer: answer,
          accepted_due: answer === 'accepted' ? due.toString() : '0',
        })
        .where('id', '=', paymentId)
        // Accepted once is accepted for good.
        .where('store_answer', '!=', 'accepted')
        .execute()
      return [paymentId]
    },
  })
}

/**
 * Notes that a person holds a payment, or lets it go.
 *
 * @param actor who it was, for the log. @default the endpoint
 */
export function recordHold({
  database,
  paymentId,
  hold,
  actor = 'endpoint',
  now,
}: {
  database: Database
  paymentId: string
  hold: Hold
  actor?: string
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      await sql
        .updateTable('payments')
        .set({ held: holds.indexOf(hold) })
        .where('id', '=', paymentId)
        .execute()
      const did = { subject: paymentId, actor, action: 'hold.set', detail: { hold }, now } as const
      await appendAction(sql, did)
      return [paymentId]
    },
  })
}

/** Notes the store's word on the order: canceled, or open again. */
export function recordOrderState({
  database,
  paymentId,
  state,
  now,
}: {
  database: Database
  paymentId: string
  state: 'open' | 'canceled'
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      await sql
        .updateTable('payments')
        .set({ order_state: state })
        .where('id', '=', paymentId)
        .execute()
      return [paymentId]
    },
  })
}
