import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { lockName } from './dialect.js'
import { actionHash, chainStart } from './logChain.js'

/** What a person or a key did. */
export type Action = {
  /** What it is about: a payment's id, a key's id, `settings`, `secret`, `webhooks` or `sweep eip155:…`. */
  readonly subject: string
  /** Who did it: a key's id, or `command` for whoever may run commands, or `endpoint`. */
  readonly actor: string
  readonly action: ActionName
  /** No secrets. @default nothing */
  readonly detail?: unknown
  readonly now: UnixSeconds
}

/** What is written down. */
type ActionName =
  | 'authorization.accepted'
  | 'authorization.canceled'
  | 'hold.set'
  | 'key.created'
  | 'key.revoked'
  | 'key.rotated'
  | 'payment.opened'
  | 'payment.renewed'
  | 'refund.address'
  | 'secret.rotated'
  | 'settings.changed'
  | 'sweep.sent'
  | 'webhooks.redelivered'

/**
 * Adds an entry to the log, as part of the transaction that does what it says. Entries about one
 * subject are chained; those about others are written side by side.
 */
export async function appendAction(
  sql: Sql,
  { subject, actor, action, detail = {}, now }: Action,
): Promise<void> {
  await lockName(sql, `action ${subject}`)
  const last = await sql
    .selectFrom('actions')
    .select(['number', 'hash'])
    .where('subject', '=', subject)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entry = {
    ...{ subject, number: (last?.number ?? 0) + 1, actor, action },
    ...{ detail: JSON.stringify(detail), at: now },
  }
  const hash = actionHash(last?.hash ?? chainStart, entry)
  await sql
    .insertInto('actions')
    .values({ ...entry, hash })
    .execute()
}

/** Adds an entry to the log in a transaction of its own. */
export function recordAction({
  database,
  ...action
}: Action & { database: Database }): Promise<void> {
  return database.transact((sql) => appendAction(sql, action))
}

/**
 * Adds an entry when something is not as the last entry of this kind says, such as the settings.
 *
 * @returns whether it was added
 */
export function recordChange({
  database,
  ...action
}: Action & { database: Database }): Promise<boolean> {
  return database.transact(async (sql) => {
    await lockName(sql, `action ${action.subject}`)
    const last = await sql
      .selectFrom('actions')
      .select('detail')
      .where('subject', '=', action.subject)
      .where('action', '=', action.action)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.detail === JSON.stringify(action.detail)) return false
    await appendAction(sql, action)
    return true
  })
}

/** An entry of the log. */
export type LoggedAction = {
  readonly subject: string
  readonly number: number
  readonly actor: string
  readonly action: string
  readonly detail: unknown
  readonly at: UnixSeconds
}

/** Entries about a subject, oldest first. */
export async function readActions({
  database,
  subject,
}: {
  database: Database
  subject: string
}): Promise<LoggedAction[]> {
  const rows = await database.sql
    .selectFrom('actions')
    .select(['subject', 'number', 'actor', 'action', 'detail', 'at'])
    .where('subject', '=', subject)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }))
}
