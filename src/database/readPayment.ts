import type { Selectable } from 'kysely'
import type { Facts, Hold, Quote, StoreAnswer, Verdict } from '../payment/index.js'
import type { PaymentIdentity, PaymentView } from '../protocol/index.js'
import type { Database, Sql } from './database.js'
import { readNetworks } from './networks.js'
import type { Schema } from './schema.js'

/** A row of `payments`. */
export type PaymentRow = Selectable<Schema['payments']>

/** A payment's identity, as the view shows it. */
export function identityOf(row: PaymentRow): PaymentIdentity {
  return {
    id: row.id,
    store: row.store,
    order: row.order_id,
    cart: row.cart,
    ...(row.customer === null ? {} : { customer: row.customer }),
    ...(row.store_name === null ? {} : { storeName: row.store_name }),
    total: { amount: row.total_amount, currency: row.total_currency },
    openedAt: row.opened_at,
    treasury: row.treasury as `0x${string}`,
    factory: row.factory as `0x${string}`,
    address: row.address as `0x${string}`,
  }
}

/** Reads how far a chain is known; nothing while no block of it is. */
export type HeadReader = (chain: string) => Promise<Facts['heads'][number] | undefined>

/** Reads each chain's head once: within one transaction it stays the same for every payment. */
export function headReaderOf(sql: Sql): HeadReader {
  const heads = new Map<string, ReturnType<HeadReader>>()
  async function read(chain: string): ReturnType<HeadReader> {
    const head = await readHead(sql, chain)
    if (head === undefined) return undefined
    const { agreed = head.number, ...tags } = await readFinality(sql, chain)
    // One provider's word that the chain has grown makes nothing deeper.
    return { chain, number: Math.min(head.number, agreed), time: head.time, ...tags }
  }
  return (chain) => {
    const head = heads.get(chain) ?? read(chain)
    heads.set(chain, head)
    return head
  }
}

/** Everything that is known about one payment. */
export async function readFacts(sql: Sql, payment: PaymentRow, headOf: HeadReader): Promise<Facts> {
  const networks = readNetworks(payment.networks)
  const quotes = await sql
    .selectFrom('quotes')
    .selectAll()
    .where('payment_id', '=', payment.id)
    .orderBy('number')
    .execute()
  const transfers = await sql
    .selectFrom('transfers')
    .selectAll()
    .where('payment_id', '=', payment.id)
    .execute()
  const coins = await sql
    .selectFrom('coins')
    .select(['chain', 'amount'])
    .where('payment_id', '=', payment.id)
    .orderBy('chain')
    .execute()
  const screenings = await sql
    .selectFrom('screenings')
    .innerJoin('transfers', (join) =>
      join
        .onRef('transfers.chain', '=', 'screenings.chain')
        .onRef('transfers.block_hash', '=', 'screenings.block_hash')
        .onRef('transfers.log_index', '=', 'screenings.log_index'),
    )
    .selectAll('screenings')
    .where('transfers.payment_id', '=', payment.id)
    .where('screenings.verdict', 'is not', null)
    .execute()
  const heads = []
  for (const { chain } of networks) {
    const head = await headOf(chain)
    if (head !== undefined) heads.push(head)
  }
  return {
    networks,
    quotes: quotes.map((row) => ({
      number: row.number,
      due: BigInt(row.due),
      quotedAt: row.quoted_at,
      expiresAt: row.expires_at,
      tolerance: BigInt(row.tolerance),
      ...rateOf(row),
    })),
    transfers: transfers.map((row) => ({
      chain: row.chain,
      token: row.token,
      transactionHash: row.transaction_hash,
      indexInTransaction: row.index_in_transaction,
      blockHash: row.block_hash,
      blockNumber: row.block_number,
      blockTime: row.block_time,
      amount: BigInt(row.amount),
      canonical: row.canonical === 1,
      verified: row.verified === 1,
      screenings: screenings
        .filter(
          (one) =>
            one.chain === row.chain &&
            one.block_hash === row.block_hash &&
            one.log_index === row.log_index,
        )
        .map(({ source, verdict }) => ({ source, verdict: verdict as Verdict })),
    })),
    ...(coins.length === 0
      ? {}
      : { coins: coins.map(({ chain, amount }) => ({ chain, amount: BigInt(amount) })) }),
    heads,
    order: payment.order_state as Facts['order'],
    hold: holds[payment.held] ?? 'held',
    store: payment.store_answer as StoreAnswer,
    acceptedDue: BigInt(payment.accepted_due),
  }
}

/** What the numbers of `payments.held` mean. */
export const holds: readonly Hold[] = ['none', 'held', 'released']

/** How far providers agree, and what the network last called safe and finalized. */
async function readFinality(
  sql: Sql,
  chain: string,
): Promise<{ agreed?: number; safe?: number; finalized?: number }> {
  const row = await sql
    .selectFrom('finality')
    .selectAll()
    .where('chain', '=', chain)
    .executeTakeFirst()
  return {
    ...(row?.agreed == null ? {} : { agreed: row.agreed }),
    ...(row?.safe == null ? {} : { safe: row.safe }),
    ...(row?.finalized == null ? {} : { finalized: row.finalized }),
  }
}

function rateOf({
  rate,
  rate_currency: currency,
  rate_source: source,
  rate_at: at,
}: Selectable<Schema['quotes']>): Pick<Quote, 'rate'> {
  if (rate === null || currency === null || source === null || at === null) return {}
  return { rate: { currency, perUsdc: rate, source, at } }
}

/** The last block that has been read of a chain: the watcher's cursor. */
export function readHead(sql: Sql, chain: string) {
  return sql
    .selectFrom('blocks')
    .selectAll()
    .where('chain', '=', chain)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A payment's view at its last event; nothing when the id is unknown. */
export async function readPayment({
  database,
  id,
}: {
  database: Database
  id: string
}): Promise<PaymentView | undefined> {
  const [last] = await readEvents({ database, id, after: 0, last: 1 })
  return last
}

/** The sequence of each payment's last event. */
export async function readSequences({
  database,
  ids,
}: {
  database: Database
  ids: readonly string[]
}): Promise<ReadonlyMap<string, number>> {
  const rows = await database.sql
    .selectFrom('payments')
    .select(['id', 'sequence'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, sequence }) => [id, sequence]))
}

/**
 * A payment's events as views, oldest first.
 *
 * @param after sequence of the last event that the reader has
 * @param last at most so many, the newest ones
 */
export async function readEvents({
  database,
  id,
  after,
  last = 1_000,
}: {
  database: Database
  id: string
  after: number
  last?: number
}): Promise<PaymentView[]> {
  const rows = await database.sql
    .selectFrom('events')
    .select('view')
    .where('payment_id', '=', id)
    .where('sequence', '>', after)
    .orderBy('sequence', 'desc')
    .limit(last)
    .execute()
  return rows.reverse().map(({ view }) => JSON.parse(view) as PaymentView)
}
