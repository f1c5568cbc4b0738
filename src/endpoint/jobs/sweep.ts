import type { Logger } from 'pino'
import { privateKeyToAccount } from 'viem/accounts'
import { type Database, readSwept } from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { formatUsdc } from '../../money/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { ChainConfig, Config } from '../config.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'
import { anyRpcOf } from './receiverBalances.js'
import { carryOutSweep, prepareSweep } from './sweepChain.js'

/** Seconds between two sweeps of a chain. */
const periods = { daily: 86_400, weekly: 7 * 86_400 } as const

/**
 * Sweeps each chain once in its period. A restart does not make it come sooner: the last sweep that
 * the books know counts. A chain is left alone where the price of its coin is not set, for then
 * nobody knows whether a sweep is worth its gas.
 *
 * @param poll milliseconds between two looks at a transaction
 * @param lead only while this process leads
 * @default poll 2_000; lead nobody else sweeps
 * @returns nothing when the settings say `off`
 */
export function sweepChains({
  config: { sweep, chains },
  database,
  log,
  now,
  poll = 2_000,
  lead,
}: {
  config: Pick<Config, 'sweep' | 'chains'>
  database: Database
  log: Logger
  now: () => UnixSeconds
  poll?: number
  lead?: Lead
}): Loop | undefined {
  const { every, key } = sweep
  if (every === 'off' || key === undefined) return undefined
  const account = privateKeyToAccount(key)
  const period = periods[every]
  const lastRuns = new Map<ChainConfig, UnixSeconds>()
  let isStopping = false

  /** What is on its way when the endpoint stops is found in the chain's logs by the next run. */
  async function rest(): Promise<void> {
    if (isStopping) {
      throw new PayWithUsdcError('sweep_pending', 'The endpoint stops.', { retryable: true })
    }
    await new Promise((resolve) => setTimeout(resolve, poll))
  }

  async function isDue(chain: ChainConfig): Promise<boolean> {
    const swept = await readSwept({ database, chain: `eip155:${chain.definition.id}` })
    const last = Math.max(lastRuns.get(chain) ?? 0, swept.at(-1)?.at ?? 0)
    return now() >= last + period
  }

  async function sweepOne(chain: ChainConfig): Promise<void> {
    const name = `eip155:${chain.definition.id}`
    if (chain.nativePrice === undefined) {
      const setting = `PAY_CHAIN_${chain.definition.id}_NATIVE_PRICE`
      log.warn({ chain: name, setting }, 'not swept: the price of its coin is not set')
      return
    }
    const place = { database, chain, rpc: anyRpcOf(chain) }
    const prepared = await prepareSweep({ ...place, nativePrice: chain.nativePrice })
    const { plan } = prepared
    log.info(
      {
        ...{ chain: name, transactions: prepared.transactions.length },
        ...{ value: formatUsdc(plan.value), waiting: plan.waiting.length },
      },
      'sweep planned',
    )
    await carryOutSweep({
      ...place,
      prepared,
      account,
      rest,
      now,
      onProgress: ({ kind, hash }) => log.info({ chain: name, hash }, `sweep ${kind}`),
      onResult: ({ hash, isReverted, swept, failed }) => {
        const fields = { chain: name, hash, swept: swept.length, failed }
        if (isReverted || failed.length > 0) log.error(fields, 'sweep failed in part')
        else log.info(fields, 'swept')
      },
    })
  }

  const loop = loopOf({
    name: 'sweep',
    log,
    interval: 3_600_000,
    retry: 30_000,
    lead,
    async run() {
      for (const chain of chains) {
        if (isStopping || !(await isDue(chain))) continue
        try {
          await sweepOne(chain)
        } catch (error) {
          // One chain does not stop the others; it is tried again in an hour.
          log.error({ chain: `eip155:${chain.definition.id}`, err: error }, 'sweep failed')
          continue
        }
        lastRuns.set(chain, now())
      }
      return 'idle'
    },
  })
  return {
    ...loop,
    stop() {
      isStopping = true
      return loop.stop()
    },
  }
}
