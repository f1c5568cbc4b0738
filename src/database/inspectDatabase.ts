import { sql as raw } from 'kysely'
import { lookIntoPostgres, lookIntoSqlite } from './lookInto.js'
import { isPostgresUrl } from './openDatabase.js'
import { refuseUnlessDurable } from './openPostgres.js'

/** What a look at a database found. */
export type Inspection = {
  readonly kind: 'SQLite' | 'PostgreSQL'
  readonly version: string
  readonly payments: number
  /** What is wrong in the file, in the engine's words; empty when it is whole. */
  readonly damage: readonly string[]
}

/**
 * Looks at a database and changes nothing: no table is brought up to date, so it may be done beside an
 * endpoint of another version.
 *
 * @param place `postgres://…`, or the path of a SQLite file
 * @throws PayWithUsdcError `database_missing`, `database_not_durable`; what the driver throws
 */
export function inspectDatabase(place: string): Promise<Inspection> {
  return isPostgresUrl(place) ? inspectPostgres(place) : inspectSqlite(place)
}

async function inspectSqlite(path: string): Promise<Inspection> {
  try {
    return lookIntoSqlite(path, (connection) => {
      const read = (text: string) => connection.prepare(text).all() as Record<string, unknown>[]
      const words = (rows: readonly Record<string, unknown>[]) =>
        rows.map((row) => Object.values(row).join(' '))
      const said = words(read('pragma integrity_check(20)')).filter((word) => word !== 'ok')
      const orphans = words(read('pragma foreign_key_check')).slice(0, 20)
      return {
        kind: 'SQLite',
        version: words(read('select sqlite_version()'))[0] ?? '',
        payments: Number(words(read('select count(*) from payments'))[0]),
        damage: [...said, ...orphans.map((row) => `a row without its other: ${row}`)],
      }
    })
  } catch (error) {
    // A file whose pages are torn is refused before it can be checked.
    if (!/malformed|not a database|corrupt/i.test(`${error}`)) throw error
    return { kind: 'SQLite', version: '', payments: 0, damage: [(error as Error).message] }
  }
}

function inspectPostgres(url: string): Promise<Inspection> {
  return lookIntoPostgres(url, async (sql) => {
    await refuseUnlessDurable(sql)
    const { rows } = await raw<{ version: string; payments: string }>`
      select current_setting('server_version') as version, (select count(*) from payments) as payments
    `.execute(sql)
    const [row] = rows
    return {
      ...{ kind: 'PostgreSQL', version: row?.version ?? '', damage: [] },
      payments: Number(row?.payments ?? 0),
    }
  })
}
