import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite, recordInstallation, writeBackup } from '../database/index.js'
import { environment } from '../endpoint/endpoint.fixture.js'
import { seal } from '../endpoint/seal.js'
import type { Finding } from './doctor/finding.js'
import { readCertificate } from './doctor/surroundings.js'
import { run } from './run.js'

let folder: string
const servers: NetServer[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'))
})
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    if ('closeAllConnections' in server) (server as Server).closeAllConnections()
  }
  rmSync(folder, { recursive: true, force: true })
})

async function listen(server: NetServer): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A provider of the sandbox's chain whose last block is so many seconds old. */
function provider({ chainId = 31_337, age = 2 } = {}): Promise<number> {
  return listen(
    createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        const { id, method } = JSON.parse(Buffer.concat(parts).toString() || '{}')
        const time = `0x${(Math.floor(Date.now() / 1_000) - age).toString(16)}`
        const hash = `0x${'ab'.repeat(32)}`
        const result =
          method === 'eth_chainId'
            ? `0x${chainId.toString(16)}`
            : { number: '0x9', hash, parentHash: hash, timestamp: time }
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ jsonrpc: '2.0', id, result }))
      })
    }),
  )
}

/** A shop and a receiver in one: it knows the path of the store. */
function shop(status = 200): Promise<number> {
  return listen(
    createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      const store = { id: 'x', name: 'Harbour Goods', secure_url: 'https://shop.example' }
      response.end(JSON.stringify({ ...store, currency: 'USD', domain: 'shop.example' }))
    }),
  )
}

/** Every secret that settings can hold, each recognisable. */
const planted = {
  PAY_TOKEN_SECRET: 'ab12'.repeat(16),
  PAY_STORE_TOKEN: 'planted-store-token-0123456789',
  PAY_APP_CLIENT_ID: 'client',
  PAY_APP_CLIENT_SECRET: 'planted-app-secret-0123456789abcdef',
  PAY_WEBHOOK_SECRET: `whsec_${Buffer.from('planted-webhook-secret-012345678').toString('base64')}`,
  PAY_SWEEP_KEY: `0x${'5d'.repeat(32)}`,
  PAY_RELAY_KEY: `0x${'6e'.repeat(32)}`,
  PAY_RELAY_BUDGET: '0.02',
}
const secrets = [
  ...Object.entries(planted).flatMap(([name, value]) =>
    /SECRET|TOKEN|_KEY/.test(name) ? [value] : [],
  ),
  'planted-key-in-a-path',
]

async function doctor(settings: Record<string, string>, ...args: string[]) {
  const printed: string[] = []
  const exitCode = await run({
    args: ['doctor', ...args],
    environment: settings,
    fetch,
    print: (text) => void printed.push(text),
    complain: (text) => void printed.push(text),
  })
  const text = printed.join('\n')
  return { exitCode, text }
}

async function find(settings: Record<string, string>) {
  const { exitCode, text } = await doctor(settings, '--json')
  const { verdict, findings } = JSON.parse(text) as { verdict: string; findings: Finding[] }
  const of = (check: string) => findings.find((finding) => finding.check.startsWith(check))
  return { exitCode, verdict, findings, of }
}

/**
 * Moves SQLite's log into its file. The driver lets go of a closed file only when its statements are
 * collected, and the log would be moved then: any time, or never.
 */
function moveLogInto(path: string): void {
  const connection = new Libsql(path)
  const [done] = connection.prepare('pragma wal_checkpoint(truncate)').all() as { busy: number }[]
  connection.close()
  expect(done?.busy).toBe(0)
}

/** All that a database has on the disk. */
const bytesOf = (path: string) =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0)))

/** Settings of a machine on which all is well: two providers, a shop, a receiver, a backup. */
async function wellSettings(): Promise<Record<string, string>> {
  const path = join(folder, 'pay.db')
  const database = await openSqlite({ path })
  await writeBackup({ database, folder: join(folder, 'backups'), now: Date.now() })
  await database.close()
  moveLogInto(path)
  const [one, two, store] = [await provider(), await provider(), await shop()]
  return environment({
    ...planted,
    PAY_DATABASE: path,
    PAY_BACKUP_FOLDER: join(folder, 'backups'),
    PAY_STORE_API_URL: `http://127.0.0.1:${store}`,
    PAY_PUBLIC_URL: `http://127.0.0.1:${store}`,
    PAY_WEBHOOK_URL: `http://127.0.0.1:${store}/planted-key-in-a-path`,
    PAY_CHAIN_31337_RPC: `http://127.0.0.1:${one}/planted-key-in-a-path,http://127.0.0.1:${two}/v2`,
  })
}

describe('doctor', () => {
  test('ends with 0 on a machine where all is well, and changes nothing', async () => {
    const settings = await wellSettings()
    const before = bytesOf(settings.PAY_DATABASE ?? '')
    expect(before.map(({ length }) => length > 0)).toEqual([true, false])
    const { exitCode, findings, of } = await find(settings)
    const bad = findings.filter(({ verdict }) => verdict === 'problem' || verdict === 'unchecked')
    expect(bad).toEqual([])
    expect(exitCode).toBe(0)
    expect(of('settings')?.verdict).toBe('ok')
    expect(of('database')?.says).toMatch(/^SQLite 3\.\S+ is whole and durable; 0 payments\.$/)
    expect(of('store')?.says).toBe('Harbour Goods takes the token.')
    expect(of('backup')?.verdict).toBe('ok')
    expect(of('USDC Sandbox')).toMatchObject({ verdict: 'ok' })
    const after = bytesOf(settings.PAY_DATABASE ?? '')
    expect(after.map((bytes, at) => bytes.equals(before[at] ?? bytes))).toEqual([true, true])
  })

  test('lists every problem of the settings at once, each with a next step', async () => {
    const { exitCode, findings } = await find(
      environment({ PAY_TREASURY: 'mine', PAY_PUBLIC_URL: 'ftp://x', PAY_TOKEN_SECRET: 'short' }),
    )
    expect(exitCode).toBe(1)
    const settings = findings.filter(({ check }) => check === 'settings')
    expect(settings).toHaveLength(3)
    expect(settings.every((one) => one.verdict === 'problem' && one.next !== '')).toBe(true)
  })

  test('prints what is not well with what to do next, and ends with 1', async () => {
    const settings = await wellSettings()
    const [other, behind] = [await provider({ chainId: 1 }), await provider({ age: 900 })]
    const { exitCode, text } = await doctor({
      ...settings,
      PAY_CHAIN_31337_RPC: `http://127.0.0.1:${other}/k,http://127.0.0.1:${behind}/k`,
      PAY_STORE_API_URL: `http://127.0.0.1:${await shop(401)}`,
      PAY_BACKUP_FOLDER: join(folder, 'none'),
    })
    expect(exitCode).toBe(1)
    expect(text).toMatch(/✗ .*127\.0\.0\.1:\d+: It serves chain 1, not 31337\.\n {4}→ Correct/)
    expect(text).toMatch(/✗ .*: Block 9 is 90\d seconds old.*\n {4}→ It is behind/)
    expect(text).toMatch(/✗ store: store_unauthorized: .*\n {4}→ Check PAY_STORE_HASH/)
    expect(text).toMatch(/! backup: There is no backup in PAY_BACKUP_FOLDER\.\n {4}→ Run/)
  })

  test('never prints a secret, whatever fails', async () => {
    const well = await wellSettings()
    const broken = {
      ...well,
      PAY_STORE_API_URL: 'http://127.0.0.1:1/planted-key-in-a-path',
      PAY_WEBHOOK_URL: 'http://127.0.0.1:1/planted-key-in-a-path',
      PAY_CHAIN_31337_RPC: 'http://127.0.0.1:1/planted-key-in-a-path',
      PAY_DATABASE: 'postgres://pay:planted-key-in-a-path@127.0.0.1:1/pay',
    }
    const odd = { ...broken, PAY_CHAIN_31337_RPC: 'odd://planted-key-in-a-path', PAY_PORT: '-1' }
    for (const settings of [well, broken, odd]) {
      for (const form of [[], ['--json']]) {
        const { text } = await doctor(settings, ...form)
        expect(text.length).toBeGreaterThan(100)
        for (const secret of secrets) expect(text).not.toContain(secret)
      }
    }
  })

  test('of a store that installed the app asks with the token of the installation', async () => {
    const tokens: unknown[] = []
    const store = await listen(
      createServer((request, response) => {
        tokens.push(request.headers['x-auth-token'])
        const isKnown = request.headers['x-auth-token'] === 'planted-token-of-the-app'
        response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
        const { id, name } = { id: 'x', name: 'Harbour Goods' }
        const secure_url = 'https://shop.example'
        response.end(JSON.stringify({ id, name, secure_url, currency: 'USD', domain: 'x' }))
      }),
    )
    const settings: Record<string, string> = {
      ...(await wellSettings()),
      PAY_STORE_TOKEN: '',
      PAY_STORE_API_URL: `http://127.0.0.1:${store}`,
    }
    expect((await find(settings)).of('store')).toMatchObject({
      verdict: 'warning',
      says: 'The store has not installed the app yet.',
    })
    expect(tokens).toEqual([])

    const database = await openSqlite({ path: settings.PAY_DATABASE ?? '' })
    const secret = Buffer.from(planted.PAY_TOKEN_SECRET, 'hex')
    const subject = 'stores/sandbox'
    const sealedToken = seal({ secret, subject, text: 'planted-token-of-the-app' })
    const installation = { store: 'sandbox', sealedToken, scopes: [], installedAt: 1 }
    await recordInstallation({ database, installation })
    await database.close()
    const before = readFileSync(settings.PAY_DATABASE ?? '')
    const { exitCode, of } = await find(settings)
    expect(of('store')?.says).toBe('Harbour Goods takes the token of the installed app.')
    expect(exitCode).toBe(0)
    expect(tokens).toEqual(['planted-token-of-the-app'])
    expect(readFileSync(settings.PAY_DATABASE ?? '').equals(before)).toBe(true)

    const other = { ...settings, PAY_TOKEN_SECRET: 'cd34'.repeat(16) }
    const { text } = await doctor(other)
    expect(text).toMatch(/✗ store: seal_broken: .*\n {4}→ PAY_TOKEN_SECRET is not the one/)
    for (const secret of ['planted-token', sealedToken]) expect(text).not.toContain(secret)
  })

  test('knows its own endpoint on a port, and another program', async () => {
    const settings = await wellSettings()
    const ours = await listen(
      createServer((_, response) => response.end('{"status":"ok","networks":{}}')),
    )
    const other = await listen(createServer((_, response) => response.end('hello')))
    const found = await find({ ...settings, PAY_PORT: `${ours}`, PAY_METRICS_PORT: `${other}` })
    expect(found.of('PAY_PORT')).toMatchObject({
      verdict: 'ok',
      says: expect.stringContaining('runs'),
    })
    expect(found.of('PAY_METRICS_PORT')).toMatchObject({ verdict: 'problem' })
  })
})

test('reads the certificate of a server that is not trusted, and says why it is not', async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '30',
      '-subj',
      '/CN=localhost',
    ].concat(['-keyout', key, '-out', cert]),
    { stdio: 'ignore' },
  )
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) })
  const port = await listen(server)
  const { validTo, error } = await readCertificate(new URL(`https://127.0.0.1:${port}`))
  expect(Math.round((validTo - Date.now()) / 86_400_000)).toBe(30)
  expect(error).toMatch(/self.signed/i)
  const policy = { privateTargets: [], isLoopbackAllowed: false }
  const guarded = readCertificate(new URL(`https://localhost:${port}`), policy)
  await expect(guarded).rejects.toMatchObject({ code: 'target_private' })
})
