import { type Finding, findingsOf } from './finding.js'

/** What another clock said, and when. */
export type ClockReading = {
  /** Whose clock. */
  readonly name: string
  /** Milliseconds since 1970: the other clock, which is as exact as `precision` says. */
  readonly theirs: number
  /** Milliseconds since 1970: ours in the middle of asking. */
  readonly ours: number
  /** Milliseconds by which the other one may be off: a Date header has whole seconds. */
  readonly precision: number
}

/** Seconds from which on quotes end at a wrong time, and from which on signatures are refused. */
const [noticed, harmful] = [5, 60]

/**
 * Whether this machine's clock is right: times of prices, of signatures and of late payments hang on it.
 *
 * @param dates Date headers of providers; their median counts, so one wrong server does not
 * @param blocks times of providers' last blocks: a block is never from the future
 */
export function checkClock({
  dates,
  blocks,
}: {
  dates: readonly ClockReading[]
  blocks: readonly ClockReading[]
}): Finding {
  const { ok, warning, problem, unchecked } = findingsOf('clock')
  const next = 'Turn on time synchronisation: timedatectl set-ntp true, or chrony.'
  const offs = dates.map(offOf).sort((one, other) => one - other)
  const median = offs[Math.floor((offs.length - 1) / 2)] ?? 0
  // Old blocks say nothing: a network may have stood still, or a provider be behind.
  const ahead = Math.min(0, ...blocks.map(offOf))
  const off = Math.abs(ahead) > Math.abs(median) ? ahead : median
  if (dates.length === 0 && blocks.length === 0) {
    return unchecked('No provider told the time.', 'See what is found about the providers.')
  }
  const seconds = Math.round(Math.abs(off) / 1_000)
  const direction = off < 0 ? 'behind' : 'ahead of'
  const others = `${dates.length} servers and ${blocks.length} blocks`
  if (seconds < noticed) return ok(`The clock agrees with ${others} within ${noticed} seconds.`)
  const says = `The clock is ${seconds} seconds ${direction} ${others}.`
  return seconds < harmful ? warning(says, next) : problem(says, next)
}

/** Milliseconds that our clock is ahead; nothing of it is what the other clock's precision explains. */
function offOf({ theirs, ours, precision }: ClockReading): number {
  const off = ours - theirs
  return Math.sign(off) * Math.max(0, Math.abs(off) - precision)
}
