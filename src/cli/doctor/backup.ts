import { type Finding, findingsOf, reasonOf } from './finding.js'

const hour = 3_600_000
/** Hours: a backup a day, and two hours of grace. */
const oldest = 26

/**
 * How old the newest backup is.
 *
 * @param folder nothing when the settings name none
 * @param readNewest milliseconds since 1970 of the newest backup in a folder; nothing when it has none
 * @param now milliseconds since 1970
 */
export function checkBackup({
  folder,
  readNewest,
  now,
}: {
  folder: string | undefined
  readNewest: (folder: string) => number | undefined
  now: number
}): Finding {
  const { ok, warning, unchecked } = findingsOf('backup')
  const next = 'Run pay-with-usdc backup, and let it run by itself: PAY_BACKUP_EVERY=1.'
  if (folder === undefined) {
    return warning(
      'PAY_BACKUP_FOLDER is not set: nothing is known of any backup.',
      'Set PAY_BACKUP_FOLDER and PAY_BACKUP_EVERY, or back up PostgreSQL by its own means.',
    )
  }
  try {
    const newest = readNewest(folder)
    if (newest === undefined) return warning('There is no backup in PAY_BACKUP_FOLDER.', next)
    const hours = Math.floor((now - newest) / hour)
    const says = `The newest backup is ${hours} hours old.`
    return hours >= oldest ? warning(says, next) : ok(says)
  } catch (error) {
    return unchecked(reasonOf(error), 'See that PAY_BACKUP_FOLDER may be read by this user.')
  }
}
