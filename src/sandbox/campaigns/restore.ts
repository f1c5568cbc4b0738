import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  openDatabase,
  readManifest,
  readPayment,
  restoreBackup,
  writeBackup,
} from '../../database/index.js'
import { postgresPrograms } from '../postgres.js'
import { randomOf } from '../simulation/random.js'
import type { Campaign, CampaignOptions, Outcome } from './campaign.js'
import { openOne, type Purchase, payOne, rest } from './purchase.js'
import { type DatabaseKind, startWorld } from './world.js'

/** The database is lost, and a backup that was taken under load takes its place. */
export const restoreCampaign: Campaign = {
  name: 'restore',
  promise:
    'a backup that is taken under load and restored catches up: chain, books and store agree again',
  blocked: () =>
    postgresPrograms() === undefined ? 'there is no PostgreSQL 15 on this machine' : undefined,
  async run({ isFull, seed, say }) {
    const figures: Record<string, number> = { drills: 0, payments: 0, rows: 0 }
    const broken: string[] = []
    for (let drill = 0; drill < (isFull ? 20 : 2); drill += 1) {
      const kind: DatabaseKind = drill % 2 === 0 ? 'SQLite' : 'PostgreSQL'
      const outcome = await runDrill({ kind, seed: seed + drill, say })
      broken.push(...outcome.broken.map((line) => `${kind}: ${line}`))
      figures.drills = (figures.drills ?? 0) + 1
      for (const [what, count] of Object.entries(outcome.figures)) {
        figures[what] = (figures[what] ?? 0) + Number(count)
      }
    }
    return { figures, broken }
  },
}

/** Payments that are open when the backup is taken, and those that come beside it. */
const known = 30
const beside = 30

/** Milliseconds in which the restored endpoint must have caught up. */
const patience = 120_000

async function runDrill({
  kind,
  seed,
  say,
}: { kind: DatabaseKind } & Pick<CampaignOptions, 'seed' | 'say'>): Promise<Outcome> {
  const random = randomOf(seed, `restore ${kind}`)
  const world = await startWorld({ kind, replicas: 1 })
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-restore-'))
  const [replica] = world.replicas
  if (replica === undefined) throw new RangeError('The world has no endpoint.')
  try {
    const purchases: Purchase[] = []
    for (let at = 0; at < known; at += 1) purchases.push(await openOne(world, random))
    const early = random.int(5, known - 5)
    for (const purchase of purchases.slice(0, early)) await payOne(world, purchase, random)
    // Others open payments meanwhile: the backup is of one moment all the same.
    let isOver = false
    const others: Purchase[] = []
    const load = (async () => {
      while (others.length < beside && !isOver) others.push(await openOne(world, random))
    })()
    await rest(random.int(0, 1_500))
    const old = await openDatabase(world.database())
    const { file, rows } = await writeBackup({ database: old, folder, now: Date.now() })
    await old.close()
    isOver = true
    await load
    // What comes after the backup, and is lost with the database.
    for (const purchase of purchases.slice(early)) await payOne(world, purchase, random)
    await rest(random.int(0, 4_000))
    await replica.process().stop('SIGKILL')

    const place = await world.changeDatabase()
    const fresh = await openDatabase(place)
    const manifest = readManifest(file)
    const now = Math.floor(Date.now() / 1_000)
    await restoreBackup({ database: fresh, manifest, folder: dirname(file), now })
    await replica.restart('SIGKILL')
    await replica.process().ready
    const broken: string[] = []
    const deadline = Date.now() + patience
    for (const { order, opened, paid } of purchases) {
      const { id } = opened.payment
      for (;;) {
        const view = await readPayment({ database: fresh, id })
        if (view?.status === 'paid' && BigInt(view.received) === paid) break
        if (Date.now() > deadline) {
          broken.push(`order ${order} is ${view?.status} with ${view?.received} of ${paid}`)
          break
        }
        await rest(100)
      }
      const moves = world.paidMoves.get(order) ?? 0
      if (moves !== 1) broken.push(`order ${order} was moved to paid ${moves} times`)
      const balance = await world.chain.balanceOf(opened.payment.address)
      if (balance !== paid) broken.push(`order ${order} has ${balance} on the chain`)
    }
    for (const { follower } of [...purchases, ...others]) follower.stop()
    await fresh.close()
    say(`${kind}: ${rows} rows restored, ${early} of ${known} payments were paid before the backup`)
    return { figures: { payments: purchases.length, rows }, broken }
  } finally {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
