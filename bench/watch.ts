import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { base } from '../src/chains/definitions/base.js'
import { openSqlite } from '../src/database/index.js'
import { chainPollOf } from '../src/endpoint/jobs/watchChain.js'
import { type Measure, percentile } from './measure.js'
import { BusyChain, fillWithPending, now } from './watchedChain.js'

const counts = [10, 1_000, 10_000, 100_000]
const blocks = 60
const hits = 100

/** Blocks between two payments. */
const quietBlocks = 12

/**
 * The watcher with ever more payments that wait: CPU time for a block of 300 USDC transfers, the
 * time until a payment's event is committed, and what a start takes. The chain is in memory, so
 * that everything measured is ours; the database is a file.
 */
export async function measureWatch(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-bench-'))
  try {
    const measures: Measure[] = []
    const figures = { milliseconds: 0, bytes: 0 }
    let least: number | undefined
    for (const count of counts) {
      const path = join(folder, `${count}.db`)
      const receivers = await fill(path, count)
      // The start is that of an endpoint which has read nothing yet.
      if (count === counts.at(-1)) Object.assign(figures, await start(path))
      const { cpu, latency } = await follow(path, receivers)
      const pending = count.toLocaleString('en-US')
      least ??= cpu
      measures.push({
        name: `watch: CPU for a block of 300 transfers, ${pending} pending`,
        ours: cpu,
        peers: count === counts[0] ? {} : { 'with 10 pending': least },
        limit: 10,
        unit: 'ms',
      })
      measures.push({
        name: `watch: block mined → event committed, ${pending} pending, p99`,
        ours: latency,
        peers: {},
        limit: 50,
        unit: 'ms',
      })
    }
    return [
      ...measures,
      {
        name: 'watch: start with 100,000 pending',
        ours: figures.milliseconds,
        peers: {},
        limit: 10_000,
        unit: 'ms',
      },
      {
        name: 'watch: memory for 100,000 pending',
        ours: figures.bytes,
        peers: {},
        limit: 150_000_000,
        unit: 'bytes',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes a database with payments that wait; returns some of their addresses. */
async function fill(path: string, count: number): Promise<string[]> {
  const database = await openSqlite({ path })
  const receivers = await fillWithPending(database, count)
  await database.close()
  return receivers
}

/** Milliseconds: CPU time for each block that is for nobody here, and time for each that pays somebody. */
async function follow(
  path: string,
  receivers: readonly string[],
): Promise<{ cpu: number; latency: number }> {
  const database = await openSqlite({ path })
  const chain = new BusyChain()
  for (let block = 0; block < 300; block += 1) chain.mine()
  const poll = chainPollOf({
    chain: { definition: base },
    rpcs: [chain.rpc('one'), chain.rpc('two'), chain.rpc('three')],
    database,
    log: pino({ level: 'silent' }),
    now: () => now,
  })
  const settle = async () => {
    while ((await poll()) === 'again');
  }
  await settle()
  for (let block = 0; block < 10; block += 1) {
    chain.mine()
    await settle()
  }
  const cpu: number[] = []
  for (let block = 0; block < blocks; block += 1) {
    chain.mine()
    const begin = process.cpuUsage()
    await poll()
    const { user, system } = process.cpuUsage(begin)
    cpu.push((user + system) / 1_000)
    await settle()
  }
  const latency: number[] = []
  for (let hit = 0; hit < hits; hit += 1) {
    for (let block = 0; block < quietBlocks; block += 1) chain.mine()
    await settle()
    chain.mine(receivers[hit % receivers.length])
    const begin = performance.now()
    const committed = new Promise<number>((resolve) => {
      const forget = database.onEvent(() => {
        forget()
        resolve(performance.now() - begin)
      })
    })
    await poll()
    latency.push(await committed)
    await settle()
  }
  await database.close()
  return { cpu: percentile(cpu, 50), latency: percentile(latency, 99) }
}

function start(path: string): Promise<{ milliseconds: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'watchStart.ts'), [path], {
      execArgv: [...process.execArgv, '--expose-gc'],
    })
    child.once('message', (message) => resolve(message as { milliseconds: number; bytes: number }))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The start ended with ${code}.`)))
  })
}
