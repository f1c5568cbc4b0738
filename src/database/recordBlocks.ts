import type { UnixSeconds } from '../payment/index.js'
import { insertBlock, type ReadBlock } from './blocks.js'
import type { Database } from './database.js'
import { beginReread, capFinality } from './finality.js'
import { paymentsEnding, paymentsInMotion } from './inMotion.js'
import { readHead } from './readPayment.js'
import { recordFacts } from './recordFacts.js'
import { orphanSweeps } from './sweeps.js'
import { insertTransfers, type ReadTransfer } from './transfers.js'

/** Blocks kept below the head, to find the common ancestor of a reorg. */
const keptBlocks = 1_024

/**
 * Appends blocks and their transfers to a chain, and derives every payment that they concern,
 * all in one transaction. Hearing of a block or a transfer again changes nothing.
 *
 * @param blocks oldest first; the last one becomes the chain's head
 * @param cursor hash of the head that the blocks were read after, `null` before the first one. When
 * the chain has another head by now, nothing is written: an endpoint that was given up, or that runs
 * beside this one, was late. @default not compared
 */
export function recordBlocks({
  database,
  chain,
  blocks,
  transfers,
  cursor,
  now,
}: {
  database: Database
  chain: string
  blocks: readonly ReadBlock[]
  transfers: readonly ReadTransfer[]
  cursor?: string | null
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      const head = blocks.at(-1)
      if (head === undefined) return []
      const last = await readHead(sql, chain)
      if (cursor !== undefined && cursor !== (last?.hash ?? null)) return []
      const [first = head] = blocks
      if (last === undefined) await beginReread(sql, chain, first.number)
      for (const block of blocks) await insertBlock(sql, chain, block)
      await sql
        .deleteFrom('blocks')
        .where('chain', '=', chain)
        .where('number', '<', head.number - keptBlocks)
        .execute()
      const touched = new Set([
        ...(await paymentsInMotion(sql, chain, head.number)),
        ...(await paymentsEnding(sql, last?.time ?? 0, head.time)),
      ])
      return [...touched, ...(await insertTransfers(sql, chain, transfers))]
    },
  })
}

/**
 * Takes back every block above `ancestor`, and with them their transfers.
 *
 * @param cursor hash of the head that was replaced; with another head by now nothing is written.
 * @default not compared
 */
export function recordReorg({
  database,
  chain,
  ancestor,
  cursor,
  now,
}: {
  database: Database
  chain: string
  ancestor: number
  cursor?: string
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      if (cursor !== undefined && cursor !== (await readHead(sql, chain))?.hash) return []
      await sql
        .deleteFrom('blocks')
        .where('chain', '=', chain)
        .where('number', '>', ancestor)
        .execute()
      const orphans = await sql
        .updateTable('transfers')
        .set({ canonical: 0 })
        .where('chain', '=', chain)
        .where('block_number', '>', ancestor)
        .where('canonical', '=', 1)
        .returning('payment_id')
        .execute()
      await capFinality(sql, chain, ancestor)
      await orphanSweeps(sql, chain, ancestor)
      const motion = await paymentsInMotion(sql, chain, ancestor)
      return [...motion, ...orphans.map(({ payment_id }) => payment_id)]
    },
  })
}

/** A chain's blocks that are kept, newest first: the watcher's cursor and its way back. */
export async function readBlocks({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<ReadBlock[]> {
  const rows = await database.sql
    .selectFrom('blocks')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toBlock)
}

/** The last block that has been read of a chain. */
export async function readCursor({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<ReadBlock | undefined> {
  const row = await readHead(database.sql, chain)
  return row === undefined ? undefined : toBlock(row)
}

/** When the first payment was opened that may be paid on a chain. */
export async function readFirstOpening({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<UnixSeconds | undefined> {
  const row = await database.sql
    .selectFrom('payments')
    .select('opened_at')
    .where('networks', 'like', `%"${chain}"%`)
    .orderBy('opened_at')
    .limit(1)
    .executeTakeFirst()
  return row?.opened_at
}

function toBlock(row: {
  number: number
  hash: string
  parent_hash: string
  time: number
}): ReadBlock {
  return { number: row.number, hash: row.hash, parentHash: row.parent_hash, time: row.time }
}
