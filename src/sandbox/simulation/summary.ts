import { faultKinds } from './Provider.js'
import type { Outcome } from './simulate.js'

/** What many seeds came to. Plain data: it travels between processes. */
export type Summary = {
  seeds: number
  payments: number
  events: number
  readonly faults: Record<string, number>
  /** Reorgs by their depth. */
  readonly reorgs: Record<number, number>
  readonly failures: { readonly seed: number; readonly what: string }[]
}

export function emptySummary(): Summary {
  return { seeds: 0, payments: 0, events: 0, faults: {}, reorgs: {}, failures: [] }
}

/** Adds what one seed came to. */
export function addOutcome(summary: Summary, outcome: Outcome): void {
  const { seed, payments, events, faults, reorgs, failures } = outcome
  summary.seeds += 1
  summary.payments += payments
  summary.events += events
  addCounts(summary.faults, Object.fromEntries(faults))
  addCounts(summary.reorgs, Object.fromEntries(reorgs))
  for (const what of failures) summary.failures.push({ seed, what })
}

/** Adds what another process found. */
export function addSummary(summary: Summary, part: Summary): void {
  summary.seeds += part.seeds
  summary.payments += part.payments
  summary.events += part.events
  addCounts(summary.faults, part.faults)
  addCounts(summary.reorgs, part.reorgs)
  summary.failures.push(...part.failures)
}

function addCounts(sum: Record<string, number>, more: Record<string, number>): void {
  for (const [key, count] of Object.entries(more)) sum[key] = (sum[key] ?? 0) + count
}

/** Faults that never fired: what they do was not tried. */
export function missingFaults({ faults }: Summary): string[] {
  return faultKinds.filter((kind) => (faults[kind] ?? 0) === 0)
}

/** The summary as lines of text; each failed seed with the command that repeats it. */
export function describeSummary(summary: Summary): string {
  const { seeds, payments, events, faults, reorgs, failures } = summary
  const count = (number: number) => number.toLocaleString('en-US')
  const depths = Object.keys(reorgs).map(Number)
  const between = (from: number, to: number) =>
    depths
      .filter((depth) => depth >= from && depth <= to)
      .reduce((sum, depth) => sum + (reorgs[depth] ?? 0), 0)
  const bySeed = new Map<number, string[]>()
  for (const { seed, what } of failures) bySeed.set(seed, [...(bySeed.get(seed) ?? []), what])
  return [
    `${count(seeds)} seeds, ${count(payments)} payments, ${count(events)} events`,
    'faults that fired:',
    ...faultKinds.map((kind) => `  ${kind}: ${count(faults[kind] ?? 0)}`),
    'reorgs by depth:',
    ...[
      [1, 1],
      [2, 3],
      [4, 8],
      [9, 16],
      [17, 32],
      [33, 64],
      [65, 1_000],
    ].map(([from = 0, to = 0]) => `  ${from}–${to}: ${count(between(from, to))}`),
    ...[...bySeed].map(([seed, whats]) =>
      [
        `FAILED: npm run simulate -- --seed ${seed} --count 1`,
        ...whats.slice(0, 3).map((what) => `  ${what}`),
        ...(whats.length > 3 ? [`  and ${whats.length - 3} more`] : []),
      ].join('\n'),
    ),
    `seeds that failed: ${bySeed.size}`,
  ].join('\n')
}
