import type { Logger } from 'pino'
import { type Database, recordCheckpoint } from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import { checkpointKeyOf } from '../checkpointKey.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'

/** Milliseconds between two checkpoints, while something happens. */
const interval = 600_000

/** Seals the log from time to time: what stands in it by then cannot be changed unnoticed. */
export function sealLog({
  secret,
  database,
  lead,
  log,
  now,
}: {
  secret: Buffer
  database: Database
  lead: Lead
  log: Logger
  now: () => UnixSeconds
}): Loop {
  const { sign } = checkpointKeyOf({ secret })
  return loopOf({
    ...{ name: 'checkpoint', log, interval, lead },
    async run() {
      const number = await recordCheckpoint({ database, sign, now: now() })
      if (number !== undefined) log.info({ checkpoint: number }, 'the log is sealed up to now')
      return 'idle'
    },
  })
}
