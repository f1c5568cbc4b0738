import type { UnixSeconds } from '../payment/index.js'
import type { Sql } from './database.js'

/** A block that has been read. */
export type ReadBlock = {
  readonly number: number
  readonly hash: string
  readonly parentHash: string
  readonly time: UnixSeconds
}

/** Remembers a block; another one at its height makes room. */
export async function insertBlock(sql: Sql, chain: string, block: ReadBlock): Promise<void> {
  const row = { hash: block.hash, parent_hash: block.parentHash, time: block.time }
  await sql
    .insertInto('blocks')
    .values({ chain, number: block.number, ...row })
    .onConflict((conflict) => conflict.columns(['chain', 'number']).doUpdateSet(row))
    .execute()
}
