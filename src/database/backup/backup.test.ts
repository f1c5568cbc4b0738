import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeDatabases } from '../databases.fixture.js'
import {
  claimJob,
  type Database,
  followTargets,
  listBackups,
  openPayment,
  readEvents,
  readManifest,
  readPayment,
  recordBlocks,
  recordHold,
  recordRefundAddress,
  restoreBackup,
  verifyLog,
  writeBackup,
} from '../index.js'
import { type BackupTable, backupTableNames, leftOut } from './tables.js'

const chain = 'eip155:8453'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const start = 1_700_000_000
const addressOf = (at: number) => `0x${at.toString(16).padStart(40, '0')}` as `0x${string}`

function identity(at: number) {
  return {
    id: `pay_${at}`,
    store: 'sandbox',
    order: `${at}`,
    cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
    total: { amount: '25.50', currency: 'USD' },
    openedAt: start + at,
    treasury: addressOf(1),
    factory: addressOf(2),
    address: addressOf(1_000 + at),
  }
}

const open = (database: Database, at: number) =>
  openPayment({
    database,
    payment: identity(at),
    networks: [{ chain, token, confirmations: 3 }],
    quote: { number: 1, due: 25_500_000n, quotedAt: start + at, expiresAt: start + 1_800 },
  })

/** Payments in several states, a webhook under way, a refund address. */
async function fill(database: Database): Promise<void> {
  await followTargets({ database, targets: ['erp.example#1'] })
  for (let at = 1; at <= 5; at += 1) await open(database, at)
  const blocks = [100, 101, 102].map((number) => ({
    number,
    hash: `0xb${number}`,
    parentHash: `0xb${number - 1}`,
    time: start + number,
  }))
  const transfers = [1, 2].map((at) => ({
    blockHash: '0xb100',
    blockNumber: 100,
    blockTime: start + 100,
    logIndex: at,
    token,
    transactionHash: `0xt${at}`,
    indexInTransaction: 0,
    from: addressOf(9),
    to: addressOf(1_000 + at),
    amount: 25_500_000n,
  }))
  await recordBlocks({ database, chain, blocks, transfers, now: start })
  await recordHold({ database, paymentId: 'pay_3', hold: 'held', now: start })
  const refund = { paymentId: 'pay_2', address: addressOf(77), now: start }
  await recordRefundAddress({ database, ...refund })
  await claimJob({ database, now: start, target: 'erp.example#1' })
}

/** Everything in the tables, in a settled order. */
async function contents(database: Database): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const name of backupTableNames) {
    const rows = await database.sql.selectFrom(name).selectAll().execute()
    tables[name] = rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  }
  return tables
}

describeDatabases((kind) => {
  let folder: string
  let database: Database
  const opened: Database[] = []

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-backup-'))
    database = await kind.open(await kind.create())
    opened.push(database)
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()))
    rmSync(folder, { recursive: true, force: true })
  })

  async function empty(place: string): Promise<Database> {
    const other = await kind.open(place)
    opened.push(other)
    return other
  }
  const write = (now = 1_700_000_000_000) => writeBackup({ database, folder, now })
  async function restore(into: Database, file: string) {
    const manifest = readManifest(file)
    return restoreBackup({ database: into, manifest, folder: dirname(file), now: start + 9_000 })
  }

  describe('a backup', () => {
    test('holds every table, but for who leads and limits of minutes', async () => {
      const tables = await database.sql.introspection.getTables()
      const names = tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely_'))
      expect([...backupTableNames, ...leftOut].sort()).toEqual(
        names.filter((name) => name !== 'sqlite_sequence').sort(),
      )
    })

    test.each(['the same kind', 'a file of SQLite'])(
      'is restored into %s, row by row',
      async (into) => {
        await fill(database)
        const { file } = await write()
        const place = into === 'the same kind' ? await kind.create() : join(folder, 'other.db')
        const other = await empty(place)
        await restore(other, file)
        const [before, after] = [await contents(database), await contents(other)]
        for (const name of backupTableNames) {
          if (name !== 'payments' && name !== 'events') expect(after[name]).toEqual(before[name])
        }
        expect(before.transfers).toHaveLength(2)
        expect(after.events).toEqual(expect.arrayContaining(before.events ?? []))
        for (let at = 1; at <= 5; at += 1) {
          const [was, is] = [
            await readPayment({ database, id: `pay_${at}` }),
            await readPayment({ database: other, id: `pay_${at}` }),
          ]
          expect({ ...is, sequence: 0 }).toEqual({ ...was, sequence: 0 })
        }
      },
    )

    test('goes on where it ended: new events, new jobs, new payments', async () => {
      await fill(database)
      const { file } = await write()
      const other = await empty(await kind.create())
      await restore(other, file)
      await recordHold({ database: other, paymentId: 'pay_1', hold: 'held', now: start + 10_000 })
      await open(other, 6)
      expect(await readPayment({ database: other, id: 'pay_1' })).toMatchObject({
        exceptions: ['held'],
      })
      expect(await claimJob({ database: other, now: start + 10_000 })).toBeDefined()
    })

    test('has readers go on: no sequence is told twice with another content', async () => {
      await fill(database)
      const { file } = await write()
      // What was told after the backup, and is lost with the database.
      for (const hold of ['held', 'released', 'held'] as const) {
        await recordHold({ database, paymentId: 'pay_1', hold, now: start + 500 })
      }
      const told = await readPayment({ database, id: 'pay_1' })
      const other = await empty(await kind.create())
      await restore(other, file)
      const [news] = await readEvents({ database: other, id: 'pay_1', after: told?.sequence ?? 0 })
      expect(news?.exceptions).toEqual([])
    })

    test('leaves a log that verifies, with what was left out between', async () => {
      await fill(database)
      const { file } = await write()
      const other = await empty(await kind.create())
      await restore(other, file)
      await recordHold({ database: other, paymentId: 'pay_1', hold: 'held', now: start + 10_000 })
      const verdict = () => verifyLog({ database: other, isSigned: async () => true })
      expect((await verdict()).faults).toEqual([])
      // Only the event that says so may leave numbers out.
      await other.sql
        .updateTable('events')
        .set({ type: 'payment.updated' })
        .where('type', '=', 'payment.restored')
        .where('payment_id', '=', 'pay_1')
        .execute()
      expect((await verdict()).faults).toMatchObject([{ fault: 'was removed' }])
    })

    test('that follows another writes only what is new', async () => {
      for (let from = 0; from < 1_500; from += 500) {
        await database.sql
          .insertInto('payments')
          .values(
            Array.from({ length: 500 }, (_, index) => from + index).map((at) => ({
              id: `old_${at}`,
              store: 'sandbox',
              order_id: `old ${at}`,
              cart: 'c',
              treasury: '0x1',
              factory: '0x2',
              address: `0x${at}`,
              total_amount: '1',
              total_currency: 'USD',
              networks: '[]',
              customer: null,
              store_name: null,
              opened_at: at,
              shown_at: null,
              checked_at: 0,
              order_state: 'open',
              held: 0,
              store_answer: 'unasked',
              accepted_due: '0',
              status: 'paid',
              expires_at: 0,
              sequence: 0,
            })),
          )
          .execute()
      }
      await open(database, 1)
      const first = await write()
      expect(first.written).toBe(first.chunks)
      const same = await write(1_700_000_001_000)
      expect(same.written).toBe(0)
      await open(database, 2)
      const next = await write(1_700_000_002_000)
      // The last chunk of payments, quotes and events.
      expect(next.written).toBe(3)
      expect(next.chunks).toBeGreaterThan(5)
      expect(listBackups(folder)).toEqual([first.file, same.file, next.file])
    })

    test('is for its owner’s eyes only, and whole as soon as it is there', async () => {
      await fill(database)
      const { file } = await write()
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(
        readdirSync(folder, { recursive: true }).some((name) => `${name}`.endsWith('.part')),
      ).toBe(false)
    })
  })

  describe('refuses', () => {
    const chunkOf = (file: string, table: BackupTable) => {
      const hash = readManifest(file).tables[table].chunks[0] ?? ''
      return join(folder, 'chunks', hash.slice(0, 2), `${hash}.ndjson.gz`)
    }

    test.each([
      ['is missing', (path: string) => rmSync(path)],
      ['is cut off', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 20))],
      ['was changed', (path: string) => writeFileSync(path, gzipSync('{"id":"pay_1"}\n'))],
    ])('a backup of which a chunk %s, and writes nothing', async (_, harm) => {
      await fill(database)
      const { file } = await write()
      harm(chunkOf(file, 'transfers'))
      const other = await empty(await kind.create())
      await expect(restore(other, file)).rejects.toMatchObject({ code: 'backup_damaged' })
      expect(await other.sql.selectFrom('payments').select('id').execute()).toEqual([])
    })

    test('a database that has payments', async () => {
      await fill(database)
      const { file } = await write()
      await expect(restore(database, file)).rejects.toMatchObject({ code: 'database_not_empty' })
    })

    test('a backup of a newer version', async () => {
      const { file } = await write()
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as object
      writeFileSync(file, JSON.stringify({ ...manifest, version: '9999-later' }))
      expect(() => readManifest(file)).toThrow(expect.objectContaining({ code: 'backup_newer' }))
    })
  })
})
