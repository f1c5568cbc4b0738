import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { Database, Sql } from './database.js'

/** What the factory calls the native coin. */
export const nativeCoin = '0x0000000000000000000000000000000000000000'

/** A receiver that was emptied into its treasury, by us or by anybody. */
export type RecordedSweep = {
  readonly transactionHash: string
  readonly logIndex: number
  readonly token: string
  /** Atomic units, above 0. */
  readonly amount: bigint
  readonly blockHash: string
  readonly blockNumber: number
  /** The block's time. */
  readonly at: UnixSeconds
}

/** What came in at one receiver in one token of a chain, and what went on to the treasury. */
export type ReceiverBooks = {
  readonly paymentId: string
  readonly store: string
  readonly order: string
  readonly cart: string
  readonly openedAt: UnixSeconds
  readonly treasury: string
  readonly factory: string
  readonly address: string
  readonly token: string
  /** Atomic units. */
  readonly credited: bigint
  readonly swept: bigint
  /** True when the receiver was swept before, in any token. */
  readonly isDeployed: boolean
  /** The block of the first transfer; undefined when there is none. */
  readonly firstBlock: number | undefined
}

/** A receiver with money that was credited and is not swept yet. */
export type Sweepable = ReceiverBooks & { readonly isHeld: boolean }

/**
 * Notes what receivers paid to their treasuries, all in one transaction. Hearing of a sweep again
 * changes nothing; one whose transaction came back in another block is counted once. A receiver
 * that is not ours is passed over.
 *
 * @returns how many of them were not known
 */
export function recordSweeps({
  database,
  chain,
  sweeps,
}: {
  database: Database
  chain: string
  sweeps: readonly (RecordedSweep & { readonly receiver: string })[]
}): Promise<number> {
  return database.transact(async (sql) => {
    let news = 0
    for (const sweep of sweeps) {
      const payment = await sql
        .selectFrom('payments')
        .select('id')
        .where('address', '=', sweep.receiver)
        .executeTakeFirst()
      if (payment !== undefined && (await insertSweep(sql, chain, payment.id, sweep))) news += 1
    }
    return news
  })
}

async function insertSweep(
  sql: Sql,
  chain: string,
  paymentId: string,
  sweep: RecordedSweep,
): Promise<boolean> {
  const key = { chain, block_hash: sweep.blockHash, log_index: sweep.logIndex }
  const known = await sql
    .selectFrom('sweeps')
    .select('canonical')
    .where('chain', '=', key.chain)
    .where('block_hash', '=', key.block_hash)
    .where('log_index', '=', key.log_index)
    .executeTakeFirst()
  if (known?.canonical === 1) return false
  // One transaction is in one block of a chain: what another block had of it is gone.
  await sql
    .updateTable('sweeps')
    .set({ canonical: 0 })
    .where('chain', '=', chain)
    .where('transaction_hash', '=', sweep.transactionHash)
    .where('block_hash', '!=', sweep.blockHash)
    .execute()
  await sql
    .insertInto('sweeps')
    .values({
      ...key,
      transaction_hash: sweep.transactionHash,
      payment_id: paymentId,
      token: sweep.token,
      amount: sweep.amount.toString(),
      block_number: sweep.blockNumber,
      at: sweep.at,
      canonical: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(['chain', 'block_hash', 'log_index']).doUpdateSet({ canonical: 1 }),
    )
    .execute()
  return true
}

/** Takes back the sweeps above `ancestor`: part of what a reorg takes back. */
export async function orphanSweeps(sql: Sql, chain: string, ancestor: number): Promise<void> {
  await sql
    .updateTable('sweeps')
    .set({ canonical: 0 })
    .where('chain', '=', chain)
    .where('block_number', '>', ancestor)
    .execute()
}

/** What was swept on a chain, oldest first. */
export async function readSwept({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<(RecordedSweep & { readonly paymentId: string })[]> {
  return readSweptOf(database.sql, chain)
}

async function readSweptOf(sql: Sql, chain: string, ids?: readonly string[]) {
  const rows = await sql
    .selectFrom('sweeps')
    .selectAll()
    .where('chain', '=', chain)
    .where('canonical', '=', 1)
    .$if(ids !== undefined, (some) => some.where('payment_id', 'in', ids ?? []))
    .orderBy('block_number')
    .orderBy('log_index')
    .execute()
  return rows.map((row) => ({
    paymentId: row.payment_id,
    transactionHash: row.transaction_hash,
    logIndex: row.log_index,
    token: row.token,
    amount: BigInt(row.amount),
    blockHash: row.block_hash,
    blockNumber: row.block_number,
    at: row.at,
  }))
}

/** Some of the payments. */
export type BooksPage = {
  /** Payments that were opened then or later; older ones only while native coins lie there. */
  readonly since: UnixSeconds
  /** The last payment of the page before. @default the first page */
  readonly after?: { readonly openedAt: UnixSeconds; readonly paymentId: string }
  readonly limit: number
}

/**
 * The books of receivers on a chain, in every token that they were paid in, by when they were opened.
 * The zero address is the native coin: what lay there when it was last read counts as what came in.
 *
 * @param token is in the books of each, whether it was paid in it or not
 * @param page some of them. @default all
 */
export async function readReceiverBooks({
  database,
  chain,
  token,
  page,
}: {
  database: Database
  chain: string
  token: string
  page?: BooksPage
}): Promise<ReceiverBooks[]> {
  const { payments, transfers, coins, swept } = await database.transact(
    async (sql) => {
      const payments = await readPayments(sql, page)
      // A list of all of them would be longer than a statement may be.
      const ids = page === undefined ? undefined : payments.map(({ id }) => id)
      return {
        payments,
        transfers: await sql
          .selectFrom('transfers')
          .select(['payment_id', 'token', 'amount', 'block_number'])
          .where('chain', '=', chain)
          .where('canonical', '=', 1)
          .$if(ids !== undefined, (some) => some.where('payment_id', 'in', ids ?? []))
          .execute(),
        coins: await sql
          .selectFrom('coins')
          .select(['payment_id', 'amount'])
          .where('chain', '=', chain)
          .$if(ids !== undefined, (some) => some.where('payment_id', 'in', ids ?? []))
          .execute(),
        swept: await readSweptOf(sql, chain, ids),
      }
    },
    { isSnapshot: true },
  )
  const lying = new Map(coins.map(({ payment_id, amount }) => [payment_id, BigInt(amount)]))
  const credits = groupOf(transfers, ({ payment_id }) => payment_id)
  const sweeps = groupOf(swept, ({ paymentId }) => paymentId)
  return payments.flatMap((payment) => {
    const paid = credits.get(payment.id) ?? []
    const gone = sweeps.get(payment.id) ?? []
    const tokens = new Set([
      token,
      ...paid.map((one) => one.token),
      ...gone.map((one) => one.token),
      ...(lying.has(payment.id) ? [nativeCoin] : []),
    ])
    return [...tokens].map((one): ReceiverBooks => {
      const swept = sumOf(gone.filter((sweep) => sweep.token === one))
      const blocks = paid.map(({ block_number }) => block_number)
      return {
        paymentId: payment.id,
        store: payment.store,
        order: payment.order_id,
        cart: payment.cart,
        openedAt: payment.opened_at,
        treasury: payment.treasury,
        factory: payment.factory,
        address: payment.address,
        token: one,
        credited:
          one === nativeCoin
            ? swept + (lying.get(payment.id) ?? 0n)
            : sumOf(paid.filter((transfer) => transfer.token === one)),
        swept,
        isDeployed: gone.length > 0,
        firstBlock: blocks.length === 0 ? undefined : Math.min(...blocks),
      }
    })
  })
}

/** In the order in which they were opened. */
function readPayments(sql: Sql, page: BooksPage | undefined) {
  const payments = sql
    .selectFrom('payments')
    .select(['id', 'store', 'order_id', 'cart', 'opened_at', 'treasury', 'factory', 'address'])
    .orderBy('opened_at')
    .orderBy('id')
  if (page === undefined) return payments.execute()
  const { since, after, limit } = page
  return payments
    .where(({ or, eb, selectFrom }) =>
      or([eb('opened_at', '>=', since), eb('id', 'in', selectFrom('coins').select('payment_id'))]),
    )
    .$if(after !== undefined, (rest) =>
      rest.where(({ eb, or, and }) =>
        or([
          eb('opened_at', '>', after?.openedAt ?? 0),
          and([eb('opened_at', '=', after?.openedAt ?? 0), eb('id', '>', after?.paymentId ?? '')]),
        ]),
      ),
    )
    .limit(limit)
    .execute()
}

/** The receivers with money that was credited and is not swept yet; those that are held are marked. */
export async function readSweepable({
  database,
  chain,
  token,
}: {
  database: Database
  chain: string
  token: string
}): Promise<Sweepable[]> {
  const books = await readReceiverBooks({ database, chain, token })
  const sweepable: Sweepable[] = []
  for (const one of books) {
    if (one.credited <= one.swept) continue
    sweepable.push({ ...one, isHeld: await isHeld(database.sql, one.paymentId) })
  }
  return sweepable
}

/** Held by a person or by a rule, as the payment's last event says. */
async function isHeld(sql: Sql, paymentId: string): Promise<boolean> {
  const row = await sql
    .selectFrom('events')
    .select('view')
    .where('payment_id', '=', paymentId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return false
  return (JSON.parse(row.view) as PaymentView).exceptions.includes('held')
}

function groupOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

/** Amounts are text in the database; a sum is never left to it. */
function sumOf(items: readonly { readonly amount: string | bigint }[]): bigint {
  return items.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
}
