import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.js'

/** A transaction's or the database's own query builder. */
export type Sql = Kysely<Schema> | Transaction<Schema>

/** An open database. Only the files of this folder look inside. */
export type Database = {
  readonly sql: Kysely<Schema>
  /** True where several processes may have it open at once. */
  readonly isShared: boolean
  /**
   * Runs `work` in one transaction. Where the database asks for another try, because two
   * transactions were in each other's way, `work` runs again from the start.
   *
   * @param isSnapshot everything is read as of one moment. @default false
   */
  readonly transact: <T>(
    work: (sql: Transaction<Schema>) => Promise<T>,
    options?: { readonly isSnapshot?: boolean },
  ) => Promise<T>
  /** Calls `listener` after a payment's new event has been committed, by whichever process. Returns how to stop. */
  readonly onEvent: (listener: (paymentId: string) => void) => () => void
  /** Wakes up other processes once the transaction is through; part of it. */
  readonly notify: (sql: Sql, paymentIds: readonly string[]) => Promise<void>
  /** Tells the listeners of this process; called once the transaction is through. */
  readonly announce: (paymentIds: Iterable<string>) => void
  readonly close: () => Promise<void>
}

/** Those who are told of events, inside this process. */
export function listenersOf(): Pick<Database, 'onEvent' | 'announce'> {
  const listeners = new Set<(paymentId: string) => void>()
  return {
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce(paymentIds) {
      for (const id of paymentIds) for (const listener of listeners) listener(id)
    },
  }
}
