import { existsSync } from 'node:fs'
import { type Database, openSqlite } from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'

/**
 * Opens the endpoint's database. A file that is not there would be a new, empty one: no money
 * anywhere, and nothing to deliver.
 *
 * @throws PayWithUsdcError `database_missing`, and those of opening
 */
export async function openKnown(path: string): Promise<Database> {
  if (existsSync(path)) return openSqlite({ path })
  throw new PayWithUsdcError('database_missing', `There is no database at ${path}.`, {
    hint: 'Run this where the endpoint runs, with its PAY_DATABASE.',
  })
}
