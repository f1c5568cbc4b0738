import type { Logger } from 'pino'
import { type Database, fencedBy, releaseLease, takeLease } from '../../database/index.js'
import { loopOf } from './loop.js'

/** Whether this process is the one that does something, among several with one database. */
export type Lead = {
  /** True while it is this one. */
  readonly isHeld: () => boolean
  /** The database as the leader writes to it: once another one leads, nothing is written. */
  readonly database: Database
  /** Calls `listener` each time this process begins to lead. */
  readonly onGain: (listener: () => void) => void
  /** Gives it up, so that another one need not wait. */
  readonly stop: () => Promise<void>
}

/** Milliseconds after which a leader that is silent is replaced. */
const patience = 5_000
/** A file has one process: a new one takes over at once, and hardly ever has to say that it lives. */
const patienceOfFile = 30_000

/**
 * Competes for the lead in something that only one process may do at a time: following a chain, or
 * the jobs. A leader that stands still is replaced, and what it writes afterwards is refused.
 *
 * @param name what it is about
 * @param holder names this process, from its start to its end
 * @param milliseconds after which a silent leader is replaced
 * @default milliseconds 5_000, or 30_000 where the database is a file
 */
export function leadOf({
  name,
  holder,
  database,
  log,
  milliseconds = database.isShared ? patience : patienceOfFile,
}: {
  name: string
  holder: string
  database: Database
  log: Logger
  milliseconds?: number
}): Lead {
  const lease = { name, holder }
  const listeners = new Set<() => void>()
  let epoch: number | undefined
  /** By this process's own clock, from before it asked: never later than the database's word. */
  let heldUntil = 0
  let isFirst = true

  async function run(): Promise<'idle'> {
    const asked = performance.now()
    const isForced = isFirst && !database.isShared
    const taken = await takeLease({ database, lease, milliseconds, isForced })
    isFirst = false
    const before = epoch
    epoch = taken
    if (taken === undefined) {
      if (before !== undefined) log.warn({ lead: name }, 'another process leads now')
      return 'idle'
    }
    heldUntil = asked + milliseconds
    if (before !== taken) {
      log.info({ lead: name, epoch: taken }, 'leading')
      for (const listener of listeners) listener()
    }
    return 'idle'
  }

  const loop = loopOf({ name: `lead ${name}`, log, interval: milliseconds / 3, retry: 500, run })
  return {
    isHeld: () => epoch !== undefined && performance.now() < heldUntil,
    database: fencedBy(database, { name, epoch: () => epoch }),
    onGain: (listener) => void listeners.add(listener),
    async stop() {
      await loop.stop()
      if (epoch === undefined) return
      epoch = undefined
      await releaseLease({ database, lease }).catch((error: unknown) => {
        log.warn({ lead: name, err: error }, 'the lead was not given up: it ends by itself')
      })
    },
  }
}
