import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { expect, test } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import { inspectDatabase, inspectInstallation, openSqlite, recordInstallation } from './index.js'

describeDatabases((kind) => {
  test('a database is inspected beside a program that has it open', async () => {
    const place = await kind.create()
    const database = await kind.open(place)
    expect(await inspectDatabase(place)).toMatchObject({ payments: 0, damage: [] })
    await database.close()
  })

  test('the sealed token of an installation is read beside it, or that there is none', async () => {
    const place = await kind.create()
    const database = await kind.open(place)
    const store = 'sandbox'
    expect(await inspectInstallation({ place, store })).toBeUndefined()
    const installation = { store, sealedToken: '2.sealed', scopes: [], installedAt: 1 }
    await recordInstallation({ database, installation })
    expect(await inspectInstallation({ place, store })).toBe('2.sealed')
    expect(await inspectInstallation({ place, store: 'other' })).toBeUndefined()
    await database.close()
  })
})

test('a file that is not there is not made, and one that is torn is damaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inspect-'))
  const path = join(folder, 'pay.db')
  await expect(inspectDatabase(path)).rejects.toMatchObject({ code: 'database_missing' })
  await (await openSqlite({ path })).close()
  const connection = new Libsql(path)
  connection.pragma('wal_checkpoint(truncate)')
  connection.close()
  const bytes = readFileSync(path)
  expect((await inspectDatabase(path)).damage).toEqual([])
  const torn = [bytes.subarray(0, 8_192), randomBytes(bytes.length - 8_192)]
  writeFileSync(path, Buffer.concat(torn))
  expect((await inspectDatabase(path)).damage.length).toBeGreaterThan(0)
  rmSync(folder, { recursive: true })
})
