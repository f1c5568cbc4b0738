import { existsSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import Libsql from 'libsql'
import pg from 'pg'
import { PayWithUsdcError } from '../errors/index.js'
import type { Schema } from './schema.js'

/**
 * Looks into a SQLite file without changing anything in it: no table is brought up to date, and a file
 * that is not there is not made. It may be done beside an endpoint of another version.
 *
 * @throws PayWithUsdcError `database_missing`; what the driver throws
 */
export function lookIntoSqlite<Found>(
  path: string,
  look: (connection: Libsql.Database) => Found,
): Found {
  if (!existsSync(path)) {
    throw new PayWithUsdcError('database_missing', `There is no database at ${path}.`, {
      hint: 'Start the endpoint once: it makes the file. Or run this where it runs, with its PAY_DATABASE.',
    })
  }
  const connection = new Libsql(path)
  try {
    connection.pragma('query_only = ON')
    connection.pragma('busy_timeout = 5000')
    return look(connection)
  } finally {
    connection.close()
  }
}

/**
 * Looks into a PostgreSQL database with one connection; see {@link lookIntoSqlite}.
 *
 * @throws what the driver throws
 */
export async function lookIntoPostgres<Found>(
  url: string,
  look: (sql: Kysely<Schema>) => Promise<Found>,
): Promise<Found> {
  const options = { connectionString: url, application_name: 'pay-with-usdc doctor', max: 1 }
  const pool = new pg.Pool({ ...options, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => undefined)
  const sql = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await look(sql)
  } finally {
    await sql.destroy()
  }
}
