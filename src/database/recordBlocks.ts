import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { readHead } from './readPayment.js'
import { recordFacts } from './recordFacts.js'
import { requestScreenings } from './screening.js'
import { orphanSweeps } from './sweeps.js'

/** A block that has been read. */
export type ReadBlock = {
  readonly number: number
  readonly hash: string
  readonly parentHash: string
  readonly time: UnixSeconds
}

/** A transfer that a block holds; `to` is the receiver. */
export type ReadTransfer = {
  readonly blockHash: string
  readonly blockNumber: number
  readonly blockTime: UnixSeconds
  readonly logIndex: number
  readonly token: string
  readonly transactionHash: string
  readonly indexInTransaction: number
  readonly from: string
  readonly to: string
  readonly amount: bigint
}

/** Blocks kept below the head, to find the common ancestor of a reorg. */
const keptBlocks = 1_024

/** Blocks during which a transfer's confirmations are still counted up for those who watch. */
const arrivingBlocks = 64

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
async function capFinality(sql: Sql, chain: string, ancestor: number): Promise<void> {
  for (const tag of ['agreed', 'safe', 'finalized', 'reread'] as const) {
    await sql
      .updateTable('finality')
      .set({ [tag]: ancestor })
      .where('chain', '=', chain)
      .where(tag, '>', ancestor)
      .execute()
  }
}

/** Notes that a second look at a transfer's block found the same log. */
export function recordVerified({
  database,
  chain,
  blockHash,
  logIndex,
  now,
}: {
  database: Database
  chain: string
  blockHash: string
  logIndex: number
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      const rows = await sql
        .updateTable('transfers')
        .set({ verified: 1 })
        .where('chain', '=', chain)
        .where('block_hash', '=', blockHash)
        .where('log_index', '=', logIndex)
        .returning('payment_id')
        .execute()
      return rows.map(({ payment_id }) => payment_id)
    },
  })
}

/**
 * Notes that providers have a transfer's very block, and the transfer is not in it: it counts no
 * more. One that was verified stays.
 */
export function recordDisproved({
  database,
  chain,
  blockHash,
  logIndex,
  now,
}: {
  database: Database
  chain: string
  blockHash: string
  logIndex: number
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      const rows = await sql
        .updateTable('transfers')
        .set({ canonical: 0 })
        .where('chain', '=', chain)
        .where('block_hash', '=', blockHash)
        .where('log_index', '=', logIndex)
        .where('verified', '=', 0)
        .returning('payment_id')
        .execute()
      return rows.map(({ payment_id }) => payment_id)
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

function toBlock(row: {
  number: number
  hash: string
  parent_hash: string
  time: number
}): ReadBlock {
  return { number: row.number, hash: row.hash, parentHash: row.parent_hash, time: row.time }
}

/**
 * The addresses that a chain is searched for: those of all payments, because an address is for life.
 *
 * @param since only those of payments that were opened then or later
 */
export async function readAddresses({
  database,
  since = 0,
}: {
  database: Database
  since?: UnixSeconds
}): Promise<string[]> {
  const rows = await database.sql
    .selectFrom('payments')
    .select('address')
    .where('opened_at', '>=', since)
    .execute()
  return rows.map(({ address }) => address)
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

/** Transfers that no second look has confirmed yet, from blocks up to `upTo`. */
export async function readUnverified({
  database,
  chain,
  upTo,
}: {
  database: Database
  chain: string
  upTo: number
}): Promise<ReadTransfer[]> {
  const rows = await database.sql
    .selectFrom('transfers')
    .innerJoin('payments', 'payments.id', 'transfers.payment_id')
    .selectAll('transfers')
    .select('payments.address as receiver')
    .where('chain', '=', chain)
    .where('canonical', '=', 1)
    .where('verified', '=', 0)
    .where('block_number', '<=', upTo)
    .execute()
  return rows.map((row) => ({
    blockHash: row.block_hash,
    blockNumber: row.block_number,
    blockTime: row.block_time,
    logIndex: row.log_index,
    token: row.token,
    transactionHash: row.transaction_hash,
    indexInTransaction: row.index_in_transaction,
    from: row.sender,
    to: row.receiver,
    amount: BigInt(row.amount),
  }))
}

async function insertBlock(sql: Sql, chain: string, block: ReadBlock): Promise<void> {
  const row = { hash: block.hash, parent_hash: block.parentHash, time: block.time }
  await sql
    .insertInto('blocks')
    .values({ chain, number: block.number, ...row })
    .onConflict((conflict) => conflict.columns(['chain', 'number']).doUpdateSet(row))
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
  transfers,
  on,
  now,
}: {
  database: Database
  chain: string
  upTo: number
  transfers: readonly ReadTransfer[]
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
      return insertTransfers(sql, chain, transfers)
    },
  })
}

/** Notes transfers that were found by a search. They count when a second look has confirmed them. */
export function recordFound({
  database,
  chain,
  transfers,
  now,
}: {
  database: Database
  chain: string
  transfers: readonly ReadTransfer[]
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: (sql) => insertTransfers(sql, chain, transfers),
  })
}

/** Of these transfers, those that are not known yet. */
export async function selectUnknown<T extends Pick<ReadTransfer, 'blockHash' | 'logIndex'>>({
  database,
  chain,
  transfers,
}: {
  database: Database
  chain: string
  transfers: readonly T[]
}): Promise<T[]> {
  const unknown: T[] = []
  for (const transfer of transfers) {
    const known = await database.sql
      .selectFrom('transfers')
      .select('payment_id')
      .where('chain', '=', chain)
      .where('block_hash', '=', transfer.blockHash)
      .where('log_index', '=', transfer.logIndex)
      .where('canonical', '=', 1)
      .executeTakeFirst()
    if (known === undefined) unknown.push(transfer)
  }
  return unknown
}

/** Returns the payments that the transfers are for. */
async function insertTransfers(
  sql: Sql,
  chain: string,
  transfers: readonly ReadTransfer[],
): Promise<string[]> {
  const touched: string[] = []
  for (const transfer of transfers) {
    const id = await insertTransfer(sql, chain, transfer)
    if (id !== undefined) touched.push(id)
  }
  return touched
}

/** Returns the payment that the transfer is for, or nothing when the address is not one of ours. */
async function insertTransfer(
  sql: Sql,
  chain: string,
  transfer: ReadTransfer,
): Promise<string | undefined> {
  const payment = await sql
    .selectFrom('payments')
    .select(['id', 'networks'])
    .where('address', '=', transfer.to)
    .executeTakeFirst()
  if (payment === undefined) return undefined
  await sql
    .insertInto('transfers')
    .values({
      chain,
      block_hash: transfer.blockHash,
      log_index: transfer.logIndex,
      payment_id: payment.id,
      token: transfer.token,
      transaction_hash: transfer.transactionHash,
      index_in_transaction: transfer.indexInTransaction,
      block_number: transfer.blockNumber,
      block_time: transfer.blockTime,
      sender: transfer.from,
      amount: transfer.amount.toString(),
      canonical: 1,
      verified: 0,
    })
    // A block that a reorg took away can come back.
    .onConflict((conflict) =>
      conflict.columns(['chain', 'block_hash', 'log_index']).doUpdateSet({ canonical: 1 }),
    )
    .execute()
  await requestScreenings(sql, { networks: payment.networks, chain, transfer })
  return payment.id
}

/** True while a block is one of those that have been read and not been taken back. */
async function isKept(sql: Sql, chain: string, hash: string): Promise<boolean> {
  const row = await sql
    .selectFrom('blocks')
    .select('number')
    .where('chain', '=', chain)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row !== undefined
}

/** The payments with money on its way: what their confirmations are changes with the head. */
async function paymentsInMotion(sql: Sql, chain: string, head: number): Promise<string[]> {
  const arriving = await sql
    .selectFrom('transfers')
    .select('payment_id')
    .distinct()
    .where('chain', '=', chain)
    .where('canonical', '=', 1)
    .where('block_number', '>', head - arrivingBlocks)
    .execute()
  return [...arriving.map(({ payment_id }) => payment_id), ...(await paymentsSeen(sql, chain))]
}

/** The payments that wait for a transfer on this chain to lie deep enough. */
async function paymentsSeen(sql: Sql, chain: string): Promise<string[]> {
  const seen = await sql
    .selectFrom('payments')
    .select('id')
    .where('status', '=', 'seen')
    .where((where) =>
      where.exists(
        where
          .selectFrom('transfers')
          .select('transfers.payment_id')
          .whereRef('transfers.payment_id', '=', 'payments.id')
          .where('transfers.chain', '=', chain)
          .where('transfers.canonical', '=', 1),
      ),
    )
    .execute()
  return seen.map(({ id }) => id)
}

/**
 * The payments whose quote ends between two heads. A payment expires when the last of its networks
 * gets past that end, so each network asks once; asking for all that are over would read every
 * payment at every block while one network stands still.
 */
async function paymentsEnding(sql: Sql, from: UnixSeconds, to: UnixSeconds): Promise<string[]> {
  const ending = await sql
    .selectFrom('payments')
    .select('id')
    .where('status', '=', 'waiting')
    .where('expires_at', '>=', from)
    .where('expires_at', '<', to)
    .execute()
  return ending.map(({ id }) => id)
}
