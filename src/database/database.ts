import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.js'

/** A transaction's or the database's own query builder. */
export type Sql = Kysely<Schema> | Transaction<Schema>

/** An open database. Only the files of this folder look inside. */
export type Database = {
  readonly sql: Kysely<Schema>
  /** Calls `listener` after a payment's new event has been committed. Returns how to stop. */
  readonly onEvent: (listener: (paymentId: string) => void) => () => void
  /** Tells the listeners; called once the transaction is through. */
  readonly announce: (paymentIds: Iterable<string>) => void
  readonly close: () => Promise<void>
}

/** Wraps a query builder as a database. */
export function databaseOf(sql: Kysely<Schema>): Database {
  const listeners = new Set<(paymentId: string) => void>()
  return {
    sql,
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce(paymentIds) {
      for (const id of paymentIds) for (const listener of listeners) listener(id)
    },
    close: () => sql.destroy(),
  }
}
