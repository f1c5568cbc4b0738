import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PayWithUsdcError } from '../errors/index.js'
import type { Result, Scenario } from '../sandbox/scenarios/index.js'
import type { ClosingReport } from '../sandbox/stage/closingCheck.js'
import {
  type Command,
  type ExitCode,
  exitCodes,
  readArguments,
  type Surroundings,
  wrongUsage,
} from './command.js'

/** Where `npm start` serves the sandbox, unless that port is taken. */
const usualUrl = 'http://127.0.0.1:4100'

/** Plays what can happen to a payment. */
export const sandboxCommand: Command = {
  name: 'sandbox',
  summary: 'Play everything that can happen to a payment, and check that all books agree.',
  usage: `pay-with-usdc sandbox list
pay-with-usdc sandbox run NAME … | all [--report FILE]
pay-with-usdc sandbox check [--report FILE]

list   every scenario, and what it shows
run    plays scenarios one after the other, each with an order of its own, and compares how it ended:
       status, order, ledger, events. Then the closing check
check  compares chain, ledger, store and delivery log of every order of a running sandbox, and names
       every difference

It works on the sandbox that runs already (npm start, in a clone of the project), and else starts one
without a shop for as long as it needs it. No money, no internet.

  --url URL      the sandbox that runs. @default ${usualUrl}, when something answers there
  --sample N     with "run all": only so many, drawn at random
  --seed N       what is drawn; printed
  --report FILE  saves results and closing check as JSON

Exit codes: 0 all ended as they should, 1 one did not or books differ, 2 it could not be played.`,
  async run(args, surroundings) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ url: { type: 'string' }, report: { type: 'string' } },
        ...{ sample: { type: 'string' }, seed: { type: 'string' } },
      },
    })
    const [action, ...wanted] = positionals
    const parts = await loadSandbox()
    switch (action) {
      case 'list':
        for (const one of parts.scenarios) {
          surroundings.print(`${one.name.padEnd(27)} ${one.title}. ${one.shows}`)
        }
        return exitCodes.ok
      case 'run': {
        const names = drawn(parts, namesOf(parts.scenarios, wanted), values, surroundings)
        const player = await findPlayer(parts, values.url, surroundings)
        try {
          return await play(player, names, values.report, surroundings)
        } finally {
          await player.close()
        }
      }
      case 'check': {
        const url = values.url ?? usualUrl
        if (!(await answers(url, surroundings))) throw notRunning(url)
        const report = await playerAt(url, surroundings).check()
        print(report, surroundings)
        save(values.report, { check: report })
        return report.differences.length === 0 ? exitCodes.ok : exitCodes.problem
      }
      default:
        throw wrongUsage('Write list, run or check.')
    }
  },
}

/** Whatever plays scenarios: a sandbox that runs, or one of our own. */
type Player = {
  readonly play: (name: string) => Promise<Result>
  readonly check: () => Promise<ClosingReport>
  readonly close: () => Promise<void>
}

type Sandbox = Awaited<ReturnType<typeof loadSandbox>>

/** The sandbox's parts need packages that an installed endpoint has not. */
async function loadSandbox() {
  try {
    createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json')
    const [scenarios, stage, check] = await Promise.all([
      import('../sandbox/scenarios/index.js'),
      import('../sandbox/stage/stage.js'),
      import('../sandbox/stage/closingCheck.js'),
    ])
    return { ...scenarios, ...stage, ...check }
  } catch (error) {
    throw new PayWithUsdcError('sandbox_missing', 'The sandbox is not part of this installation.', {
      hint: 'Clone the project, run npm ci, and call the command there.',
      cause: error,
    })
  }
}

function namesOf(scenarios: readonly Scenario[], wanted: readonly string[]): readonly string[] {
  if (wanted.length === 0) throw wrongUsage('Name scenarios, or write all.')
  const all = scenarios.map(({ name }) => name)
  if (wanted.length === 1 && wanted[0] === 'all') return all
  for (const name of wanted.filter((one) => !all.includes(one))) {
    const near = all.filter((one) => one.includes(name) || name.includes(one.split('-')[0] ?? ''))
    throw wrongUsage(
      `There is no scenario ${name}.`,
      near.length === 0
        ? 'pay-with-usdc sandbox list has them all.'
        : `Did you mean ${near.join(', ')}?`,
    )
  }
  return wanted
}

function drawn(
  { drawSample }: Sandbox,
  names: readonly string[],
  { sample, seed }: { sample?: string | undefined; seed?: string | undefined },
  { print }: Surroundings,
): readonly string[] {
  if (sample === undefined) return names
  const [count, start] = [Number(sample), Number(seed ?? Date.now() % 1_000_000)]
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(start)) {
    throw wrongUsage('--sample and --seed are whole numbers.')
  }
  print(`seed ${start}: ${Math.min(count, names.length)} of ${names.length} scenarios`)
  return drawSample(names, count, start)
}

async function findPlayer(
  sandbox: Sandbox,
  url: string | undefined,
  surroundings: Surroundings,
): Promise<Player> {
  if (await answers(url ?? usualUrl, surroundings)) return playerAt(url ?? usualUrl, surroundings)
  if (url !== undefined) throw notRunning(url)
  surroundings.print('Starting a sandbox: three chains, a store and the endpoint …')
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-sandbox-'))
  const stage = await sandbox.startStage({ folder, settings: () => ({ PAY_LOG_LEVEL: 'silent' }) })
  return {
    play(name) {
      const scenario = sandbox.scenarios.find((one) => one.name === name)
      if (scenario === undefined) throw new RangeError(`There is no scenario ${name}.`)
      return sandbox.runScenario(stage, scenario)
    },
    check: () => sandbox.closingCheck(stage),
    async close() {
      await stage.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function notRunning(url: string): PayWithUsdcError {
  return new PayWithUsdcError('sandbox_not_running', `No sandbox answers at ${url}.`, {
    hint: 'Start it with npm start, in a clone of the project.',
  })
}

async function answers(url: string, { fetch }: Surroundings): Promise<boolean> {
  const response = await fetch(`${url}/sandbox/api/scenarios`).catch(() => undefined)
  return response?.ok === true
}

function playerAt(url: string, { fetch }: Surroundings): Player {
  async function ask<T>(path: string, method: 'GET' | 'POST'): Promise<T> {
    const response = await fetch(`${url}/sandbox/api/${path}`, { method })
    const answer = (await response.json()) as T & { code?: string; message?: string }
    if (response.ok) return answer
    const { code = 'sandbox_failed', message = `The sandbox answered ${response.status}.` } = answer
    throw new PayWithUsdcError(code, message)
  }
  return {
    play: (name) => ask(`scenarios/${name}`, 'POST'),
    check: () => ask('check', 'GET'),
    close: async () => undefined,
  }
}

async function play(
  player: Player,
  names: readonly string[],
  file: string | undefined,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const results: Result[] = []
  for (const name of names) {
    const result = await player.play(name)
    results.push(result)
    const isFine = result.problems.length === 0
    const seconds = `${(result.took / 1_000).toFixed(1)} s`
    surroundings.print(`${isFine ? '✓' : '✗'} ${name.padEnd(27)} order ${result.order}, ${seconds}`)
    for (const problem of result.problems) surroundings.print(`    ${problem}`)
  }
  const failed = results.filter(({ problems }) => problems.length > 0).length
  surroundings.print(
    failed === 0
      ? `${results.length} of ${results.length} ended as they should; their books agree.`
      : `${failed} of ${results.length} did not end as they should.`,
  )
  save(file, { results })
  return failed === 0 ? exitCodes.ok : exitCodes.problem
}

function print({ orders, differences }: ClosingReport, surroundings: Surroundings): void {
  for (const { order, chain, ledger, store, deliveries } of orders) {
    const money = chain.length === 0 ? 'nothing' : chain.join(' + ')
    surroundings.print(
      `${order}  chain: ${money}; ledger: ${ledger}; store: ${store}; told: ${deliveries}`,
    )
  }
  for (const { order, code, text } of differences) surroundings.print(`✗ ${order} ${code}: ${text}`)
  surroundings.print(
    differences.length === 0
      ? `✓ ${orders.length} orders: chain, ledger, store and delivery log agree.`
      : `${differences.length} differences in ${orders.length} orders.`,
  )
}

function save(file: string | undefined, content: object): void {
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
}
