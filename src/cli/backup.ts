import { writeBackup } from '../database/index.js'
import { type Command, exitCodes, readArguments, wrongUsage } from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'

/** Writes a backup while the endpoint runs. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'Write a backup of the database into a folder, while the endpoint runs.',
  usage: `pay-with-usdc backup [--to FOLDER] [--env-file PATH]

Writes everything in the database, as of this moment, into a folder; the endpoint goes on. What is
there from earlier backups is not written again, so a backup an hour costs little, and each one is
whole. Copy the folder to another machine: rsync and object storage copy only what is new.

The files hold orders, first names and addresses of payments, and no secret in clear. Keep
PAY_TOKEN_SECRET beside them, in another place: without it shoppers' links end.

  --to FOLDER      where to write; made when it is missing. Without it: PAY_BACKUP_FOLDER
  --env-file PATH  read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values } = readArguments({
      args: [...args],
      options: { to: { type: 'string' }, 'env-file': { type: 'string' } },
    })
    const config = readSettings({ file: values['env-file'], environment })
    const folder = values.to ?? config.backup.folder
    if (!folder) throw wrongUsage('--to is missing, and PAY_BACKUP_FOLDER is not set.')
    const database = await openKnown(config.database)
    try {
      const result = await writeBackup({ database, folder, now: Date.now() })
      print(
        `${result.file}: ${result.rows} rows; ${result.written} of ${result.chunks} chunks are new.`,
      )
      return exitCodes.ok
    } finally {
      await database.close()
    }
  },
}
