import { writeFileSync } from 'node:fs'
import { privateKeyToAccount } from 'viem/accounts'
import type { Database } from '../database/index.js'
import type { ChainConfig, Config } from '../endpoint/config.js'
import { anyRpcOf } from '../endpoint/jobs/receiverBalances.js'
import {
  carryOutSweep,
  checkSweeps,
  type PreparedSweep,
  prepareSweep,
} from '../endpoint/jobs/sweepChain.js'
import { PayWithUsdcError } from '../errors/index.js'
import { parseAmount } from '../money/index.js'
import { printable, type SweepLimits, safeFile } from '../receiver/sweep/index.js'
import {
  type Command,
  type ExitCode,
  exitCodes,
  readArguments,
  type Surroundings,
  wrongUsage,
} from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'
import { checkLines, resultLines, sweepTable } from './sweepReport.js'

/** Moves the money of orders to the treasury. */
export const sweepCommand: Command = {
  name: 'sweep',
  summary: 'Move the money of your orders to your treasury, or check that it is all there.',
  usage: `pay-with-usdc sweep [options]

Plans which orders' addresses are worth emptying, and empties them into your treasury, up to 200 in
one transaction. The key in PAY_SWEEP_KEY pays the gas and can do nothing else: the contract pays
nobody but the treasury. Without a key nothing is sent.

  --dry-run          only say what would be sent
  --print            print the transactions as JSON; anybody may send them, with any wallet
  --safe FILE        write them for the Transaction Builder of a Safe
  --check            compare what came in with what is there and what was swept; exit code 1 when
                     they differ
  --chain ID         one network, such as eip155:8453; otherwise all that you watch
  --min 1.00         leave alone addresses with less USDC; 1.00 by default
  --max-cost 2%      leave alone what would cost more of its value; 2% by default
  --native-price P   what a coin of the network costs in dollars; otherwise
                     PAY_CHAIN_<id>_NATIVE_PRICE. Without it --max-cost cannot be held
  --gas-price GWEI   send nothing while gas costs more, and never offer more
  --env-file PATH    read the endpoint's settings from this file; the environment wins`,
  async run(args, surroundings) {
    const { values } = readArguments({
      args: [...args],
      options: {
        ...{ 'dry-run': { type: 'boolean' }, print: { type: 'boolean' } },
        ...{ check: { type: 'boolean' }, safe: { type: 'string' }, chain: { type: 'string' } },
        ...{ min: { type: 'string' }, 'max-cost': { type: 'string' } },
        ...{ 'native-price': { type: 'string' }, 'gas-price': { type: 'string' } },
        'env-file': { type: 'string' },
      },
    })
    const limits = limitsOf(values)
    const config = readSettings({ file: values['env-file'], environment: surroundings.environment })
    const chains = chainsOf(config, values.chain)
    const price = values['native-price']
    if (chains.length > 1 && (price ?? values.safe) !== undefined) {
      const option = price === undefined ? '--safe' : '--native-price'
      throw wrongUsage(`${option} is for one network: name it with --chain.`)
    }
    const nativePrice = price === undefined ? undefined : amountOf('native-price', price)
    const database = await openKnown(config.database)
    try {
      const options: Options = {
        limits,
        nativePrice,
        key: values['dry-run'] ? undefined : config.sweep.key,
        isPrinted: values.print === true,
        safe: values.safe,
      }
      const work = { database, chains, surroundings }
      return await (values.check ? check(work) : sweep({ ...work, options }))
    } finally {
      await database.close()
    }
  },
}

type Work = {
  readonly database: Database
  readonly chains: readonly ChainConfig[]
  readonly surroundings: Surroundings
}

type Options = {
  readonly limits: SweepLimits
  readonly nativePrice: bigint | undefined
  /** Undefined when nothing is to be sent. */
  readonly key: `0x${string}` | undefined
  readonly isPrinted: boolean
  readonly safe: string | undefined
}

async function sweep({
  database,
  chains,
  surroundings: { print },
  options: { limits, nativePrice, key, isPrinted, safe },
}: Work & { options: Options }): Promise<ExitCode> {
  const prepared: { chain: ChainConfig; prepared: PreparedSweep }[] = []
  const problems: string[] = []
  for (const chain of chains) {
    try {
      const place = { database, chain, rpc: anyRpcOf(chain) }
      const price = nativePrice ?? chain.nativePrice
      prepared.push({
        chain,
        prepared: await prepareSweep({ ...place, limits, nativePrice: price }),
      })
    } catch (error) {
      problems.push(problemOf(chain, error))
    }
  }
  if (isPrinted || safe !== undefined) {
    // A list that lacks a network must not look whole.
    if (problems.length > 0) throw new PayWithUsdcError('sweep_unplanned', problems.join('\n'))
    if (isPrinted) print(JSON.stringify(prepared.flatMap(printed), null, 2))
    for (const one of prepared) if (safe !== undefined) writeSafe(safe, one)
    if (safe !== undefined && !isPrinted) print(`${safe} is written.`)
    return exitCodes.ok
  }
  for (const line of sweepTable(prepared)) print(line)
  for (const line of problems) print(line)
  if (key === undefined) {
    print('Nothing was sent. Set PAY_SWEEP_KEY, or use --print or --safe, to send it.')
    return problems.length > 0 ? exitCodes.unchecked : exitCodes.ok
  }
  let exitCode: ExitCode = problems.length > 0 ? exitCodes.unchecked : exitCodes.ok
  for (const { chain, prepared: one } of prepared) {
    if (one.transactions.length === 0) continue
    const { name, explorer, nativeCurrency } = chain.definition
    try {
      await carryOutSweep({
        ...{ database, chain, rpc: anyRpcOf(chain), prepared: one },
        account: privateKeyToAccount(key),
        maximumGasPrice: limits.maximumGasPrice,
        rest: () => new Promise((resolve) => setTimeout(resolve, 1_000)),
        now: () => Math.floor(Date.now() / 1_000),
        onProgress: ({ kind, hash }) => print(`${name}: ${kind} ${explorer.url}/tx/${hash}`),
        onResult: (result) => {
          for (const line of resultLines(name, nativeCurrency.symbol, result)) print(line)
          const isWhole = !result.isReverted && result.failed.length === 0
          if (!isWhole && exitCode === exitCodes.ok) exitCode = exitCodes.problem
        },
      })
    } catch (error) {
      print(problemOf(chain, error))
      exitCode = exitCodes.unchecked
    }
  }
  return exitCode
}

async function check({ database, chains, surroundings: { print } }: Work): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok
  for (const chain of chains) {
    try {
      const now = Math.floor(Date.now() / 1_000)
      const checked = await checkSweeps({ database, chain, rpc: anyRpcOf(chain), now })
      for (const line of checkLines(chain.definition.name, checked)) print(line)
      if (checked.differences.length > 0 && exitCode === exitCodes.ok) exitCode = exitCodes.problem
    } catch (error) {
      print(problemOf(chain, error))
      exitCode = exitCodes.unchecked
    }
  }
  return exitCode
}

const printed = ({ chain, prepared }: { chain: ChainConfig; prepared: PreparedSweep }) =>
  prepared.transactions.map((transaction) => printable(chain.definition.id, transaction))

function writeSafe(
  path: string,
  { chain, prepared: { transactions } }: { chain: ChainConfig; prepared: PreparedSweep },
): void {
  const file = safeFile({ chainId: chain.definition.id, transactions, createdAt: Date.now() })
  try {
    writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`)
  } catch (cause) {
    throw new PayWithUsdcError('file_unwritable', `${path} cannot be written.`, { cause })
  }
}

function problemOf({ definition: { name } }: ChainConfig, error: unknown): string {
  if (!(error instanceof PayWithUsdcError)) throw error
  return `✗ ${name}: ${error.code}: ${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`
}

function chainsOf({ chains }: Config, name: string | undefined): readonly ChainConfig[] {
  if (name === undefined) return chains
  const chain = chains.find(({ definition }) => `eip155:${definition.id}` === name)
  if (chain !== undefined) return [chain]
  const names = chains.map(({ definition }) => `eip155:${definition.id}`).join(', ')
  throw wrongUsage(`--chain ${name}: the endpoint watches ${names}.`)
}

function limitsOf(values: Readonly<Record<string, string | boolean | undefined>>): SweepLimits {
  const { min, 'max-cost': maximumCost, 'gas-price': gasPrice } = values
  return {
    ...(typeof min === 'string' ? { minimum: amountOf('min', min) } : {}),
    ...(typeof maximumCost === 'string' ? { maximumCost: shareOf(maximumCost) } : {}),
    ...(typeof gasPrice === 'string' ? { maximumGasPrice: gweiOf(gasPrice) } : {}),
  }
}

function amountOf(name: string, text: string): bigint {
  const amount = parseAmount(text)
  if (amount.ok) return amount.value
  throw wrongUsage(`--${name} ${text}: ${amount.message}`)
}

function shareOf(text: string): bigint {
  const [, whole, fraction = ''] = /^(\d{1,2})(?:\.(\d{1,2}))?%$/.exec(text) ?? []
  if (whole === undefined) throw wrongUsage(`--max-cost ${text}: write a share such as 2% or 0.5%.`)
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'))
}

function gweiOf(text: string): bigint {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text) ?? []
  if (whole === undefined) throw wrongUsage(`--gas-price ${text}: write gwei such as 0.05 or 20.`)
  return BigInt(whole + fraction.padEnd(9, '0'))
}
