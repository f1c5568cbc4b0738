import type { Logger } from 'pino'
import { type Database, listBackups, pruneBackups, writeBackup } from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { BackupConfig } from '../config.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'

/** Milliseconds between two looks whether a backup is due. */
const interval = 60_000

/**
 * Writes a backup as often as the settings say, and removes old ones. When one is due follows from the
 * folder and not from this process's life: restarts and a new leader neither skip one nor hurry.
 *
 * @param config with `every` and a folder; without them there is nothing to do
 */
export function backUp({
  config: { folder, every, keep },
  open,
  lead,
  log,
  now,
}: {
  config: BackupConfig
  /**
   * Opens the database once more. A SQLite file has one connection here, and everything that is
   * written would wait until the backup is through.
   */
  open: () => Promise<Database>
  lead?: Pick<Lead, 'isHeld' | 'onGain'>
  log: Logger
  now: () => UnixSeconds
}): Loop | undefined {
  if (folder === undefined || every === undefined) return undefined

  async function write(place: string) {
    const database = await open()
    try {
      return await writeBackup({ database, folder: place, now: now() * 1_000 })
    } finally {
      await database.close()
    }
  }

  /** A folder that cannot be written may be put right: that must not end the loop. */
  async function run(place: string, hours: number): Promise<'idle'> {
    try {
      const newest = newestBackup(place)
      if (newest !== undefined && now() - newest < hours * 3_600) return 'idle'
      const { file, rows, written, chunks } = await write(place)
      const removed = await pruneBackups({ folder: place, keep })
      log.info({ file, rows, written, chunks, removed }, 'backup written')
    } catch (error) {
      log.error({ err: error }, 'no backup was written: it will be tried again')
    }
    return 'idle'
  }

  return loopOf({ name: 'backup', log, interval, lead, run: () => run(folder, every) })
}

/** Unix seconds of the newest backup in a folder, by its name; nothing where there is none. */
export function newestBackup(folder: string): UnixSeconds | undefined {
  const name = listBackups(folder).at(-1) ?? ''
  const [, day, hours, minutes, seconds] =
    /backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-\d{3}Z\.json$/.exec(name) ?? []
  if (day === undefined) return undefined
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) / 1_000
}
