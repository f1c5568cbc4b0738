import { spawnSync } from 'node:child_process'

/** One part of the tests: a name, the commands that run it, and what it needs. */
export type Suite = {
  readonly name: string
  readonly commands: readonly string[]
  /** Says why the suite cannot run on this machine; nothing when it can. */
  readonly blocked?: () => string | undefined
}

/** What came of a suite. */
type Outcome = {
  readonly name: string
  readonly minutes: string
  readonly result: 'passed' | 'failed' | 'not run'
  readonly reason?: string
}

/**
 * Runs suites one after the other, prints the minutes of each, and names at the end what failed and
 * what could not run here. Returns the exit code: under `CI=true` a suite that cannot run fails.
 */
export function runSuites(suites: readonly Suite[]): number {
  const outcomes = suites.map(runSuite)
  process.stdout.write('\n')
  for (const { name, minutes, result, reason } of outcomes) {
    const why = reason === undefined ? '' : `: ${reason}`
    process.stdout.write(`${minutes.padStart(6)} min  ${result.padEnd(7)}  ${name}${why}\n`)
  }
  const count = (result: Outcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length
  process.stdout.write(
    `suites: ${count('passed')} passed, ${count('failed')} failed, ${count('not run')} skipped\n`,
  )
  const isStrict = process.env.CI === 'true'
  return count('failed') > 0 || (isStrict && count('not run') > 0) ? 1 : 0
}

function runSuite({ name, commands, blocked }: Suite): Outcome {
  const reason = blocked?.()
  if (reason !== undefined) return { name, minutes: '-', result: 'not run', reason }
  process.stdout.write(`\n== ${name}\n`)
  const start = performance.now()
  const failed = commands.find((command) => {
    process.stdout.write(`$ ${command}\n`)
    return spawnSync(command, { shell: true, stdio: 'inherit' }).status !== 0
  })
  const minutes = ((performance.now() - start) / 60_000).toFixed(1)
  return failed === undefined
    ? { name, minutes, result: 'passed' }
    : { name, minutes, result: 'failed', reason: failed }
}
