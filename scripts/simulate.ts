// `npm run simulate -- [--seed N] [--count K]`
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { simulate } from '../src/sandbox/simulation/simulate.js'
import {
  addOutcome,
  addSummary,
  describeSummary,
  emptySummary,
  missingFaults,
  type Summary,
} from '../src/sandbox/simulation/summary.js'

/** Fewer seeds than this cannot be expected to have met every fault. */
const enoughSeeds = 500

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
    /** Every so many seeds, in a process that reports to its parent. */
    stride: { type: 'string' },
  },
})
const first = wholeNumber('seed', values.seed)
const count = wholeNumber('count', values.count)

if (values.stride === undefined) await runAll()
else process.send?.(await runEvery(wholeNumber('stride', values.stride)))

/** Shares the seeds among the machine's cores, and prints what they came to. */
async function runAll(): Promise<void> {
  const begin = performance.now()
  const parts = Math.min(count, availableParallelism())
  const summary = emptySummary()
  const share = (at: number) => Math.ceil((count - at) / parts)
  const summaries = Array.from({ length: parts }, (_, at) =>
    runChild([`--seed=${first + at}`, `--count=${share(at)}`, `--stride=${parts}`]),
  )
  for (const part of await Promise.all(summaries)) addSummary(summary, part)
  const missing = missingFaults(summary)
  process.stdout.write(`${describeSummary(summary)}\n`)
  process.stdout.write(`${Math.round((performance.now() - begin) / 1_000)} s\n`)
  const isIncomplete = count >= enoughSeeds && missing.length > 0
  if (isIncomplete) process.stderr.write(`These faults never fired: ${missing.join(', ')}.\n`)
  process.exitCode = summary.failures.length > 0 || isIncomplete ? 1 : 0
}

async function runEvery(stride: number): Promise<Summary> {
  const summary = emptySummary()
  for (let at = 0; at < count; at += 1) addOutcome(summary, await simulate(first + at * stride))
  return summary
}

function runChild(args: readonly string[]): Promise<Summary> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, args)
    child.once('message', (message) => resolve(message as Summary))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`A process of seeds ended with ${code}.`)))
  })
}

function wholeNumber(name: string, text: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  process.stderr.write(`--${name} is a whole number, not ${text}.\n`)
  process.exit(2)
}
