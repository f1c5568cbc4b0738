import { type ChainEnd, endHash, parseCheckpoint, sha256 } from './checkpoints.js'
import type { Database } from './database.js'
import { actionHash, chainStart, eventHash, restoredEvent } from './logChain.js'

/** A row of the log that is not as it was written. */
type LogFault = {
  /** `event pay_… 3`, `action puk_… 2` or `checkpoint 7`. */
  readonly row: string
  readonly fault: string
}

/** What was looked at, and what is wrong: the first fault of each chain. */
export type LogVerdict = {
  readonly events: number
  readonly actions: number
  readonly checkpoints: number
  readonly faults: readonly LogFault[]
}

/** Payments that are looked at together. */
const batch = 200

/**
 * Looks through the whole log for rows that were changed, removed or added behind its back.
 *
 * @param isSigned whether one of our keys signed a checkpoint
 * @param kept a checkpoint that was kept elsewhere, as it was signed then. @default none
 */
export async function verifyLog({
  database,
  isSigned,
  kept,
}: {
  database: Database
  isSigned: (signed: string) => Promise<boolean>
  kept?: string | undefined
}): Promise<LogVerdict> {
  const held = new HeldEnds()
  const { checkpoints, faults } = await verifyCheckpoints({ database, isSigned, kept, held })
  const events = await verifyEvents(database, held, faults)
  const actions = await verifyActions(database, held, faults)
  for (const row of held.missing()) {
    faults.push({ row, fault: 'was removed: a checkpoint holds it' })
  }
  return { events, actions, checkpoints, faults }
}

/** What checkpoints say of the chains: each end is crossed off when its row is found. */
class HeldEnds {
  /** Log and chain → row → hash. */
  readonly #chains = new Map<string, Map<number, string>>()

  add([log, chain, row, hash]: ChainEnd): void {
    const name = `${log} ${chain}`
    const rows = this.#chains.get(name) ?? new Map<number, string>()
    this.#chains.set(name, rows.set(row, hash))
  }

  /** False when a checkpoint knows this row with another hash. */
  fits([log, chain, row, hash]: ChainEnd): boolean {
    const rows = this.#chains.get(`${log} ${chain}`)
    const held = rows?.get(row)
    rows?.delete(row)
    return held === undefined || held === hash
  }

  /** Takes a chain out: it has a fault of its own. */
  forget(log: ChainEnd[0], chain: string): void {
    this.#chains.delete(`${log} ${chain}`)
  }

  /** Rows that were not found, the first of each chain. */
  missing(): string[] {
    return [...this.#chains].flatMap(([name, rows]) => {
      const first = Math.min(...rows.keys())
      return Number.isFinite(first) ? [`${name} ${first}`] : []
    })
  }
}

async function verifyCheckpoints({
  database,
  isSigned,
  kept,
  held,
}: {
  database: Database
  isSigned: (signed: string) => Promise<boolean>
  kept: string | undefined
  held: HeldEnds
}): Promise<{ checkpoints: number; faults: LogFault[] }> {
  const rows = await database.sql.selectFrom('checkpoints').selectAll().orderBy('number').execute()
  const faults: LogFault[] = []
  let previous = ''
  for (const [at, { number, ends, signed }] of rows.entries()) {
    const say = (fault: string) => faults.push({ row: `checkpoint ${at + 1}`, fault })
    if (number !== at + 1) {
      say('was removed')
      break
    }
    const said = parseCheckpoint(signed)
    if (said?.number !== number || said.root !== sha256(ends)) say('was changed')
    else if (said.previous !== previous) say('does not follow the one before it')
    for (const end of JSON.parse(ends) as ChainEnd[]) held.add(end)
    previous = sha256(signed)
  }
  // Each holds the one before it, so the newest one's signature holds them all.
  const newest = rows.at(-1)
  if (newest !== undefined && !(await isSigned(newest.signed))) {
    faults.push({ row: `checkpoint ${newest.number}`, fault: 'was not signed by this endpoint' })
  }
  if (kept !== undefined) {
    const number = parseCheckpoint(kept)?.number
    const row = rows.find((one) => one.number === number)
    const where = `checkpoint ${number ?? '?'}`
    if (row === undefined) faults.push({ row: where, fault: 'was removed: you have kept it' })
    else if (row.signed !== kept) faults.push({ row: where, fault: 'is not the one that you kept' })
  }
  return { checkpoints: rows.length, faults }
}

/** A row as a chain sees it. */
type Link = {
  readonly row: number
  /** True where numbers may be left out before it. @default false */
  readonly isJump?: boolean
  /** As it is stored; nothing for rows from before there were hashes. */
  readonly hash: string | null
  /** What it would be after a row with this hash. */
  readonly hashAfter: (previous: string) => string
}

/**
 * Walks along a chain.
 *
 * @returns its first fault; undefined when every row follows from the one before
 */
function faultOf(links: readonly Link[]): { row: number; fault: string } | undefined {
  let previous = chainStart
  let isHashed = false
  let next = 1
  for (const { row, isJump = false, hash, hashAfter } of links) {
    if (row !== next && !(isJump && row > next)) return { row: next, fault: 'was removed' }
    next = row + 1
    if (hash === null && isHashed) return { row, fault: 'was changed: its hash is gone' }
    if (hash === null) continue
    isHashed = true
    if (hash !== hashAfter(previous)) {
      return { row, fault: 'was changed, or does not follow the row before it' }
    }
    previous = hash
  }
  return undefined
}

async function verifyEvents(
  database: Database,
  held: HeldEnds,
  faults: LogFault[],
): Promise<number> {
  let count = 0
  for (let after = ''; ; ) {
    const { payments, events } = await readEventsOf(database, after)
    const last = payments.at(-1)
    if (last === undefined) return count
    after = last.id
    count += events.length
    const ofPayment = groupBy(events, ({ payment_id }) => payment_id)
    for (const { id, sequence } of payments) {
      const rows = ofPayment.get(id) ?? []
      const links = rows.map((row) => ({
        row: row.sequence,
        isJump: row.type === restoredEvent,
        hash: row.hash,
        hashAfter: (previous: string) => eventHash(previous, row),
      }))
      const end = rows.at(-1)?.sequence ?? 0
      const fault =
        faultOf(links) ??
        (end < sequence ? { row: end + 1, fault: 'was removed' } : undefined) ??
        (end > sequence ? { row: sequence + 1, fault: 'was added' } : undefined)
      const ends = rows.map((row): ChainEnd => ['event', id, row.sequence, endHash(row)])
      report({ log: 'event', chain: id, fault, ends, held, faults })
    }
  }
}

/** Payments behind one, and all of their events, as of one moment. */
function readEventsOf(database: Database, after: string) {
  return database.transact(
    async (sql) => {
      const payments = await sql
        .selectFrom('payments')
        .select(['id', 'sequence'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(batch)
        .execute()
      const ids = payments.map(({ id }) => id)
      if (ids.length === 0) return { payments, events: [] }
      const events = await sql
        .selectFrom('events')
        .selectAll()
        .where('payment_id', 'in', ids)
        .orderBy('sequence')
        .execute()
      return { payments, events }
    },
    { isSnapshot: true },
  )
}

async function verifyActions(
  database: Database,
  held: HeldEnds,
  faults: LogFault[],
): Promise<number> {
  let count = 0
  for (let after = ''; ; ) {
    const subjects = await database.sql
      .selectFrom('actions')
      .select('subject')
      .distinct()
      .where('subject', '>', after)
      .orderBy('subject')
      .limit(batch)
      .execute()
    const last = subjects.at(-1)
    if (last === undefined) return count
    after = last.subject
    const names = subjects.map(({ subject }) => subject)
    const actions = await database.sql
      .selectFrom('actions')
      .selectAll()
      .where('subject', 'in', names)
      .orderBy('number')
      .execute()
    count += actions.length
    for (const [chain, rows] of groupBy(actions, ({ subject }) => subject)) {
      const links = rows.map((row) => ({
        row: row.number,
        hash: row.hash,
        hashAfter: (previous: string) => actionHash(previous, row),
      }))
      const ends = rows.map((row): ChainEnd => ['action', chain, row.number, row.hash])
      report({ log: 'action', chain, fault: faultOf(links), ends, held, faults })
    }
  }
}

/** Notes the first fault of a chain: its own, or what a checkpoint says otherwise. */
function report({
  log,
  chain,
  fault,
  ends,
  held,
  faults,
}: {
  log: ChainEnd[0]
  chain: string
  fault: { row: number; fault: string } | undefined
  ends: readonly ChainEnd[]
  held: HeldEnds
  faults: LogFault[]
}): void {
  const unlike = ends.filter((end) => !held.fits(end))[0]
  if (fault !== undefined) {
    faults.push({ row: `${log} ${chain} ${fault.row}`, fault: fault.fault })
    held.forget(log, chain)
  } else if (unlike !== undefined) {
    const text = 'or one before it was changed: a checkpoint holds another'
    faults.push({ row: `${log} ${chain} ${unlike[2]}`, fault: text })
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [row])
    else group.push(row)
  }
  return groups
}
