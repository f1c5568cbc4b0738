import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import Libsql from 'libsql'
import pg from 'pg'
import { type Database, listenersOf } from './database.js'
import { migrate } from './migrate.js'
import { isPostgresUrl } from './openDatabase.js'
import type { Schema } from './schema.js'

/**
 * Opens a database that does not wait for the disk: the control of the power-cut campaign, which has
 * to see it lose. The product refuses such a database.
 *
 * @param place a SQLite file, or a PostgreSQL server that runs with `fsync=off`
 */
export async function openUnsafe(place: string): Promise<Database> {
  const sql = new Kysely<Schema>({
    dialect: isPostgresUrl(place) ? postgres(place) : sqlite(place),
  })
  await migrate(sql)
  return {
    sql,
    isShared: isPostgresUrl(place),
    ...listenersOf(),
    transact: (work) => sql.transaction().execute(work),
    notify: () => Promise.resolve(),
    close: () => sql.destroy(),
  }
}

function postgres(connectionString: string): PostgresDialect {
  return new PostgresDialect({ pool: new pg.Pool({ connectionString, max: 4 }) })
}

function sqlite(path: string): SqliteDialect {
  const connection = new Libsql(path)
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = OFF')
  return new SqliteDialect({ database: connection })
}
