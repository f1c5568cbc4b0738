import type { Selectable } from 'kysely'
import type { UnixSeconds } from '../payment/index.js'
import type { LiveAuthorization } from '../protocol/index.js'
import type { Database, Sql } from './database.js'
import type { Schema } from './schema.js'

/**
 * How an authorization stands. `accepted`: written, not sent. `sent`: it may be in a block at any time.
 * The others are ends: `used` on the chain, `canceled` by the shopper before it was sent, `refused` by
 * the token, or `expired`.
 */
export type AuthorizationState = 'accepted' | 'sent' | 'used' | 'canceled' | 'refused' | 'expired'

/** What names an authorization. */
export type AuthorizationKey = { readonly paymentId: string; readonly attempt: number }

/** A payment that a shopper signed, for the endpoint to send. */
export type StoredAuthorization = AuthorizationKey & {
  readonly chain: string
  /** Lower case. */
  readonly payer: `0x${string}`
  readonly nonce: `0x${string}`
  /** Atomic USDC. */
  readonly value: bigint
  readonly validBefore: UnixSeconds
  /** Undefined once it is of no use any more. */
  readonly signature: `0x${string}` | undefined
  readonly transactionHash: `0x${string}` | undefined
  readonly state: AuthorizationState
  /** Wei: what its gas may cost, then what it did cost. */
  readonly cost: bigint
  readonly at: UnixSeconds
}

/** The states in which the endpoint has something to do. */
export const openStates: readonly AuthorizationState[] = ['accepted', 'sent']

/** The authorizations of a chain that are not at their end, oldest first. */
export async function readOpenAuthorizations({
  database,
  chain,
}: {
  database: Database
  chain: string
}): Promise<StoredAuthorization[]> {
  const rows = await database.sql
    .selectFrom('authorizations')
    .selectAll()
    .where('chain', '=', chain)
    .where('state', 'in', openStates)
    .orderBy('at')
    .orderBy('payment_id')
    .execute()
  return rows.map(storedOf)
}

/** One authorization; undefined when there is none. */
export async function readAuthorization({
  database,
  paymentId,
  attempt,
}: AuthorizationKey & { database: Database }): Promise<StoredAuthorization | undefined> {
  const row = await database.sql
    .selectFrom('authorizations')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .where('attempt', '=', attempt)
    .executeTakeFirst()
  return row && storedOf(row)
}

/** Wei that a chain's authorizations cost, or may still cost, of those accepted after `since`. */
export async function readRelayCost(
  sql: Sql,
  { chain, since }: { chain: string; since: UnixSeconds },
): Promise<bigint> {
  const rows = await sql
    .selectFrom('authorizations')
    .select('cost')
    .where('chain', '=', chain)
    .where('at', '>', since)
    .execute()
  // Amounts are text in the database; a sum is never left to it.
  return rows.reduce((sum, { cost }) => sum + BigInt(cost), 0n)
}

/** What a payment's view says about its authorizations. */
export async function readUnderWay(
  sql: Sql,
  paymentId: string,
): Promise<{
  readonly authorization: LiveAuthorization | undefined
  readonly nextAttempt: number
}> {
  const last = await readLastAuthorization(sql, paymentId)
  if (last === undefined) return { authorization: undefined, nextAttempt: 0 }
  const { attempt, chain, validBefore, state } = last
  const isLive = openStates.includes(state) || (state === 'used' && !(await hasArrived(sql, last)))
  return {
    authorization: isLive
      ? { attempt, chain, validBefore, cancelable: state === 'accepted' }
      : undefined,
    nextAttempt: attempt + 1,
  }
}

/** A payment's newest authorization. */
export async function readLastAuthorization(
  sql: Sql,
  paymentId: string,
): Promise<StoredAuthorization | undefined> {
  const row = await sql
    .selectFrom('authorizations')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('attempt', 'desc')
    .executeTakeFirst()
  return row && storedOf(row)
}

/** Seconds by which the clocks of chain and endpoint may differ. */
const clockSkew = 600

/**
 * The watcher has seen its transfer. The relayer knows it some seconds earlier: in between, the
 * payment still asks for the money, and must not be paid again.
 */
async function hasArrived(sql: Sql, authorization: StoredAuthorization): Promise<boolean> {
  const transfers = await sql
    .selectFrom('transfers')
    .select(['sender', 'amount'])
    .where('payment_id', '=', authorization.paymentId)
    .where('chain', '=', authorization.chain)
    .where('canonical', '=', 1)
    .where('block_time', '>=', authorization.at - clockSkew)
    .execute()
  return transfers.some(
    ({ sender, amount }) =>
      sender.toLowerCase() === authorization.payer && BigInt(amount) === authorization.value,
  )
}

function storedOf(row: Selectable<Schema['authorizations']>): StoredAuthorization {
  return {
    paymentId: row.payment_id,
    attempt: row.attempt,
    chain: row.chain,
    payer: row.payer as `0x${string}`,
    nonce: row.nonce as `0x${string}`,
    value: BigInt(row.value),
    validBefore: row.valid_before,
    signature: (row.signature ?? undefined) as `0x${string}` | undefined,
    transactionHash: (row.transaction_hash ?? undefined) as `0x${string}` | undefined,
    state: row.state as AuthorizationState,
    cost: BigInt(row.cost),
    at: row.at,
  }
}
