import { existsSync } from 'node:fs'
import { type Database, isPostgresUrl, openDatabase } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'

/**
 * Opens the endpoint's database. A file that is not there would be a new, empty one: no money anywhere.
 *
 * @throws PayWithUsdcError `database_missing`
 */
export async function openKnown(place: string): Promise<Database> {
  if (isPostgresUrl(place) || existsSync(place)) return openDatabase(place)
  throw new PayWithUsdcError('database_missing', `There is no database at ${place}.`, {
    hint: 'Run this where the endpoint runs, with its PAY_DATABASE.',
  })
}
