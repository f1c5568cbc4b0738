import type { Selectable } from 'kysely'
import type { UnixSeconds } from '../payment/index.js'
import { type Action, appendAction } from './actions.js'
import type { Database, Sql } from './database.js'
import type { Schema } from './schema.js'

/** A merchant's key, as it is kept: its hash, never the key. */
export type ApiKey = {
  readonly id: string
  readonly name: string
  /** SHA-256 of the whole key, hex. */
  readonly hash: string
  readonly scopes: readonly string[]
  readonly createdAt: UnixSeconds
  /** To within a minute. */
  readonly lastUsedAt: UnixSeconds | undefined
  /** From then on it opens nothing; undefined when it does not end by itself. */
  readonly expiresAt: UnixSeconds | undefined
  readonly revokedAt: UnixSeconds | undefined
}

/** Who changes keys, for the log. */
type By = Pick<Action, 'actor'>

/** Keeps a new key. */
export function recordApiKey({
  database,
  key,
  actor,
}: By & {
  database: Database
  key: Pick<ApiKey, 'id' | 'name' | 'hash' | 'scopes' | 'createdAt' | 'expiresAt'>
}): Promise<void> {
  return database.transact(async (sql) => {
    await insertKey(sql, key)
    const { id, name, scopes, createdAt: now } = key
    const detail = { name, scopes }
    await appendAction(sql, { subject: id, actor, action: 'key.created', detail, now })
  })
}

/**
 * Makes a successor of a key, with its name, scopes and end. The old one ends after the overlap, or
 * sooner when it would have ended by itself.
 *
 * @param overlap seconds in which both are taken
 * @returns undefined when there is no such key, or it has ended
 */
export function rotateApiKey({
  database,
  id,
  successor,
  overlap,
  actor,
  now,
}: By & {
  database: Database
  id: string
  successor: Pick<ApiKey, 'id' | 'hash'>
  overlap: number
  now: UnixSeconds
}): Promise<ApiKey | undefined> {
  return database.transact(async (sql) => {
    const old = await findKey(sql, id)
    if (old === undefined || !isLive(old, now)) return undefined
    const { name, scopes, expiresAt } = old
    const next = { ...successor, name, scopes, createdAt: now, expiresAt }
    await insertKey(sql, next)
    const end = Math.min(expiresAt ?? Number.POSITIVE_INFINITY, now + overlap)
    await sql.updateTable('api_keys').set({ expires_at: end }).where('id', '=', id).execute()
    const detail = { successor: successor.id, expiresAt: end }
    await appendAction(sql, { subject: id, actor, action: 'key.rotated', detail, now })
    const made = { name, scopes, predecessor: id }
    const created = { subject: next.id, actor, action: 'key.created', now } as const
    await appendAction(sql, { ...created, detail: made })
    return { ...next, lastUsedAt: undefined, revokedAt: undefined }
  })
}

/** Ends a key at once. @returns false when there is no such key, or it was revoked before */
export function revokeApiKey({
  database,
  id,
  actor,
  now,
}: By & { database: Database; id: string; now: UnixSeconds }): Promise<boolean> {
  return database.transact(async (sql) => {
    const { numUpdatedRows } = await sql
      .updateTable('api_keys')
      .set({ revoked_at: now })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await appendAction(sql, { subject: id, actor, action: 'key.revoked', now })
    return true
  })
}

/** A key by its id, whether it is live or not; undefined when there is none. */
export function readApiKey({
  database,
  id,
}: {
  database: Database
  id: string
}): Promise<ApiKey | undefined> {
  return findKey(database.sql, id)
}

/** Every key that there ever was, oldest first. */
export async function readApiKeys({ database }: { database: Database }): Promise<ApiKey[]> {
  const rows = await database.sql
    .selectFrom('api_keys')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(keyOf)
}

/** Notes that a key is in use, once a minute at most. */
export async function recordKeyUse({
  database,
  key: { id, lastUsedAt },
  now,
}: {
  database: Database
  key: ApiKey
  now: UnixSeconds
}): Promise<void> {
  if (lastUsedAt !== undefined && lastUsedAt > now - 60) return
  await database.sql
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', id)
    .execute()
}

/** True while a key opens something. */
export function isLive({ expiresAt, revokedAt }: ApiKey, now: UnixSeconds): boolean {
  return revokedAt === undefined && (expiresAt === undefined || now < expiresAt)
}

async function insertKey(
  sql: Sql,
  key: Pick<ApiKey, 'id' | 'name' | 'hash' | 'scopes' | 'createdAt' | 'expiresAt'>,
): Promise<void> {
  await sql
    .insertInto('api_keys')
    .values({
      ...{ id: key.id, name: key.name, hash: key.hash, scopes: key.scopes.join(' ') },
      ...{ created_at: key.createdAt, expires_at: key.expiresAt ?? null },
    })
    .execute()
}

async function findKey(sql: Sql, id: string): Promise<ApiKey | undefined> {
  const row = await sql.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst()
  return row && keyOf(row)
}

function keyOf(row: Selectable<Schema['api_keys']>): ApiKey {
  return {
    ...{ id: row.id, name: row.name, hash: row.hash, scopes: row.scopes.split(' ') },
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  }
}
