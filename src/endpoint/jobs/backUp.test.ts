import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { describeDatabases } from '../../database/databases.fixture.js'
import {
  type Database,
  listBackups,
  openPayment,
  openSqlite,
  readManifest,
  restoreBackup,
} from '../../database/index.js'
import { startApp } from '../endpoint.fixture.js'
import { backUp } from './backUp.js'
import type { Loop } from './loop.js'

const start = 1_700_000_000
const hour = 3_600
let folder: string
let database: Database
let now: number
let isLeading: boolean
let loop: Loop | undefined
let logged: string[]
let reopen: () => Promise<Database>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backups-'))
  now = start
  isLeading = true
  logged = []
})
afterEach(async () => {
  await loop?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function begin({ keep = 48, ...rest }: { keep?: number; every?: number | undefined } = {}): void {
  loop = backUp({
    config: { folder, every: 1, keep, ...rest },
    open: reopen,
    lead: { isHeld: () => isLeading, onGain: () => undefined },
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    now: () => now,
  })
}

/** A process that looks once, and ends what it does. */
async function look(settings: Parameters<typeof begin>[0] = {}): Promise<void> {
  begin(settings)
  await loop?.stop()
}

const open = (at: number) =>
  openPayment({
    database,
    payment: {
      id: `pay_${at}`,
      store: 'sandbox',
      order: `${at}`,
      cart: 'c',
      total: { amount: '25.50', currency: 'USD' },
      openedAt: start + at,
      treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      factory: '0x0000000000000000000000000000000000000002',
      address: `0x${at.toString(16).padStart(40, '0')}`,
    },
    networks: [{ chain: 'eip155:1', token: '0x01', confirmations: 1 }],
    quote: { number: 1, due: 1n, quotedAt: start + at, expiresAt: start + 9_000 },
  })

const chunksOf = (file: string) =>
  Object.values(readManifest(file).tables).flatMap(({ chunks }) => chunks)
const chunkCount = () =>
  readdirSync(join(folder, 'chunks'), { recursive: true }).filter((name) =>
    `${name}`.endsWith('.gz'),
  ).length

describeDatabases(({ create, open: openDatabase }) => {
  beforeEach(async () => {
    const place = await create()
    database = await openDatabase(place)
    reopen = () => openDatabase(place)
  })
  afterEach(() => database.close())

  describe('the backup job', () => {
    test('writes one when it is due, and not before', async () => {
      await look()
      expect(listBackups(folder)).toHaveLength(1)
      now += hour - 1
      await look()
      expect(listBackups(folder)).toHaveLength(1)
      now += 1
      await look()
      expect(listBackups(folder)).toHaveLength(2)
    })

    test('goes on where another process ended: a restart neither skips one nor hurries', async () => {
      await look()
      now += hour / 2
      await look()
      expect(listBackups(folder)).toHaveLength(1)
    })

    test('is one process’s: whoever does not lead writes none', async () => {
      isLeading = false
      await look()
      expect(listBackups(folder)).toEqual([])
      isLeading = true
      await look()
      expect(listBackups(folder)).toHaveLength(1)
    })

    test('keeps so many; older ones go with the chunks that no other names, and each left is whole', async () => {
      for (let at = 1; at <= 4; at += 1) {
        await open(at)
        await look({ keep: 2 })
        now += hour
      }
      const left = listBackups(folder)
      expect(left).toHaveLength(2)
      expect(chunkCount()).toBe(new Set(left.flatMap(chunksOf)).size)
      for (const file of left) {
        const other = await openSqlite({ path: ':memory:' })
        const manifest = readManifest(file)
        await restoreBackup({ database: other, manifest, folder: dirname(file), now })
        await other.close()
      }
    })

    test('removes nothing while one that stays cannot be read', async () => {
      await open(1)
      await look({ keep: 2 })
      const before = chunkCount()
      writeFileSync(join(folder, 'backup-2023-11-14T22-20-00-000Z.json'), '{')
      await open(2)
      now += 2 * hour
      await look({ keep: 2 })
      expect(listBackups(folder)).toHaveLength(3)
      expect(chunkCount()).toBeGreaterThan(before)
      expect(logged.join('')).toContain('backup_unreadable')
    })

    test('that cannot write says so and is tried again', async () => {
      const blocked = join(folder, 'chunks')
      writeFileSync(blocked, 'a file where a folder has to be')
      await open(1)
      await look()
      expect(logged.join('')).toContain('no backup was written')
      rmSync(blocked)
      mkdirSync(blocked)
      await look()
      expect(listBackups(folder)).toHaveLength(1)
    })

    test('reads by a connection of its own: what the endpoint writes meanwhile does not wait', async () => {
      let end: () => void = () => undefined
      const held = new Promise<void>((resolve) => {
        end = resolve
      })
      const writing = database.transact(() => held)
      begin()
      await vi.waitUntil(() => listBackups(folder).length === 1)
      end()
      await writing
    })

    test('is off unless it is asked for', () => {
      begin({ every: undefined })
      expect(loop).toBeUndefined()
    })
  })
})

test('a process looks by itself, each minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  database = await openSqlite({ path: ':memory:' })
  reopen = async () => ({ ...database, close: async () => undefined })
  begin()
  await vi.waitUntil(() => vi.getTimerCount() === 1)
  now += hour
  vi.advanceTimersByTime(60_000)
  await vi.waitUntil(() => vi.getTimerCount() === 1)
  expect(listBackups(folder)).toHaveLength(2)
  await loop?.stop()
  vi.useRealTimers()
  await database.close()
})

test('the age of the last backup is measured where the settings name a folder', async () => {
  database = await openSqlite({ path: ':memory:' })
  reopen = async () => database
  const started = await startApp({ now: () => now, change: { PAY_BACKUP_FOLDER: folder } })
  expect(await started.endpoint.metrics.text()).not.toMatch(/^pay_backup_age_seconds \d/m)
  begin()
  await vi.waitUntil(() => listBackups(folder).length === 1)
  now += 70
  expect(await started.endpoint.metrics.text()).toContain('pay_backup_age_seconds 70')
})
