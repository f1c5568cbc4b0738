// Run by `watch.ts` in a process of its own: what it takes to start with the payments of a database.
import { pino } from 'pino'
import { base } from '../src/chains/definitions/base.js'
import { openSqlite } from '../src/database/index.js'
import { chainPollOf } from '../src/endpoint/jobs/watchChain.js'
import { BusyChain, now } from './watchedChain.js'

const [path = ''] = process.argv.slice(2)
const chain = new BusyChain()
for (let block = 0; block < 300; block += 1) chain.mine()
globalThis.gc?.()
const before = process.memoryUsage().rss
const begin = performance.now()
const database = await openSqlite({ path })
const poll = chainPollOf({
  chain: { definition: base },
  rpcs: [chain.rpc('one'), chain.rpc('two'), chain.rpc('three')],
  database,
  log: pino({ level: 'silent' }),
  now: () => now,
})
await poll()
const milliseconds = performance.now() - begin
globalThis.gc?.()
process.send?.({ milliseconds, bytes: process.memoryUsage().rss - before })
await database.close()
