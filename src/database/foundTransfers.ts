import type { UnixSeconds } from '../payment/index.js'
import { insertBlock, type ReadBlock } from './blocks.js'
import type { Database, Sql } from './database.js'
import { recordFacts } from './recordFacts.js'
import { insertTransfers, type ReadTransfer } from './transfers.js'

/** Transfers that were found later than their blocks were read, and those blocks. */
export type FoundTransfers = {
  readonly blocks: readonly ReadBlock[]
  readonly transfers: readonly ReadTransfer[]
}

/**
 * Notes transfers that were found by a search. They count when a second look has confirmed them.
 *
 * @param on hash of a block above them; when it was replaced meanwhile, nothing is written. @default
 * not looked for
 */
export function recordFound({
  database,
  chain,
  found,
  on,
  now,
}: {
  database: Database
  chain: string
  found: FoundTransfers
  on?: string
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      if (on !== undefined && !(await isKept(sql, chain, on))) return []
      return insertFound(sql, chain, found)
    },
  })
}

/**
 * Writes transfers together with their blocks, which lie between others that were read: a reorg
 * above a block that is remembered leaves its transfers. What one provider told of such a height before
 * makes room.
 *
 * @returns the payments whose transfers are other ones now
 */
export async function insertFound(
  sql: Sql,
  chain: string,
  { blocks, transfers }: FoundTransfers,
): Promise<string[]> {
  for (const block of blocks) await insertBlock(sql, chain, block)
  return insertTransfers(sql, chain, transfers)
}

/** True while a block is one of those that have been read and not been taken back. */
export async function isKept(sql: Sql, chain: string, hash: string): Promise<boolean> {
  const row = await sql
    .selectFrom('blocks')
    .select('number')
    .where('chain', '=', chain)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}
