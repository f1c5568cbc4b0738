import { spawn } from 'node:child_process'

/** One part of the tests: a name, the commands that run it, and what it needs. */
export type Suite = {
  readonly name: string
  readonly commands: readonly string[]
  /** Says why the suite cannot run on this machine; nothing when it can. */
  readonly blocked?: () => string | undefined
  /** True for what needs more than a machine must have: it is named when it cannot run, and no more. */
  readonly optional?: boolean
}

/** What came of a suite. */
type Outcome = {
  readonly name: string
  readonly minutes: string
  readonly result: 'passed' | 'failed' | 'not run'
  readonly reason?: string
  /** The last lines of a suite that failed. */
  readonly tail?: string
  readonly optional?: boolean
}

/** How much of a failed suite's output is printed once more, in characters. */
const tailLength = 6_000

/**
 * Runs suites one after the other, prints the minutes of each, and at the end once more why one
 * failed, then what failed and what could not run here. Returns the exit code: under `CI=true` a
 * suite that cannot run fails.
 */
export async function runSuites(suites: readonly Suite[]): Promise<number> {
  const outcomes: Outcome[] = []
  for (const suite of suites) outcomes.push(await runSuite(suite))
  for (const { name, tail } of outcomes) {
    if (tail !== undefined) process.stdout.write(`\n== ${name}: how it failed\n${tail}\n`)
  }
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
  const isIncomplete = outcomes.some(
    ({ result, optional }) => result === 'not run' && optional !== true,
  )
  return count('failed') > 0 || (isStrict && isIncomplete) ? 1 : 0
}

async function runSuite({ name, commands, blocked, optional = false }: Suite): Promise<Outcome> {
  const reason = blocked?.()
  if (reason !== undefined) return { name, minutes: '-', result: 'not run', reason, optional }
  process.stdout.write(`\n== ${name}\n`)
  const start = performance.now()
  const minutes = () => ((performance.now() - start) / 60_000).toFixed(1)
  for (const command of commands) {
    process.stdout.write(`$ ${command}\n`)
    const { code, tail } = await run(command)
    if (code !== 0) return { name, minutes: minutes(), result: 'failed', reason: command, tail }
  }
  return { name, minutes: minutes(), result: 'passed' }
}

/** Runs a command, shows what it prints, and keeps the end of it. */
function run(command: string): Promise<{ code: number | null; tail: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['inherit', 'pipe', 'pipe'] })
    let tail = ''
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.setEncoding('utf8').on('data', (text: string) => {
        to.write(text)
        tail = (tail + text).slice(-tailLength)
      })
    }
    child.once('close', (code) => resolve({ code, tail }))
  })
}
