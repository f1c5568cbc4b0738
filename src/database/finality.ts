import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { type FoundTransfers, insertFound, isKept } from './foundTransfers.js'
import { paymentsSeen } from './inMotion.js'
import { recordFacts } from './recordFacts.js'

/**
 * Notes how far providers agree and what the network calls final, and derives who waits for it.
 * What was known stays known: a provider that is behind takes nothing back, only a reorg does.
 *
 * @param on hash of the block up to which they agree; when it was replaced meanwhile, nothing is
 * written. @default not looked for
 */
export function recordFinality({
  database,
  chain,
  agreed,
  safe,
  finalized,
  on,
  now,
}: {
  database: Database
  chain: string
  /** Undefined where there is one provider: its word is all that there is. */
  agreed: number | undefined
  safe: number | undefined
  finalized: number | undefined
  on?: string
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      if (on !== undefined && !(await isKept(sql, chain, on))) return []
      const known = await sql
        .selectFrom('finality')
        .selectAll()
        .where('chain', '=', chain)
        .executeTakeFirst()
      const row = {
        agreed: higher(known?.agreed, agreed),
        safe: higher(known?.safe, safe),
        finalized: higher(known?.finalized, finalized),
      }
      await sql
        .insertInto('finality')
        .values({ chain, ...row })
        .onConflict((conflict) => conflict.column('chain').doUpdateSet(row))
        .execute()
      return paymentsSeen(sql, chain)
    },
  })
}

/** The higher of what is known and what was said; nothing while neither is there. */
function higher(known: number | null | undefined, said: number | undefined): number | null {
  if (known == null || said === undefined) return said ?? known ?? null
  return Math.max(known, said)
}

/** True when a payment waits for what the network calls safe or finalized. */
export async function isFinalityWanted({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<boolean> {
  return (await paymentsSeen(database.sql, chain)).length > 0
}

/** A block that replaces a safe one is not safe itself. */
export async function capFinality(sql: Sql, chain: string, ancestor: number): Promise<void> {
  for (const tag of ['agreed', 'safe', 'finalized', 'reread'] as const) {
    await sql
      .updateTable('finality')
      .set({ [tag]: ancestor })
      .where('chain', '=', chain)
      .where(tag, '>', ancestor)
      .execute()
  }
}

/** The second reading begins with the first block of all: nothing is read once only. */
export async function beginReread(sql: Sql, chain: string, reread: number): Promise<void> {
  await sql
    .insertInto('finality')
    .values({ chain, reread })
    .onConflict((conflict) => conflict.column('chain').doNothing())
    .execute()
}

/** How far a chain has been read a second time. */
export async function readReread({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<number | undefined> {
  const row = await database.sql
    .selectFrom('finality')
    .select('reread')
    .where('chain', '=', chain)
    .executeTakeFirst()
  return row?.reread ?? undefined
}

/**
 * Notes that a chain was read a second time up to a block, with the transfers that were missed.
 *
 * @param on hash of that block; when it was replaced meanwhile, nothing is written. @default not
 * looked for
 */
export function recordReread({
  database,
  chain,
  upTo,
  missed,
  on,
  now,
}: {
  database: Database
  chain: string
  upTo: number
  missed: FoundTransfers
  on?: string
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      if (on !== undefined && !(await isKept(sql, chain, on))) return []
      await sql
        .insertInto('finality')
        .values({ chain, reread: upTo })
        .onConflict((conflict) => conflict.column('chain').doUpdateSet({ reread: upTo }))
        .execute()
      return insertFound(sql, chain, missed)
    },
  })
}
