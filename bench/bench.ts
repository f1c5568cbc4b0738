// `npm run bench [-- --only bytes|load|latency|gas|watch|streams] [-- --runs 5] [-- --json FILE]`
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { measureBytes } from './bytes.js'
import { measureGas } from './gas.js'
import { measureLatency } from './latency.js'
import { measureLoad } from './load.js'
import { isWithin, type Measure, report } from './measure.js'
import { measureStreams } from './streams.js'
import { measureWatch } from './watch.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
})
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  process.stderr.write('--runs is a whole number from 1.\n')
  process.exit(2)
}
const benchmarks: Record<string, () => Measure[] | Promise<Measure[]>> = {
  bytes: measureBytes,
  load: () => measureLoad({ runs }),
  latency: measureLatency,
  gas: measureGas,
  watch: measureWatch,
  streams: measureStreams,
}
const names = Object.keys(benchmarks).filter(
  (name) => values.only === undefined || values.only === name,
)
if (names.length === 0) {
  process.stderr.write(
    `There is no benchmark ${values.only}: ${Object.keys(benchmarks).join(', ')}.\n`,
  )
  process.exit(2)
}

const measures: Measure[] = []
for (const name of names) measures.push(...((await benchmarks[name]?.()) ?? []))
process.stdout.write(`\n${report(measures)}\n`)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(measures, null, 2)}\n`)
const over = measures.filter((measure) => !isWithin(measure))
for (const { name } of over) process.stderr.write(`over its limit: ${name}\n`)
process.exitCode = over.length === 0 ? 0 : 1
