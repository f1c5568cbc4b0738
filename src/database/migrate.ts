import { type Kysely, Migrator } from 'kysely'
import { PayWithUsdcError } from '../errors/index.js'
import { migrations } from './migrations.js'
import type { Schema } from './schema.js'

/**
 * Brings the tables up to date. Of several processes that start at once, one does it.
 *
 * @param to name of the migration to stop at, in tests. @default the newest
 * @throws PayWithUsdcError `migration_failed`
 */
export async function migrate(sql: Kysely<Schema>, to?: string): Promise<void> {
  const migrator = new Migrator({
    db: sql,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  })
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to))
  if (error !== undefined) {
    throw new PayWithUsdcError(
      'migration_failed',
      'The database could not be brought up to date.',
      { cause: error },
    )
  }
}
