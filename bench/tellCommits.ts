// Loaded into an endpoint before everything else: writes the moment of each event's commit to the
// file BENCH_COMMITS, a line `payment sequence nanoseconds` for each, by the machine's own clock.
import { createWriteStream } from 'node:fs'
import Libsql from 'libsql'

const file = createWriteStream(process.env.BENCH_COMMITS ?? '/dev/null', { flags: 'a' })
const prototype = Libsql.prototype as { prepare: (sql: string) => Statement }
type Statement = { run: (...parameters: unknown[]) => unknown }

/** Events of the transaction that is under way. */
let written: string[] = []
const { prepare } = prototype
prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql)
  const run = statement.run.bind(statement)
  if (sql.startsWith('insert into "events"')) {
    statement.run = (parameters, ...rest) => {
      const [payment, sequence] = parameters as unknown[]
      written.push(`${payment} ${sequence}`)
      return run(parameters, ...rest)
    }
  }
  if (sql === 'commit') {
    statement.run = (...parameters) => {
      const result = run(...parameters)
      const at = process.hrtime.bigint()
      for (const event of written) file.write(`${event} ${at}\n`)
      written = []
      return result
    }
  }
  return statement
}
