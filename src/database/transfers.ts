import type { Selectable } from 'kysely'
import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { recordFacts } from './recordFacts.js'
import type { Schema } from './schema.js'
import { forgetScreenings, requestScreenings } from './screening.js'

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

/** A transfer without its place in its transaction and without its block's time. */
type LoggedTransfer = Omit<ReadTransfer, 'indexInTransaction' | 'blockTime'>

/** Of these transfers, those that are not known yet, or are known otherwise and not confirmed. */
export async function selectUnknown<T extends LoggedTransfer>({
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
      .innerJoin('payments', 'payments.id', 'transfers.payment_id')
      .selectAll('transfers')
      .select('payments.address as receiver')
      .where('chain', '=', chain)
      .where('block_hash', '=', transfer.blockHash)
      .where('log_index', '=', transfer.logIndex)
      .where('canonical', '=', 1)
      .executeTakeFirst()
    const isKnown = known !== undefined && (known.verified === 1 || isSame(known, transfer))
    if (!isKnown) unknown.push(transfer)
  }
  return unknown
}

function isSame(
  known: Selectable<Schema['transfers']> & { readonly receiver: string },
  { token, from, to, amount, transactionHash }: LoggedTransfer,
): boolean {
  return (
    known.token === token &&
    known.sender === from &&
    known.receiver === to &&
    known.amount === amount.toString() &&
    known.transaction_hash === transactionHash
  )
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

/**
 * Writes transfers to our receivers; hearing of one again changes nothing.
 *
 * @returns the payments whose transfers are other ones now
 */
export async function insertTransfers(
  sql: Sql,
  chain: string,
  transfers: readonly ReadTransfer[],
): Promise<string[]> {
  const touched: string[] = []
  for (const transfer of transfers) {
    const payment = await sql
      .selectFrom('payments')
      .select(['id', 'networks'])
      .where('address', '=', transfer.to)
      .executeTakeFirst()
    if (payment === undefined) continue
    const row = rowOf(chain, payment.id, transfer)
    touched.push(payment.id, ...(await dropMisread(sql, row)))
    await sql
      .insertInto('transfers')
      .values({ ...row, canonical: 1, verified: 0 })
      // A block that a reorg took away can come back.
      .onConflict((conflict) =>
        conflict.columns(['chain', 'block_hash', 'log_index']).doUpdateSet({ canonical: 1 }),
      )
      .execute()
    await requestScreenings(sql, { networks: payment.networks, chain, transfer })
  }
  return touched
}

type TransferRow = ReturnType<typeof rowOf>

const rowOf = (chain: string, payment_id: string, transfer: ReadTransfer) => ({
  chain,
  block_hash: transfer.blockHash,
  log_index: transfer.logIndex,
  payment_id,
  token: transfer.token,
  transaction_hash: transfer.transactionHash,
  index_in_transaction: transfer.indexInTransaction,
  block_number: transfer.blockNumber,
  block_time: transfer.blockTime,
  sender: transfer.from,
  amount: transfer.amount.toString(),
})

/** Of one log a provider may have told something else, which was never confirmed: it makes room. */
async function dropMisread(sql: Sql, row: TransferRow): Promise<string[]> {
  const { chain, block_hash, log_index, ...content } = row
  const known = await sql
    .selectFrom('transfers')
    .selectAll()
    .where('chain', '=', chain)
    .where('block_hash', '=', block_hash)
    .where('log_index', '=', log_index)
    .where('verified', '=', 0)
    .executeTakeFirst()
  if (known === undefined) return []
  const names = Object.keys(content) as (keyof typeof content)[]
  if (names.every((name) => known[name] === content[name])) return []
  await sql
    .deleteFrom('transfers')
    .where('chain', '=', chain)
    .where('block_hash', '=', block_hash)
    .where('log_index', '=', log_index)
    .execute()
  await forgetScreenings(sql, row)
  return [known.payment_id]
}
