import { lookIntoPostgres, lookIntoSqlite } from './lookInto.js'
import { isPostgresUrl } from './openDatabase.js'

/**
 * The sealed access token of a store that installed the app. It changes nothing: no table is brought up
 * to date, so it may be asked beside an endpoint of another version.
 *
 * @param place `postgres://…`, or the path of a SQLite file
 * @returns undefined when the store has not installed the app
 * @throws PayWithUsdcError `database_missing`; what the driver throws
 */
export async function inspectInstallation({
  place,
  store,
}: {
  place: string
  store: string
}): Promise<string | undefined> {
  const row = isPostgresUrl(place)
    ? await lookIntoPostgres(place, (sql) =>
        sql
          .selectFrom('installations')
          .select('access_token')
          .where('store', '=', store)
          .executeTakeFirst(),
      )
    : lookIntoSqlite(place, (connection) =>
        connection.prepare('select access_token from installations where store = ?').get(store),
      )
  return (row as { access_token: string } | undefined)?.access_token
}
