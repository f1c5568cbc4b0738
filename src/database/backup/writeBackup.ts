import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql as raw } from 'kysely'
import type { Database, Sql } from '../database.js'
import { migrations } from '../migrations.js'
import {
  type BackupTable,
  backupTableNames,
  backupTables,
  type Manifest,
  type Row,
} from './tables.js'

/** What a backup has written. */
export type BackupResult = {
  /** The manifest's file. */
  readonly file: string
  readonly rows: number
  /** Chunks that were not in the folder yet, and all of them. */
  readonly written: number
  readonly chunks: number
}

/** Rows of a chunk at most, and the share of rows after which one ends: about 1 in 500. */
const mostRows = 2_000
const endsAt = 500

/** Rows that one statement reads. */
const pageRows = 2_000

/**
 * Writes a backup into a folder, as of one moment, while the endpoint goes on. Rows are kept in chunks
 * that are named by their content: what is there from an earlier backup is not written again, so each
 * backup is whole and costs what has changed. The manifest is written last; without it a backup does
 * not exist.
 *
 * @param folder created when it is missing
 * @param now milliseconds since 1970
 */
export function writeBackup({
  database,
  folder,
  now,
}: {
  database: Database
  folder: string
  now: number
}): Promise<BackupResult> {
  return database.transact(
    async (sql) => {
      const tables: Partial<Record<BackupTable, { rows: number; chunks: string[] }>> = {}
      const sums = { rows: 0, written: 0, chunks: 0 }
      for (const table of backupTableNames) {
        const { rows, chunks, written } = await writeTable({ sql, table, folder })
        tables[table] = { rows, chunks }
        sums.rows += rows
        sums.written += written
        sums.chunks += chunks.length
      }
      const at = new Date(now).toISOString()
      const manifest: Manifest = {
        format: 1,
        at,
        version: Object.keys(migrations).at(-1) ?? '',
        tables: tables as Manifest['tables'],
      }
      const file = join(folder, `backup-${at.replace(/[:.]/g, '-')}.json`)
      await writeDurably(file, JSON.stringify(manifest, null, 2))
      return { file, ...sums }
    },
    { isSnapshot: true },
  )
}

async function writeTable({
  sql,
  table,
  folder,
}: {
  sql: Sql
  table: BackupTable
  folder: string
}): Promise<{ rows: number; chunks: string[]; written: number }> {
  const chunks: string[] = []
  let rows = 0
  let written = 0
  let lines: string[] = []
  const end = async () => {
    if (lines.length === 0) return
    const chunk = await writeChunk(folder, lines)
    chunks.push(chunk.hash)
    if (chunk.isNew) written += 1
    lines = []
  }
  for await (const row of rowsOf(sql, table)) {
    rows += 1
    lines.push(JSON.stringify(row))
    if (lines.length >= mostRows || isEnd(keyOf(table, row))) await end()
  }
  await end()
  return { rows, chunks, written }
}

/** All rows in the order of their names. */
async function* rowsOf(sql: Sql, table: BackupTable): AsyncGenerator<Row> {
  const columns = backupTables[table]
  const list = raw.join(columns.map((column) => raw.ref(column)))
  let last: readonly unknown[] | undefined
  for (;;) {
    const after =
      last === undefined
        ? raw``
        : raw`where (${list}) > (${raw.join(last.map((value) => raw.val(value)))})`
    const { rows } =
      await raw<Row>`select * from ${raw.table(table)} ${after} order by ${list} limit ${raw.lit(pageRows)}`.execute(
        sql,
      )
    yield* rows
    const end = rows.at(-1)
    if (end === undefined || rows.length < pageRows) return
    last = keyOf(table, end)
  }
}

const keyOf = (table: BackupTable, row: Row) => backupTables[table].map((column) => row[column])

/** Where a chunk ends depends on the row alone, so a row that is added moves no other end. */
function isEnd(key: readonly unknown[]): boolean {
  return createHash('sha256').update(JSON.stringify(key)).digest().readUInt32BE() % endsAt === 0
}

async function writeChunk(
  folder: string,
  lines: readonly string[],
): Promise<{ hash: string; isNew: boolean }> {
  const text = `${lines.join('\n')}\n`
  const hash = createHash('sha256').update(text).digest('hex')
  const file = chunkFile(folder, hash)
  if (existsSync(file)) return { hash, isNew: false }
  await writeDurably(file, await promisify(gzip)(text))
  return { hash, isNew: true }
}

/** Where a chunk is. */
export function chunkFile(folder: string, hash: string): string {
  return join(folder, 'chunks', hash.slice(0, 2), `${hash}.ndjson.gz`)
}

/** A file that is there is whole: it gets its name when its bytes are on the disk. Nobody else may read it. */
async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  const parent = await open(dirname(file), 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}
