import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'

/** A store that installed the app. */
export type Installation = {
  readonly store: string
  /** Encrypted; this folder never sees it in clear. */
  readonly sealedToken: string
  readonly scopes: readonly string[]
  readonly installedAt: UnixSeconds
}

/** Keeps what a store granted; a store that installs again gets a new token. */
export async function recordInstallation({
  database,
  installation: { store, sealedToken, scopes, installedAt },
}: {
  database: Database
  installation: Installation
}): Promise<void> {
  const values = { access_token: sealedToken, scopes: scopes.join(' '), installed_at: installedAt }
  await database.sql
    .insertInto('installations')
    .values({ store, ...values })
    .onConflict((conflict) => conflict.column('store').doUpdateSet(values))
    .execute()
}

/** What a store granted; nothing when it has not installed the app. */
export async function readInstallation({
  database,
  store,
}: {
  database: Database
  store: string
}): Promise<Installation | undefined> {
  const row = await database.sql
    .selectFrom('installations')
    .selectAll()
    .where('store', '=', store)
    .executeTakeFirst()
  return (
    row && {
      store: row.store,
      sealedToken: row.access_token,
      scopes: row.scopes.split(' '),
      installedAt: row.installed_at,
    }
  )
}

/** What every store granted. */
export async function readInstallations({
  database,
}: {
  database: Database
}): Promise<Pick<Installation, 'store' | 'sealedToken'>[]> {
  return database.sql
    .selectFrom('installations')
    .select(['store', 'access_token as sealedToken'])
    .execute()
}

/** Puts another sealed text in the place of one, if that still stands there. @returns how many were: 0 or 1 */
export async function replaceSealedToken({
  database,
  store,
  from,
  to,
}: {
  database: Database
  store: string
  from: string
  to: string
}): Promise<number> {
  const { numUpdatedRows } = await database.sql
    .updateTable('installations')
    .set({ access_token: to })
    .where('store', '=', store)
    .where('access_token', '=', from)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Forgets the store's token. Its payments stay. */
export async function removeInstallation({
  database,
  store,
}: {
  database: Database
  store: string
}): Promise<void> {
  await database.sql.deleteFrom('installations').where('store', '=', store).execute()
}
