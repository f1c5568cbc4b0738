import type { UnixSeconds, Verdict } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { readNetworks } from './networks.js'
import { backoffSeconds } from './outbox.js'
import { holds } from './readPayment.js'
import { enqueue, recordFacts } from './recordFacts.js'

/** Seconds for which a source may be silent before a person has to decide. */
export const screeningPatience = 600

/** Seconds after which a source that never answered is asked no more: a day. */
export const screeningLifetime = 86_400

/** Names one transfer's log. */
type LogKey = {
  readonly chain: string
  readonly blockHash: string
  readonly logIndex: number
}

/** A question that one source has to answer about one transfer. */
export type DueScreening = LogKey & {
  readonly source: string
  /** `from` of the transfer's log. */
  readonly sender: string
}

/** Asks for a transfer to be screened by each source that its payment's network demands. */
export async function requestScreenings(
  sql: Sql,
  {
    networks,
    chain,
    transfer,
  }: {
    /** As they are written in the payment. */
    networks: string
    chain: string
    transfer: { readonly blockHash: string; readonly logIndex: number; readonly token: string }
  },
): Promise<void> {
  const network = readNetworks(networks).find((one) => one.chain === chain)
  if (network?.token !== transfer.token && !network?.accepts?.includes(transfer.token)) return
  const { blockHash: block_hash, logIndex: log_index } = transfer
  for (const source of network.screens ?? []) {
    await sql
      .insertInto('screenings')
      .values({ chain, block_hash, log_index, source, attempts: 0, due_at: 0 })
      .onConflict((conflict) =>
        conflict.columns(['chain', 'block_hash', 'log_index', 'source']).doNothing(),
      )
      .execute()
  }
}

/** Forgets what was asked and answered about a log that was told wrongly. */
export async function forgetScreenings(
  sql: Sql,
  {
    chain,
    block_hash,
    log_index,
  }: { readonly chain: string; readonly block_hash: string; readonly log_index: number },
): Promise<void> {
  await sql
    .deleteFrom('screenings')
    .where('chain', '=', chain)
    .where('block_hash', '=', block_hash)
    .where('log_index', '=', log_index)
    .execute()
}

/** The questions that are due, longest first. Transfers that a reorg took away are not asked about. */
export async function readDueScreenings({
  database,
  now,
  limit,
}: {
  database: Database
  now: UnixSeconds
  limit: number
}): Promise<DueScreening[]> {
  const rows = await database.sql
    .selectFrom('screenings')
    .innerJoin('transfers', (join) =>
      join
        .onRef('transfers.chain', '=', 'screenings.chain')
        .onRef('transfers.block_hash', '=', 'screenings.block_hash')
        .onRef('transfers.log_index', '=', 'screenings.log_index'),
    )
    .selectAll('screenings')
    .select('transfers.sender')
    .where('screenings.due_at', '<=', now)
    .where('transfers.canonical', '=', 1)
    .orderBy('screenings.due_at')
    .limit(limit)
    .execute()
  return rows.map(({ chain, block_hash, log_index, source, sender }) => ({
    chain,
    blockHash: block_hash,
    logIndex: log_index,
    source,
    sender,
  }))
}

/**
 * Notes what a source says of a transfer's sender, and derives its payment. `flagged` and `clear` are
 * final. A source that could not say is asked again after 1, 2, 4, … seconds, at most ten minutes;
 * when {@link screeningPatience} is over its verdict is `unavailable` until it answers, and after
 * {@link screeningLifetime} it is asked no more.
 */
export function recordScreening({
  database,
  screening: { chain, blockHash, logIndex, source },
  answer,
  now,
}: {
  database: Database
  screening: LogKey & { readonly source: string }
  /** The reason is for staff: one line, no secrets. */
  answer: { readonly verdict: Verdict; readonly reason?: string }
  now: UnixSeconds
}): Promise<string[]> {
  return recordFacts({
    database,
    now,
    write: async (sql) => {
      const row = await sql
        .selectFrom('screenings')
        .selectAll()
        .where('chain', '=', chain)
        .where('block_hash', '=', blockHash)
        .where('log_index', '=', logIndex)
        .where('source', '=', source)
        .executeTakeFirst()
      if (row === undefined || row.verdict === 'flagged' || row.verdict === 'clear') return []
      const attempts = row.attempts + 1
      const asked_at = row.asked_at ?? now
      const silence = now - asked_at
      const isOpen = answer.verdict === 'unavailable'
      const verdict = isOpen && silence < screeningPatience ? null : answer.verdict
      await sql
        .updateTable('screenings')
        .set({
          verdict,
          asked_at,
          attempts,
          reason: answer.reason ?? null,
          decided_at: verdict === null ? null : now,
          due_at: isOpen && silence < screeningLifetime ? now + backoffSeconds(attempts) : null,
        })
        .where('chain', '=', chain)
        .where('block_hash', '=', blockHash)
        .where('log_index', '=', logIndex)
        .where('source', '=', source)
        .execute()
      if (verdict === row.verdict) return []
      const payment = await sql
        .selectFrom('transfers')
        .innerJoin('payments', 'payments.id', 'transfers.payment_id')
        .select(['payments.id', 'payments.held'])
        .where('chain', '=', chain)
        .where('block_hash', '=', blockHash)
        .where('log_index', '=', logIndex)
        .executeTakeFirstOrThrow()
      // A second reason to hold changes no exception, and staff have to read it all the same.
      if (verdict !== 'clear' && holds[payment.held] !== 'released') {
        await enqueue(sql, payment.id, 'tell_staff', now)
      }
      return [payment.id]
    },
  })
}

/** A verdict that a person has to look at, with all that they need for it. */
export type Finding = {
  readonly chain: string
  readonly transactionHash: string
  readonly sender: string
  readonly source: string
  readonly verdict: Exclude<Verdict, 'clear'>
  readonly at: UnixSeconds
  readonly reason: string | undefined
}

/** Why a payment's canonical transfers are not cleared, oldest verdict first. */
export async function readFindings({
  database,
  paymentId,
}: {
  database: Database
  paymentId: string
}): Promise<Finding[]> {
  const rows = await database.sql
    .selectFrom('screenings')
    .innerJoin('transfers', (join) =>
      join
        .onRef('transfers.chain', '=', 'screenings.chain')
        .onRef('transfers.block_hash', '=', 'screenings.block_hash')
        .onRef('transfers.log_index', '=', 'screenings.log_index'),
    )
    .selectAll('screenings')
    .select(['transfers.transaction_hash', 'transfers.sender'])
    .where('transfers.payment_id', '=', paymentId)
    .where('transfers.canonical', '=', 1)
    .where('screenings.verdict', 'in', ['flagged', 'unavailable'])
    .orderBy('screenings.decided_at')
    .orderBy('screenings.source')
    .execute()
  return rows.map((row) => ({
    chain: row.chain,
    transactionHash: row.transaction_hash,
    sender: row.sender,
    source: row.source,
    verdict: row.verdict as Finding['verdict'],
    at: row.decided_at ?? 0,
    reason: row.reason ?? undefined,
  }))
}
