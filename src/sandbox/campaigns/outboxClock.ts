import type { UnixSeconds } from '../../payment/index.js'

/** What the campaign tells its worker. */
export type WorkerOptions = {
  /** The database: a file, or an address of PostgreSQL. */
  readonly place: string
  readonly urls: readonly string[]
  /** Hex. */
  readonly secret: string
  /** Milliseconds since 1970 at which the campaign began. */
  readonly startedAt: number
}

/** Seconds of the campaign's clock in one second: a lease of half a minute is over in half a second. */
const speed = 60

/** The campaign's clock, the same in every process. */
export function virtualNow(startedAt: number): UnixSeconds {
  return Math.floor(startedAt / 1_000 + ((Date.now() - startedAt) / 1_000) * speed)
}
