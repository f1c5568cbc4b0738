import type { UnixSeconds } from '../payment/index.js'
import { appendAction } from './actions.js'
import {
  type AuthorizationKey,
  type AuthorizationState,
  openStates,
  readLastAuthorization,
  readRelayCost,
  readUnderWay,
  type StoredAuthorization,
} from './authorizations.js'
import type { Database, Sql } from './database.js'
import { lockName, lockPayments } from './dialect.js'
import { recordFacts } from './recordFacts.js'

/** What a relayer may spend. */
export type RelayLimits = {
  /** Wei for each chain within `span`. */
  readonly budget: bigint
  /** Authorizations for each payer within `span`. */
  readonly perPayer: number
  /** Seconds. */
  readonly span: number
}

/** Why an authorization is not taken. */
export type AuthorizationConflict =
  | 'authorization_pending'
  | 'authorization_replayed'
  | 'relay_budget_spent'
  | 'payer_budget_spent'

/**
 * Writes an authorization that is to be sent, and reserves what it may cost, in one step: of two at
 * once, one is taken. The same one again changes nothing.
 *
 * @param actor the key that gave it, for the log; nothing for a shopper's page
 * @returns undefined when it is written, now or before; else what stands in the way
 */
export async function recordAuthorization({
  database,
  authorization,
  limits,
  actor,
  now,
}: {
  database: Database
  authorization: Omit<StoredAuthorization, 'state' | 'transactionHash' | 'at' | 'signature'> & {
    readonly signature: `0x${string}`
  }
  limits: RelayLimits
  actor?: string | undefined
  now: UnixSeconds
}): Promise<AuthorizationConflict | undefined> {
  let conflict: AuthorizationConflict | undefined
  await recordFacts({
    database,
    now,
    async write(sql) {
      conflict = undefined
      // Budgets are sums over payments: those who spend of one come one after the other.
      await lockName(sql, `relay ${authorization.chain}`)
      await lockName(sql, `payer ${authorization.payer.toLowerCase()}`)
      await lockPayments(sql, [authorization.paymentId])
      const last = await readLastAuthorization(sql, authorization.paymentId)
      if (last !== undefined && isSame(last, authorization)) return []
      conflict = await conflictOf(sql, { authorization, last, limits, now })
      if (conflict !== undefined) return []
      await sql
        .insertInto('authorizations')
        .values({
          payment_id: authorization.paymentId,
          attempt: authorization.attempt,
          chain: authorization.chain,
          payer: authorization.payer.toLowerCase(),
          nonce: authorization.nonce,
          value: authorization.value.toString(),
          valid_before: authorization.validBefore,
          signature: authorization.signature,
          transaction_hash: null,
          state: 'accepted',
          cost: authorization.cost.toString(),
          at: now,
        })
        .execute()
      if (actor !== undefined) {
        const { paymentId: subject, attempt, chain, payer, value } = authorization
        const detail = { attempt, chain, payer, value: value.toString() }
        const action = 'authorization.accepted'
        await appendAction(sql, { subject, actor, action, detail, now })
      }
      return [authorization.paymentId]
    },
  })
  return conflict
}

type New = Pick<
  StoredAuthorization,
  'paymentId' | 'attempt' | 'chain' | 'payer' | 'value' | 'validBefore' | 'cost'
>

/** It came in twice, and is on its way. */
function isSame(last: StoredAuthorization, next: New): boolean {
  return (
    openStates.includes(last.state) &&
    last.attempt === next.attempt &&
    last.chain === next.chain &&
    last.payer === next.payer.toLowerCase() &&
    last.value === next.value &&
    last.validBefore === next.validBefore
  )
}

async function conflictOf(
  sql: Sql,
  {
    authorization: { paymentId, attempt, chain, payer, cost },
    last,
    limits: { budget, perPayer, span },
    now,
  }: {
    authorization: New
    last: StoredAuthorization | undefined
    limits: RelayLimits
    now: UnixSeconds
  },
): Promise<AuthorizationConflict | undefined> {
  const { authorization: live } = await readUnderWay(sql, paymentId)
  // One that is used and has not been seen yet ends by itself.
  if (live !== undefined && (last?.state !== 'used' || live.validBefore > now)) {
    return 'authorization_pending'
  }
  if (last !== undefined && attempt <= last.attempt) return 'authorization_replayed'
  const since = now - span
  const ofPayer = await sql
    .selectFrom('authorizations')
    .select(['state', 'at'])
    .where('payer', '=', payer.toLowerCase())
    .where((where) => where.or([where('at', '>', since), where('state', 'in', openStates)]))
    .execute()
  if (ofPayer.some(({ state }) => openStates.includes(state as AuthorizationState))) {
    return 'authorization_pending'
  }
  if (ofPayer.filter(({ state }) => state !== 'canceled').length >= perPayer) {
    return 'payer_budget_spent'
  }
  const spent = await readRelayCost(sql, { chain, since })
  return spent + cost > budget ? 'relay_budget_spent' : undefined
}

/**
 * Moves an authorization on, when it stands as `from` says. At its end the signature is dropped.
 *
 * @param cost wei, when it is known better now
 * @param canceler the key that cancels it, for the log; nothing for a shopper's page
 * @returns false when it stood otherwise, and nothing was changed
 */
export async function moveAuthorization({
  database,
  paymentId,
  attempt,
  from,
  to,
  transactionHash,
  cost,
  canceler,
  now,
}: AuthorizationKey & {
  database: Database
  from: readonly AuthorizationState[]
  to: AuthorizationState
  transactionHash?: `0x${string}` | undefined
  cost?: bigint | undefined
  canceler?: string | undefined
  now: UnixSeconds
}): Promise<boolean> {
  let hasMoved = false
  await recordFacts({
    database,
    now,
    async write(sql) {
      const { numUpdatedRows } = await sql
        .updateTable('authorizations')
        .set({
          state: to,
          ...(openStates.includes(to) ? {} : { signature: null }),
          ...(transactionHash === undefined ? {} : { transaction_hash: transactionHash }),
          ...(cost === undefined ? {} : { cost: cost.toString() }),
        })
        .where('payment_id', '=', paymentId)
        .where('attempt', '=', attempt)
        .where('state', 'in', from)
        .executeTakeFirstOrThrow()
      hasMoved = numUpdatedRows > 0n
      if (!hasMoved) return []
      if (canceler !== undefined) {
        const did = {
          subject: paymentId,
          actor: canceler,
          action: 'authorization.canceled',
        } as const
        await appendAction(sql, { ...did, detail: { attempt }, now })
      }
      return [paymentId]
    },
  })
  return hasMoved
}
