import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Postgres, postgresPrograms, startPostgres } from '../sandbox/postgres.js'
import { openDatabase } from './openDatabase.js'

/** One kind of database. */
export type Kind = {
  /** Makes an empty database and says where it is: what {@link openDatabase} takes. */
  readonly create: () => Promise<string>
  readonly open: typeof openDatabase
}

/**
 * Runs a suite on each database that the product supports. Without PostgreSQL on the machine its
 * half is skipped; CI installs one, and fails without it.
 */
export function describeDatabases(suite: (kind: Kind) => void): void {
  describe('SQLite', () => {
    const folders: string[] = []
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    })
    suite({
      open: openDatabase,
      async create() {
        const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
        folders.push(folder)
        return join(folder, 'test.db')
      },
    })
  })
  const isMissing = postgresPrograms() === undefined && process.env.CI !== 'true'
  if (isMissing) process.stdout.write('PostgreSQL is not installed: tests on it are left out.\n')
  describe.skipIf(isMissing)('PostgreSQL', () => {
    let server: Postgres
    beforeAll(async () => {
      server = await startPostgres()
    }, 60_000)
    afterAll(() => server.stop(), 60_000)
    suite({ open: openDatabase, create: () => server.createDatabase() })
  })
}
