import { type Finding, findingsOf, reasonOf } from './finding.js'

const gigabyte = 1_000_000_000

/**
 * Whether the database has room to grow. A full disk stops every write.
 *
 * @param folder of the database
 * @param readSpace bytes that are free to this user, and all of them
 */
export async function checkDisk({
  folder,
  readSpace,
}: {
  folder: string
  readSpace: (folder: string) => Promise<{ free: number; total: number }>
}): Promise<Finding> {
  const { ok, warning, problem, unchecked } = findingsOf('disk')
  try {
    const { free, total } = await readSpace(folder)
    const share = total === 0 ? 0 : Math.floor((free / total) * 100)
    const says = `${(free / gigabyte).toFixed(1)} GB (${share} %) are free in the database's folder.`
    const next = 'Make room, or move the database to a larger local disk while the endpoint rests.'
    if (free < gigabyte / 2) return problem(says, next)
    return free < 2 * gigabyte || share < 5 ? warning(says, next) : ok(says)
  } catch (error) {
    return unchecked(reasonOf(error), `See that ${folder} exists and may be read by this user.`)
  }
}
