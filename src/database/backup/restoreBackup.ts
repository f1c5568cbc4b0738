import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql as raw } from 'kysely'
import { PayWithUsdcError } from '../../errors/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { Database, Sql } from '../database.js'
import { isPostgres } from '../dialect.js'
import { chainStart, eventHash, restoredEvent } from '../logChain.js'
import { migrations } from '../migrations.js'
import { type BackupTable, backupTableNames, type Manifest, type Row } from './tables.js'
import { chunkFile } from './writeBackup.js'

/** Rows in one statement. */
const batch = 200

/**
 * How far each payment's sequence jumps. What was told after the backup had higher sequences than the
 * backup knows, and a reader keeps the highest one.
 */
const jump = 1_000

/** The backups in a folder, oldest first: their manifests' files. */
export function listBackups(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => /^backup-.*\.json$/.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * Reads a backup, and checks that each of its chunks is there and unchanged.
 *
 * @throws PayWithUsdcError `backup_unreadable`, `backup_damaged`, `backup_newer`
 */
export function readManifest(file: string): Manifest {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  } catch (cause) {
    throw new PayWithUsdcError('backup_unreadable', `${file} is no backup.`, { cause })
  }
  if (manifest.format !== 1 || migrations[manifest.version] === undefined) {
    throw new PayWithUsdcError(
      'backup_newer',
      `${file} was written by a newer version of pay-with-usdc.`,
      { hint: 'Restore it with that version.' },
    )
  }
  return manifest
}

/**
 * Fills an empty database with a backup, of either kind of database: this is also the way from SQLite
 * to PostgreSQL. Everything is checked before anything is written, and written in one transaction.
 *
 * @param folder of the chunks
 * @param now seconds since 1970, of the events that say that payments were restored
 * @returns how many rows
 * @throws PayWithUsdcError `database_not_empty`, `backup_damaged`
 */
export async function restoreBackup({
  database,
  manifest,
  folder,
  now,
}: {
  database: Database
  manifest: Manifest
  folder: string
  now: number
}): Promise<number> {
  for (const table of backupTableNames) checkTable({ manifest, table, folder })
  return database.transact(async (sql) => {
    const known = await sql.selectFrom('payments').select('id').limit(1).execute()
    if (known.length > 0) {
      throw new PayWithUsdcError('database_not_empty', 'The database has payments already.', {
        hint: 'Restore into a new database, and let PAY_DATABASE name that one.',
      })
    }
    let rows = 0
    for (const table of backupTableNames) {
      for (const hash of chunksOf(manifest, table)) {
        rows += await insert(sql, table, readChunk(folder, hash))
      }
    }
    await jumpAhead(sql, now)
    if (isPostgres(sql)) {
      await raw`select setval(pg_get_serial_sequence('outbox', 'id'), (select coalesce(max(id), 0) + 1 from outbox), false)`.execute(
        sql,
      )
    }
    return rows
  })
}

/** A table that came with a later version is empty in an older backup. */
function chunksOf({ tables }: Manifest, table: BackupTable): readonly string[] {
  return tables[table]?.chunks ?? []
}

function checkTable({
  manifest,
  table,
  folder,
}: {
  manifest: Manifest
  table: BackupTable
  folder: string
}): void {
  const chunks = chunksOf(manifest, table)
  const rows = chunks.reduce((sum, hash) => sum + readChunk(folder, hash).length, 0)
  if (rows === (manifest.tables[table]?.rows ?? 0)) return
  throw damaged(`The table ${table} has ${rows} rows instead of ${manifest.tables[table]?.rows}.`)
}

function readChunk(folder: string, hash: string): Row[] {
  let text: string
  try {
    text = gunzipSync(readFileSync(chunkFile(folder, hash))).toString('utf8')
  } catch (cause) {
    throw damaged(`The chunk ${hash} is missing or cannot be read.`, cause)
  }
  if (createHash('sha256').update(text).digest('hex') !== hash) {
    throw damaged(`The chunk ${hash} was changed.`)
  }
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

function damaged(message: string, cause?: unknown): PayWithUsdcError {
  return new PayWithUsdcError('backup_damaged', message, {
    hint: 'Nothing was written. Take an earlier backup: pay-with-usdc restore --from FOLDER --list.',
    cause,
  })
}

async function insert(sql: Sql, table: BackupTable, rows: readonly Row[]): Promise<number> {
  for (let from = 0; from < rows.length; from += batch) {
    await sql
      .insertInto(table)
      .values(rows.slice(from, from + batch) as never)
      .execute()
  }
  return rows.length
}

/** Repeats each payment's last event with a sequence that nobody has seen. */
async function jumpAhead(sql: Sql, now: number): Promise<void> {
  const last = await sql
    .selectFrom('events')
    .innerJoin('payments', (join) =>
      join
        .onRef('payments.id', '=', 'events.payment_id')
        .onRef('payments.sequence', '=', 'events.sequence'),
    )
    .select(['payment_id', 'events.sequence', 'view', 'events.hash'])
    .execute()
  for (let from = 0; from < last.length; from += batch) {
    await sql
      .insertInto('events')
      .values(
        last.slice(from, from + batch).map(({ payment_id, sequence: before, view, hash }) => {
          const sequence = before + jump
          const event = {
            ...{ payment_id, sequence, type: restoredEvent, at: now },
            view: JSON.stringify({ ...(JSON.parse(view) as PaymentView), sequence }),
          }
          return { ...event, hash: eventHash(hash ?? chainStart, event) }
        }),
      )
      .execute()
  }
  await sql
    .updateTable('payments')
    .set({ sequence: raw<number>`sequence + ${jump}` })
    .where('sequence', '>', 0)
    .execute()
}
