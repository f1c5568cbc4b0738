import type { UnixSeconds } from '../payment/index.js'
import type { Database } from './database.js'
import { lockName } from './dialect.js'

/**
 * Takes one of a limited number of tries, in one step: two at once cannot both be the last.
 *
 * @param subject what is limited, such as the e-mail of one order
 * @param limit tries within `span` seconds
 * @returns false when none is left
 */
export function takeTry({
  database,
  subject,
  limit,
  span,
  now,
}: {
  database: Database
  subject: string
  limit: number
  span: number
  now: UnixSeconds
}): Promise<boolean> {
  return database.transact(async (sql) => {
    await lockName(sql, `try ${subject}`)
    await sql
      .deleteFrom('tries')
      .where('at', '<=', now - span)
      .where('subject', '=', subject)
      .execute()
    const { count } = await sql
      .selectFrom('tries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow()
    if (Number(count) >= limit) return false
    await sql.insertInto('tries').values({ subject, at: now }).execute()
    return true
  })
}

/** How long a webhook's hash is remembered: longer than the shop repeats it, in seconds. */
const hookMemory = 3 * 86_400

/** Notes a webhook by its hash. @returns false when it came in before */
export async function recordHook({
  database,
  hash,
  now,
}: {
  database: Database
  hash: string
  now: UnixSeconds
}): Promise<boolean> {
  await database.sql
    .deleteFrom('hooks')
    .where('at', '<', now - hookMemory)
    .execute()
  const { numInsertedOrUpdatedRows = 0n } = await database.sql
    .insertInto('hooks')
    .values({ hash, at: now })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
