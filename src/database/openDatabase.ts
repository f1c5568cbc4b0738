import type { Database } from './database.js'
import { openPostgres } from './openPostgres.js'
import { openSqlite } from './openSqlite.js'

/** True for the address of a PostgreSQL database; anything else is the path of a SQLite file. */
export function isPostgresUrl(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place)
}

/**
 * Opens the database of the settings.
 *
 * @param place `postgres://…`, or the path of a SQLite file
 * @throws PayWithUsdcError `database_not_durable`, `migration_failed`
 */
export function openDatabase(place: string): Promise<Database> {
  return isPostgresUrl(place) ? openPostgres({ url: place }) : openSqlite({ path: place })
}
