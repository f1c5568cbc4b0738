import { accept, type Result, refuse } from '../errors/index.js'
import { isSameSum } from '../money/index.js'
import type { Network, Quote } from '../payment/index.js'
import type { PaymentIdentity } from '../protocol/index.js'
import { appendAction } from './actions.js'
import type { Database, Sql } from './database.js'
import { lockPayments } from './dialect.js'
import { writeNetworks } from './networks.js'
import { recordFacts } from './recordFacts.js'

/** The key under which a merchant's request is repeated, and a hash of the request. */
export type IdempotencyKey = {
  /** Which API key sent it. */
  readonly apiKey: string
  readonly key: string
  readonly requestHash: string
}

/** Somebody asks for more time. */
export type Renewal = {
  /** Seconds before its end in which a quote may be replaced already. */
  readonly within: number
  /** The key that asks, for the log; undefined for a shopper's page. */
  readonly actor: string | undefined
}

/** Why an order's payment was not opened. */
export type OpenCode = 'idempotency_key_reused' | 'cart_mismatch'

/**
 * Opens the payment of an order, or finds it: there is one for each (store, order), for life.
 *
 * Opening again adds a quote when the order costs something else now, or when the last quote is
 * over and the order is not paid yet. Anything else changes nothing.
 *
 * @returns the payment's id
 */
export async function openPayment({
  database,
  payment,
  isCartKnown = true,
  networks,
  quote,
  renewal,
  idempotencyKey,
}: {
  database: Database
  payment: PaymentIdentity
  /** False when `payment.cart` was drawn at random because nobody named one. @default true */
  isCartKnown?: boolean
  networks: readonly Network[]
  /** The quote for the order as it is now; its number is given here. */
  quote: Quote
  /** @default a quote is replaced when it is over, or the order is another one */
  renewal?: Renewal
  idempotencyKey?: IdempotencyKey
}): Promise<Result<string, OpenCode>> {
  let result: Result<string, OpenCode> = accept(payment.id)
  const now = quote.quotedAt
  await recordFacts({
    database,
    now,
    write: async (sql) => {
      const known = idempotencyKey === undefined ? undefined : await readKey(sql, idempotencyKey)
      if (known !== undefined) {
        result =
          known.request_hash === idempotencyKey?.requestHash
            ? accept(known.payment_id)
            : refuse('idempotency_key_reused', 'This key was used with another request.')
        return []
      }
      await insertPayment(sql, payment, networks)
      const row = await sql
        .selectFrom('payments')
        .select(['id', 'cart'])
        .where('store', '=', payment.store)
        .where('order_id', '=', payment.order)
        .executeTakeFirstOrThrow()
      if (isCartKnown && row.cart !== payment.cart) {
        result = refuse('cart_mismatch', 'The order was opened with another cart.')
        return []
      }
      result = accept(row.id)
      // Before its last quote is read: two at once would both follow the same one.
      await lockPayments(sql, [row.id])
      if (idempotencyKey !== undefined) await writeKey(sql, idempotencyKey, row.id, now)
      const renewWithin = renewal?.within ?? 0
      const isQuoted = await addQuote(sql, { id: row.id, payment, quote, renewWithin })
      if (renewal?.actor !== undefined) {
        const by = { subject: row.id, actor: renewal.actor }
        await appendAction(sql, { ...by, action: 'payment.renewed', now })
      }
      if (idempotencyKey !== undefined) {
        const { total } = payment
        const detail = isQuoted ? { total, due: quote.due.toString() } : { total, changed: false }
        const by = { subject: row.id, actor: idempotencyKey.apiKey }
        await appendAction(sql, { ...by, action: 'payment.opened', detail, now })
      }
      if (!isQuoted) return []
      return [row.id]
    },
  })
  return result
}

async function insertPayment(
  sql: Sql,
  payment: PaymentIdentity,
  networks: readonly Network[],
): Promise<void> {
  await sql
    .insertInto('payments')
    .values({
      id: payment.id,
      store: payment.store,
      order_id: payment.order,
      cart: payment.cart,
      treasury: payment.treasury,
      factory: payment.factory,
      address: payment.address,
      total_amount: payment.total.amount,
      total_currency: payment.total.currency,
      networks: writeNetworks(networks),
      customer: payment.customer ?? null,
      store_name: payment.storeName ?? null,
      opened_at: payment.openedAt,
      shown_at: null,
      checked_at: 0,
      order_state: 'open',
      held: 0,
      store_answer: 'unasked',
      accepted_due: '0',
      status: 'waiting',
      expires_at: 0,
      sequence: 0,
    })
    .onConflict((conflict) => conflict.columns(['store', 'order_id']).doNothing())
    .execute()
}

/**
 * Adds a quote when the order costs something else now, or when the last quote is over with money
 * still missing. A rate that moved while the quote holds changes nothing.
 */
async function addQuote(
  sql: Sql,
  {
    id,
    payment,
    quote,
    renewWithin,
  }: { id: string; payment: PaymentIdentity; quote: Quote; renewWithin: number },
): Promise<boolean> {
  const last = await sql
    .selectFrom('quotes')
    .selectAll()
    .where('payment_id', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = await sql
    .selectFrom('payments')
    .select(['status', 'total_amount', 'total_currency'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const total = { amount: row.total_amount, currency: row.total_currency }
  if (last !== undefined && isSameSum(total, payment.total)) {
    const { status } = row
    // The networks' clocks say when a quote is over, and they can be ahead of ours.
    const isOver = status === 'waiting' && quote.quotedAt > last.expires_at - renewWithin
    if (status !== 'expired' && !isOver) return false
  }
  await sql
    .insertInto('quotes')
    .values({
      payment_id: id,
      number: (last?.number ?? 0) + 1,
      due: quote.due.toString(),
      tolerance: (quote.tolerance ?? 0n).toString(),
      quoted_at: quote.quotedAt,
      expires_at: quote.expiresAt,
      rate_currency: quote.rate?.currency ?? null,
      rate: quote.rate?.perUsdc ?? null,
      rate_source: quote.rate?.source ?? null,
      rate_at: quote.rate?.at ?? null,
    })
    .execute()
  await sql
    .updateTable('payments')
    .set({ total_amount: payment.total.amount, total_currency: payment.total.currency })
    .where('id', '=', id)
    .execute()
  return true
}

function readKey(sql: Sql, { apiKey, key }: IdempotencyKey) {
  return sql
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('api_key', '=', apiKey)
    .where('key', '=', key)
    .executeTakeFirst()
}

async function writeKey(
  sql: Sql,
  { apiKey, key, requestHash }: IdempotencyKey,
  paymentId: string,
  at: number,
): Promise<void> {
  await sql
    .insertInto('idempotency_keys')
    .values({ api_key: apiKey, key, request_hash: requestHash, payment_id: paymentId, at })
    .execute()
}
