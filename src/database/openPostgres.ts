import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect, sql as raw, type Transaction } from 'kysely'
import pg from 'pg'
import { PayWithUsdcError } from '../errors/index.js'
import { type Database, listenersOf } from './database.js'
import { migrate } from './migrate.js'
import type { Schema } from './schema.js'

/** Connections beside the one that listens. */
const poolSize = 10

/** How often a transaction is tried that others were in the way of. */
const tries = 8

/** Milliseconds after which a connection that listens and was lost is opened again. */
const listenAgain = 1_000

/** The channel that wakes up other processes. What happened stands in the tables. */
const channel = 'pay_with_usdc_events'

/**
 * Opens a PostgreSQL database (15 or later) and brings its tables up to date. Several processes may
 * have the same one open.
 *
 * @param url such as `postgres://user:password@host/database`
 * @throws PayWithUsdcError `database_not_durable`, `migration_failed`
 */
export async function openPostgres({ url }: { url: string }): Promise<Database> {
  const types = { getTypeParser: parserOf as typeof pg.types.getTypeParser }
  const options = { connectionString: url, types, application_name: 'pay-with-usdc' }
  const pool = new pg.Pool({
    ...options,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // A connection that breaks while nobody uses it; the pool opens another one.
  pool.on('error', () => undefined)
  const sql = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseUnlessDurable(sql)
    await migrate(sql)
  } catch (error) {
    await sql.destroy()
    throw error
  }
  const { onEvent, announce } = listenersOf()
  const origin = randomUUID()
  const listening = listen(options, (payload) => {
    const [from, paymentId] = payload.split(' ')
    if (from !== origin && paymentId !== undefined) announce([paymentId])
  })
  return {
    sql,
    isShared: true,
    transact: (work, { isSnapshot = false } = {}) => transact(sql, work, isSnapshot),
    onEvent,
    announce,
    async notify(transaction, paymentIds) {
      for (const id of paymentIds) {
        await raw`select pg_notify(${channel}, ${`${origin} ${id}`})`.execute(transaction)
      }
    },
    async close() {
      await listening.stop()
      await sql.destroy()
    },
  }
}

/** SQLSTATEs after which the same transaction may pass: serialization, deadlock, and a row that another one has just written. */
const passing = new Set(['40001', '40P01', '23505'])

async function transact<T>(
  sql: Kysely<Schema>,
  work: (sql: Transaction<Schema>) => Promise<T>,
  isSnapshot: boolean,
): Promise<T> {
  const isolation = isSnapshot ? 'repeatable read' : 'read committed'
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await sql.transaction().setIsolationLevel(isolation).execute(work)
    } catch (error) {
      if (left === 0 || !passing.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}

/** Counts and times come as text from the server: all of ours are far below 2^53. Amounts are text columns. */
function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.INT8) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}

/** Refuses a server that is too old, or that could lose what it acknowledged. */
export async function refuseUnlessDurable(sql: Kysely<Schema>): Promise<void> {
  const read = async (name: string) => {
    const { rows } = await raw<{ value: string }>`select current_setting(${name}) as value`.execute(
      sql,
    )
    return rows[0]?.value ?? ''
  }
  const version = Number(await read('server_version_num'))
  if (version < 150_000) {
    throw new PayWithUsdcError(
      'database_not_durable',
      `PostgreSQL 15 or later is needed; this server is ${await read('server_version')}.`,
    )
  }
  const settings = {
    fsync: await read('fsync'),
    full_page_writes: await read('full_page_writes'),
    synchronous_commit: await read('synchronous_commit'),
  }
  const { fsync, full_page_writes, synchronous_commit } = settings
  if (fsync === 'on' && full_page_writes === 'on' && synchronous_commit !== 'off') return
  throw new PayWithUsdcError(
    'database_not_durable',
    `The database server does not keep what it acknowledges: ${JSON.stringify(settings)}.`,
    { hint: 'Set fsync, full_page_writes and synchronous_commit to on.' },
  )
}

/** Listens on a connection of its own, which is opened again when it breaks. */
function listen(
  options: pg.ClientConfig,
  onNotice: (payload: string) => void,
): { stop: () => Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let opening = open()

  async function open(): Promise<void> {
    const opened = new pg.Client({ ...options, keepAlive: true })
    client = opened
    let isLost = false
    const again = () => {
      if (isLost || isStopped) return
      isLost = true
      void opened.end().catch(() => undefined)
      timer = setTimeout(() => {
        opening = open()
      }, listenAgain)
    }
    opened.on('error', again)
    opened.on('end', again)
    opened.on('notification', ({ payload = '' }) => onNotice(payload))
    try {
      await opened.connect()
      await opened.query(`listen ${channel}`)
    } catch {
      again()
    }
  }

  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await opening
      await client?.end().catch(() => undefined)
    },
  }
}
