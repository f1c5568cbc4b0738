import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openSqlite } from '../database/index.js'
import { findKey } from '../endpoint/apiKeys.js'
import { readConfig } from '../endpoint/config.js'
import { environment } from '../endpoint/endpoint.fixture.js'
import { run } from './run.js'

let folder: string
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
  database = await openSqlite({ path: join(folder, 'pay.db') })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

async function cli(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const exitCode = await run({
    args: ['keys', ...args],
    environment: environment({ PAY_DATABASE: join(folder, 'pay.db') }),
    fetch: () => Promise.reject(new Error('This test has no network.')),
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  })
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

const used = (key: string) =>
  findKey(
    {
      config: readConfig(environment()),
      database,
      log: { warn: () => undefined } as never,
      now: () => Math.floor(Date.now() / 1_000),
    },
    key,
  )

test('create shows the key once, and list never', async () => {
  const { exitCode, printed } = await cli('create', '--name', 'erp', '--scope', 'refund,read')
  const [key = '', ...rest] = printed.split('\n')
  expect([exitCode, rest]).toEqual([0, ['Keep it now: it is not shown again.']])
  expect(await used(key)).toEqual({ id: key.slice(0, 20), scopes: ['read', 'refund'] })
  const listed = await cli('list')
  expect(listed.printed).toMatch(
    /^puk_[0-9a-f]{16} {2}erp {2}read,refund {2}made \S+Z, used \S+Z {2}live$/,
  )
  expect(listed.printed).not.toContain(key)
})

test('rotate shows a successor, and both are taken for the overlap', async () => {
  const made = await cli('create', '--name', 'erp', '--scope', 'write', '--days', '365')
  const [old = ''] = made.printed.split('\n')
  const rotated = await cli('rotate', old.slice(0, 20), '--overlap', '48')
  const [next = ''] = rotated.printed.split('\n')
  expect(rotated.printed).toContain(`${old.slice(0, 20)} is taken for 48 more hours.`)
  for (const key of [old, next]) expect(await used(key)).toMatchObject({ scopes: ['write'] })
  const lines = (await cli('list')).printed.split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/live, ends \S+Z$/)
  await cli('rotate', next.slice(0, 20), '--overlap', '0')
  expect(await used(next)).toBeUndefined()
})

test('revoke ends a key at once', async () => {
  const [key = ''] = (await cli('create', '--name', 'erp', '--scope', 'admin')).printed.split('\n')
  expect((await cli('revoke', key.slice(0, 20))).exitCode).toBe(0)
  expect(await used(key)).toBeUndefined()
  expect((await cli('list')).printed).toMatch(/revoked \S+Z$/)
  expect((await cli('revoke', key.slice(0, 20))).complained).toContain('key_not_found')
})

test.each([
  [['show'], 'Write list, create, rotate or revoke.'],
  [['create', '--scope', 'read'], '--name is missing.'],
  [['create', '--name', 'erp'], '--scope is missing.'],
  [['create', '--name', 'erp', '--scope', 'read,all'], '--scope: read, write, refund or admin'],
  [['create', '--name', 'erp', '--scope', 'read', '--days', 'x'], '--days: write a whole number.'],
  [['create', '--name', 'a\nb', '--scope', 'read'], '--name: up to 60 plain characters.'],
  [['revoke'], 'Name a key by its id'],
  [['rotate', 'erp'], 'Name a key by its id'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { exitCode, complained } = await cli(...args)
  expect([exitCode, complained]).toEqual([2, expect.stringContaining(sentence)])
})
