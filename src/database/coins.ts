import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'
import { recordFacts } from './recordFacts.js'

/**
 * Notes what lies of a chain's native coin at payments' addresses now. Hearing the same again changes
 * nothing; what was fetched is 0, and gone.
 *
 * @returns the payments that have a new event
 */
export function recordCoins({
  database,
  chain,
  balances,
  now,
}: {
  database: Database
  chain: string
  balances: readonly { readonly paymentId: string; readonly amount: bigint }[]
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      const rows = await sql
        .selectFrom('coins')
        .select(['payment_id', 'amount'])
        .where('chain', '=', chain)
        .execute()
      const known = new Map(rows.map((row) => [row.payment_id, BigInt(row.amount)]))
      const changed = balances.filter(
        ({ paymentId, amount }) => amount !== (known.get(paymentId) ?? 0n),
      )
      for (const { paymentId, amount } of changed) {
        const row = { amount: amount.toString() }
        if (amount === 0n) {
          await sql
            .deleteFrom('coins')
            .where('payment_id', '=', paymentId)
            .where('chain', '=', chain)
            .execute()
          continue
        }
        await sql
          .insertInto('coins')
          .values({ payment_id: paymentId, chain, ...row })
          .onConflict((conflict) => conflict.columns(['payment_id', 'chain']).doUpdateSet(row))
          .execute()
      }
      return changed.map(({ paymentId }) => paymentId)
    },
  })
}
