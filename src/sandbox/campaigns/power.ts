import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase, readEvents } from '../../database/index.js'
import { type Postgres, postgresPrograms, startPostgres } from '../postgres.js'
import { type Random, randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'
import { paymentOf } from './powerPayments.js'
import type { DatabaseKind } from './world.js'

/**
 * Power is cut while payments are written. The database lies on a file system inside an image file:
 * the writers are killed, the image is copied as the device has it, and what only the page cache held
 * is gone. What a drive does with its own cache is not part of it.
 */
export const powerCampaign: Campaign = {
  name: 'power',
  promise: 'a power cut loses nothing that was acknowledged; databases that do not sync lose',
  blocked: whyNot,
  async run({ isFull, seed, say }) {
    const cuts = isFull ? { SQLite: 40, PostgreSQL: 25 } : { SQLite: 3, PostgreSQL: 2 }
    const figures: Record<string, number> = {}
    const broken: string[] = []
    for (const kind of ['SQLite', 'PostgreSQL'] as const) {
      for (const isControl of [false, true]) {
        const count = isControl ? Math.ceil(cuts[kind] / 5) : cuts[kind]
        const outcome = await cutOften({ kind, isControl, cuts: count, seed, say })
        Object.assign(figures, outcome.figures)
        broken.push(...outcome.broken)
      }
    }
    return { figures, broken }
  },
}

function whyNot(): string | undefined {
  if (process.getuid?.() !== 0) return 'mounting a file system needs root'
  if (postgresPrograms() === undefined) return 'there is no PostgreSQL 15 on this machine'
  const folder = mkdtempSync(join(tmpdir(), 'power-'))
  try {
    mount(makeImage(folder), join(folder, 'disk'))
    execFileSync('umount', [join(folder, 'disk')], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'this machine does not mount a file system from a file'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Cuts the power again and again, on one disk that grows older. */
async function cutOften({
  kind,
  isControl,
  cuts,
  seed,
  say,
}: {
  kind: DatabaseKind
  isControl: boolean
  cuts: number
} & Pick<CampaignOptions, 'seed' | 'say'>): Promise<Outcome> {
  const name = isControl ? `${kind} without sync` : kind
  const random = randomOf(seed, name)
  let acknowledged = 0
  let lost = 0
  const broken: string[] = []
  for (let cut = 1; cut <= cuts; cut += 1) {
    const result = await cutOnce({ kind, isControl, random })
    acknowledged += result.acknowledged
    lost += result.lost
    broken.push(...result.broken.map((line) => `${name}, cut ${cut}: ${line}`))
    say(`${name}: cut ${cut} of ${cuts}, ${result.acknowledged} acknowledged, ${result.lost} lost`)
  }
  if (isControl && lost === 0) broken.push(`${name} lost nothing: the cut does not cut`)
  if (!isControl && lost > 0) broken.push(`${name} lost ${lost} of ${acknowledged}`)
  return {
    figures: { [`acknowledged by ${name}`]: acknowledged, [`lost by ${name}`]: lost },
    broken: isControl ? broken.filter((line) => line.includes('does not cut')) : broken,
  }
}

async function cutOnce({
  kind,
  isControl,
  random,
}: {
  kind: DatabaseKind
  isControl: boolean
  random: Random
}): Promise<{ acknowledged: number; lost: number; broken: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'power-'))
  const disk = join(folder, 'disk')
  const image = makeImage(folder)
  mount(image, disk)
  let isMounted = true
  let server: Postgres | undefined
  try {
    const settings = isControl ? { fsync: 'off' } : {}
    if (kind === 'PostgreSQL') server = await startPostgres({ folder: dataOf(disk), settings })
    const place = (await server?.createDatabase()) ?? join(disk, 'payments.db')
    const acknowledged = await writeUntilCut({ place, disk, isControl, random })
    await server?.stop('SIGKILL')
    const copy = join(folder, 'copy.img')
    execFileSync('cp', ['--sparse=always', image, copy])
    await unmount(disk)
    isMounted = false
    mount(copy, disk)
    isMounted = true
    try {
      if (kind === 'PostgreSQL') {
        rmSync(join(dataOf(disk), 'postmaster.pid'), { force: true })
        server = await startPostgres({ folder: dataOf(disk) })
      }
      const name = new URL(place, 'file:').pathname.slice(1)
      const after = kind === 'PostgreSQL' && server !== undefined ? server.addressOf(name) : place
      const { lost, broken } = await lossOf({ place: after, acknowledged })
      return { acknowledged: acknowledged.length, lost, broken }
    } catch (error) {
      // A database that does not start again has lost everything.
      const { length } = acknowledged
      return { acknowledged: length, lost: length, broken: [`does not start: ${String(error)}`] }
    }
  } finally {
    await server?.stop('SIGQUIT')
    // libsql lets go of its file when its statements are collected: that may be later.
    if (isMounted) execFileSync('umount', ['-l', disk], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What was acknowledged: the payment's number, and how many of its facts. */
type Acknowledged = { readonly at: number; readonly facts: number }

/** Lets a process write, and kills it at a moment that is drawn. */
async function writeUntilCut({
  place,
  disk,
  isControl,
  random,
}: {
  place: string
  disk: string
  isControl: boolean
  random: Random
}): Promise<Acknowledged[]> {
  const tsx = createRequire(import.meta.url).resolve('tsx')
  const writer = join(import.meta.dirname, 'powerWorker.ts')
  const args = ['--import', tsx, writer, place, '0', ...(isControl ? ['control'] : [])]
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: Acknowledged[] = []
  let rest = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line === 'ready') resolve()
        else {
          const [at = '', facts = ''] = line.split(' ')
          acknowledged.push({ at: Number(at), facts: Number(facts) })
        }
      }
    })
  })
  const ended = once(child, 'close')
  await Promise.race([ready, ended])
  // Everything before the first payment is on the disk: a cut in the set-up proves nothing.
  execFileSync('sync', ['-f', disk])
  await new Promise((resolve) => setTimeout(resolve, random.int(300, 2_000)))
  child.kill('SIGKILL')
  await ended
  return acknowledged
}

/** What is missing of what was acknowledged. */
async function lossOf({
  place,
  acknowledged,
}: {
  place: string
  acknowledged: readonly Acknowledged[]
}): Promise<{ lost: number; broken: string[] }> {
  const database: Database = await openDatabase(place)
  const broken: string[] = []
  let lost = 0
  try {
    for (const { at, facts } of acknowledged) {
      const events = await readEvents({ database, id: paymentOf(at).payment.id, after: 0 })
      const last = events.at(-1)
      const found = [
        last !== undefined,
        last?.received === '1000000',
        last?.exceptions.includes('held') === true,
      ].filter((is) => is).length
      if (found < facts) lost += 1
      // An event and the state that it tells of are written together, or not at all.
      if (events.some(({ sequence }, index) => sequence !== index + 1)) {
        broken.push(`payment ${at} has torn events`)
      }
    }
  } finally {
    await database.close()
  }
  return { lost, broken }
}

const dataOf = (disk: string) => join(disk, 'postgres')

/** An image file with an ext4 file system. */
function makeImage(folder: string): string {
  const image = join(folder, 'disk.img')
  writeFileSync(image, '')
  execFileSync('truncate', ['-s', '400M', image])
  execFileSync('mkfs.ext4', ['-q', '-F', image], { stdio: 'ignore' })
  mkdirSync(join(folder, 'disk'))
  // PostgreSQL runs under another user.
  chmodSync(folder, 0o755)
  return image
}

function mount(image: string, disk: string): void {
  execFileSync('mount', ['-o', 'loop', image, disk], { stdio: 'ignore' })
}

/** A process that was killed may hold the disk for a moment longer. */
async function unmount(disk: string): Promise<void> {
  const deadline = Date.now() + 10_000
  for (;;) {
    try {
      execFileSync('umount', [disk], { stdio: 'ignore' })
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
