import type { UnixSeconds } from '../payment/index.js'
import type { Sql } from './database.js'

/** Blocks during which a transfer's confirmations are still counted up for those who watch. */
const arrivingBlocks = 64

/** The payments with money on its way: what their confirmations are changes with the head. */
export async function paymentsInMotion(sql: Sql, chain: string, head: number): Promise<string[]> {
  const arriving = await sql
    .selectFrom('transfers')
    .select('payment_id')
    .distinct()
    .where('chain', '=', chain)
    .where('canonical', '=', 1)
    .where('block_number', '>', head - arrivingBlocks)
    .execute()
  return [...arriving.map(({ payment_id }) => payment_id), ...(await paymentsSeen(sql, chain))]
}

/** The payments that wait for a transfer on this chain to lie deep enough. */
export async function paymentsSeen(sql: Sql, chain: string): Promise<string[]> {
  const seen = await sql
    .selectFrom('payments')
    .select('id')
    .where('status', '=', 'seen')
    .where((where) =>
      where.exists(
        where
          .selectFrom('transfers')
          .select('transfers.payment_id')
          .whereRef('transfers.payment_id', '=', 'payments.id')
          .where('transfers.chain', '=', chain)
          .where('transfers.canonical', '=', 1),
      ),
    )
    .execute()
  return seen.map(({ id }) => id)
}

/**
 * The payments whose quote ends between two heads. A payment expires when the last of its networks
 * gets past that end, so each network asks once; asking for all that are over would read every
 * payment at every block while one network stands still.
 */
export async function paymentsEnding(
  sql: Sql,
  from: UnixSeconds,
  to: UnixSeconds,
): Promise<string[]> {
  const ending = await sql
    .selectFrom('payments')
    .select('id')
    .where('status', '=', 'waiting')
    .where('expires_at', '>=', from)
    .where('expires_at', '<', to)
    .execute()
  return ending.map(({ id }) => id)
}
