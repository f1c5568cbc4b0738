import { type Kysely, PostgresAdapter, sql as raw, type Transaction } from 'kysely'
import type { Sql } from './database.js'

/** True on PostgreSQL, where transactions run side by side. On SQLite they wait for each other. */
export function isPostgres(sql: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return sql.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * Keeps others from writing these payments until the transaction ends. Every transaction that
 * derives a payment locks it first and reads its facts afterwards, so what it derives is of all
 * facts that were committed. Always in the same order: two that lock several cannot wait for each other.
 */
export async function lockPayments(sql: Sql, paymentIds: readonly string[]): Promise<void> {
  if (paymentIds.length === 0 || !isPostgres(sql)) return
  await sql
    .selectFrom('payments')
    .select('id')
    .where('id', 'in', [...paymentIds].sort())
    .orderBy('id')
    // A row that refers to a payment, such as a transfer, takes a lock on its key: not on the rest.
    .forNoKeyUpdate()
    .execute()
}

/** Lets one transaction at a time pass that names the same thing, until it ends. */
export async function lockName(sql: Transaction<never> | Sql, name: string): Promise<void> {
  if (!isPostgres(sql)) return
  await raw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(sql)
}
