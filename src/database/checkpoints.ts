import { createHash } from 'node:crypto'
import type { UnixSeconds } from '../payment/index.js'
import type { Database, Sql } from './database.js'
import { lockName } from './dialect.js'
import { chainStart, eventHash } from './logChain.js'

/** How far a chain went: its last row then, and that row's hash. */
export type ChainEnd = readonly [
  log: 'event' | 'action',
  /** The payment or subject. */
  chain: string,
  row: number,
  hash: string,
]

/** What is signed. */
export type Checkpoint = {
  readonly version: 1
  readonly number: number
  readonly at: UnixSeconds
  /** SHA-256 of the signed checkpoint before, hex; empty for the first. */
  readonly previous: string
  /** SHA-256 of the ends, hex. */
  readonly root: string
  readonly chains: number
}

/** Rows that were being written when a checkpoint was made are in the next one: seconds. */
const overlap = 600

/**
 * Seals the log up to now: the ends of all chains that grew since the last checkpoint, signed, with
 * the hash of that checkpoint. Nothing is written when nothing grew.
 *
 * @param sign makes a compact JWS of a text
 * @returns the checkpoint's number
 */
export function recordCheckpoint({
  database,
  sign,
  now,
}: {
  database: Database
  sign: (text: string) => Promise<string>
  now: UnixSeconds
}): Promise<number | undefined> {
  return database.transact(async (sql) => {
    await lockName(sql, 'checkpoint')
    const last = await sql
      .selectFrom('checkpoints')
      .selectAll()
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    const known = new Set(last && (JSON.parse(last.ends) as ChainEnd[]).map(keyOf))
    const since = (last?.at ?? 0) - overlap
    const grown = [...(await eventEnds(sql, since)), ...(await actionEnds(sql, since))]
    const ends = grown.filter((end) => !known.has(keyOf(end))).sort(byKey)
    if (ends.length === 0) return undefined
    const text = JSON.stringify(ends)
    const checkpoint: Checkpoint = {
      version: 1,
      number: (last?.number ?? 0) + 1,
      at: now,
      previous: last === undefined ? '' : sha256(last.signed),
      root: sha256(text),
      chains: ends.length,
    }
    const { number } = checkpoint
    const signed = await sign(JSON.stringify(checkpoint))
    await sql.insertInto('checkpoints').values({ number, at: now, ends: text, signed }).execute()
    return number
  })
}

/** The newest checkpoint, as it was signed; undefined when there is none. */
export async function readCheckpoint({
  database,
}: {
  database: Database
}): Promise<string | undefined> {
  const row = await database.sql
    .selectFrom('checkpoints')
    .select('signed')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.signed
}

/** Reads what a checkpoint says; undefined when it is none. Its signature is another matter. */
export function parseCheckpoint(signed: string): Checkpoint | undefined {
  try {
    const [, payload = ''] = signed.split('.')
    const parsed = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Checkpoint
    return parsed.version === 1 && Number.isSafeInteger(parsed.number) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** SHA-256 of a text, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function eventEnds(sql: Sql, since: UnixSeconds): Promise<ChainEnd[]> {
  const rows = await sql
    .selectFrom('events')
    .innerJoin(
      sql
        .selectFrom('events')
        .select(['payment_id', ({ fn }) => fn.max('sequence').as('sequence')])
        .where('at', '>=', since)
        .groupBy('payment_id')
        .as('grown'),
      (join) =>
        join
          .onRef('grown.payment_id', '=', 'events.payment_id')
          .onRef('grown.sequence', '=', 'events.sequence'),
    )
    .selectAll('events')
    .execute()
  return rows.map((row) => ['event', row.payment_id, row.sequence, endHash(row)])
}

async function actionEnds(sql: Sql, since: UnixSeconds): Promise<ChainEnd[]> {
  const rows = await sql
    .selectFrom('actions')
    .innerJoin(
      sql
        .selectFrom('actions')
        .select(['subject', ({ fn }) => fn.max('number').as('number')])
        .where('at', '>=', since)
        .groupBy('subject')
        .as('grown'),
      (join) =>
        join
          .onRef('grown.subject', '=', 'actions.subject')
          .onRef('grown.number', '=', 'actions.number'),
    )
    .select(['actions.subject', 'actions.number', 'actions.hash'])
    .execute()
  return rows.map(({ subject, number, hash }) => ['action', subject, number, hash])
}

/** An event from before there were hashes is held by one of its own. */
export function endHash(row: Parameters<typeof eventHash>[1] & { hash: string | null }): string {
  return row.hash ?? eventHash(chainStart, row)
}

const keyOf = (end: ChainEnd) => JSON.stringify(end)

function byKey(one: ChainEnd, other: ChainEnd): number {
  const [a, b] = [keyOf(one), keyOf(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
