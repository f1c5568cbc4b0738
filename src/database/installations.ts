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
