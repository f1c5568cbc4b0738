import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import { PayWithUsdcError } from '../errors/index.js'
import { type Database, listenersOf } from './database.js'
import { migrate } from './migrate.js'
import type { Schema } from './schema.js'

/**
 * Opens the SQLite file, creates it when it is missing, and brings its tables up to date.
 *
 * Every commit reaches the disk before it is acknowledged (WAL with `synchronous=FULL`).
 * Where the file system does not give that, the endpoint does not start.
 *
 * @param path a file, or `:memory:` in tests
 * @throws PayWithUsdcError `database_not_durable`, `migration_failed`
 */
export async function openSqlite({ path }: { path: string }): Promise<Database> {
  const connection = new Libsql(path)
  try {
    connection.pragma('journal_mode = WAL')
    connection.pragma('synchronous = FULL')
    connection.pragma('busy_timeout = 5000')
    connection.pragma('foreign_keys = ON')
    refuseUnlessDurable(path, readPragmas(connection))
    const sql = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: withStatements(connection) }),
    })
    await migrate(sql)
    return {
      sql,
      isShared: false,
      ...listenersOf(),
      transact: (work) => sql.transaction().execute(work),
      // One process has the file: its own listeners are told.
      notify: () => Promise.resolve(),
      close: () => sql.destroy(),
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Statements that are kept prepared; lists of changing length make many. */
const keptStatements = 500

/** Prepares each statement once: a fifth of a block's time goes there otherwise. */
function withStatements(connection: Libsql.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      if (known !== undefined) return known
      const statement = connection.prepare(sql)
      const prepared: SqliteStatement = {
        // Asked before each run, and never another.
        reader: statement.reader,
        all: (parameters) => statement.all(parameters),
        run: (parameters) => statement.run(parameters),
        iterate: (parameters) => statement.iterate(parameters) as IterableIterator<unknown>,
      }
      if (statements.size === keptStatements) statements.clear()
      statements.set(sql, prepared)
      return prepared
    },
    close: () => connection.close(),
  }
}

/** The settings that durability hangs on, as the engine reports them. */
export type Pragmas = { journal_mode: unknown; synchronous: unknown; foreign_keys: unknown }

function readPragmas(connection: Libsql.Database): Pragmas {
  const read = (name: string): unknown => {
    const row: unknown = connection.prepare(`pragma ${name}`).get()
    return typeof row === 'object' && row !== null ? Object.values(row)[0] : row
  }
  return {
    journal_mode: read('journal_mode'),
    synchronous: read('synchronous'),
    foreign_keys: read('foreign_keys'),
  }
}

/** Refuses settings under which an acknowledged payment could be lost. 2 is FULL. */
export function refuseUnlessDurable(path: string, pragmas: Pragmas): void {
  // A database in memory has no journal file; it exists in tests only.
  const journal = path === ':memory:' ? 'memory' : 'wal'
  const inForce =
    pragmas.journal_mode === journal && pragmas.synchronous === 2 && pragmas.foreign_keys === 1
  if (inForce) return
  throw new PayWithUsdcError(
    'database_not_durable',
    `The database at ${path} does not keep what it acknowledges: ${JSON.stringify(pragmas)}.`,
    { hint: 'Put the file on a local disk. Network file systems do not support WAL.' },
  )
}
