import { dirname } from 'node:path'
import {
  isPostgresUrl,
  listBackups,
  openDatabase,
  readManifest,
  restoreBackup,
} from '../database/index.js'
import { PayWithUsdcError } from '../errors/index.js'
import { type Command, exitCodes, readArguments, required } from './command.js'
import { readSettings } from './settings.js'

/** Fills a new database with a backup. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Fill a new database with a backup; also the way from SQLite to PostgreSQL.',
  usage: `pay-with-usdc restore --from FOLDER|FILE [--list] [--env-file PATH]

Fills the database of the settings, which has to be empty, with the newest backup of a folder, or with
the one that FILE names. Every chunk is checked before anything is written.

The endpoint must not run meanwhile. When it is started afterwards it reads on where the backup ended:
payments that came in between are found on the chains, and orders that came in between in the shop.

  --from           the folder of the backups, or one of its backup-….json files
  --list           show the backups of the folder, and change nothing
  --env-file PATH  read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values } = readArguments({
      args: [...args],
      options: {
        from: { type: 'string' },
        list: { type: 'boolean' },
        'env-file': { type: 'string' },
      },
    })
    const from = required(values, 'from')
    const backups = from.endsWith('.json') ? [from] : listBackups(from)
    const newest = backups.at(-1)
    if (newest === undefined) {
      throw new PayWithUsdcError('backup_missing', `There is no backup in ${from}.`, {
        hint: 'Name the folder that pay-with-usdc backup --to was given.',
      })
    }
    if (values.list === true) {
      for (const file of backups) print(`${file}  ${readManifest(file).at}`)
      return exitCodes.ok
    }
    const config = readSettings({ file: values['env-file'], environment })
    const manifest = readManifest(newest)
    const database = await openDatabase(config.database)
    try {
      const rows = await restoreBackup({
        database,
        manifest,
        folder: dirname(newest),
        now: Math.floor(Date.now() / 1_000),
      })
      const kind = isPostgresUrl(config.database) ? 'PostgreSQL' : 'SQLite'
      print(`${rows} rows of ${manifest.at} are in the ${kind} database. Start the endpoint now.`)
      return exitCodes.ok
    } finally {
      await database.close()
    }
  },
}
