import type { Logger } from 'pino'
import { addReceivers } from '../../chains/logs.js'
import { isGoneElsewhere, providersOf, readAgreement } from '../../chains/providers.js'
import { rereaderOf } from '../../chains/reread.js'
import type { Rpc } from '../../chains/rpc.js'
import { isWitnessed } from '../../chains/verifyTransfer.js'
import { pollIntervalOf, requestsPerDay, watcherOf } from '../../chains/watch.js'
import {
  type Database,
  isFinalityWanted,
  readAddresses,
  readBlocks,
  readCursor,
  readFirstOpening,
  readReread,
  readUnverified,
  recordBlocks,
  recordFinality,
  recordReorg,
  recordReread,
  recordVerified,
  selectUnknown,
} from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { ChainConfig } from '../config.js'
import { type Loop, loopOf } from './loop.js'

/**
 * Seconds for which a payment that was opened may come to light late: clocks of several endpoints
 * differ, and a slow transaction commits after a fast one.
 */
const overlap = 900

/**
 * Follows one chain into the database until it is stopped.
 *
 * @param rpcs one is read, another one verifies; where there is one it does both
 */
export function watchChain({
  chain: { definition },
  rpcs,
  database,
  log,
  now,
}: {
  chain: Pick<ChainConfig, 'definition'>
  rpcs: readonly [Rpc, ...Rpc[]]
  database: Database
  log: Logger
  now: () => UnixSeconds
}): Loop {
  const chain = `eip155:${definition.id}`
  const providers = providersOf(rpcs)
  const isAlone = rpcs.length === 1
  const receivers = receiversOf({ database, now })
  const cursor = () => readCursor({ database, chain })
  const step = watcherOf({
    definition,
    rpc: providers.reader,
    chain: {
      cursor,
      since: () => readFirstOpening({ database, chain }),
      blocks: () => readBlocks({ database, chain }),
      receivers,
      append: async (blocks, transfers) => {
        await recordBlocks({ database, chain, blocks, transfers, now: now() })
        for (const { transactionHash, blockNumber, token } of transfers) {
          log.info({ chain, transactionHash, blockNumber, token }, 'transfer seen')
        }
      },
      rewind: async (ancestor) => {
        log.warn({ chain, ancestor: ancestor.number }, 'reorg: back to the common ancestor')
        await recordReorg({ database, chain, ancestor: ancestor.number, now: now() })
      },
    },
    isGone: async (block) => {
      if (await isGoneElsewhere(providers, block)) return true
      log.warn(
        { chain, provider: providers.reader.name, block: block.number },
        'providers disagree',
      )
      providers.next()
      return false
    },
  })
  const reread = rereaderOf({
    definition,
    providers,
    chain: {
      cursor,
      position: () => readReread({ database, chain }),
      receivers,
      unknown: (logs) => selectUnknown({ database, chain, transfers: logs }),
      append: async (upTo, transfers) => {
        await recordReread({ database, chain, upTo, transfers, now: now() })
      },
    },
  })

  /** How far two providers agree; asked only while somebody waits for it. */
  async function agree(): Promise<void> {
    const head = await cursor()
    if (head === undefined || !(await isFinalityWanted({ database, chain }))) return
    const { head: agreed, ...tags } = await readAgreement(providers, head.number)
    const more = { agreed: isAlone ? undefined : agreed, ...tags, now: now() }
    await recordFinality({ database, chain, ...more })
  }

  /** A second look at what is deep enough to count. Undecided ones are asked for at the next block. */
  async function verify(): Promise<void> {
    const head = await cursor()
    if (head === undefined) return
    const upTo = head.number - definition.confirmations + 1
    for (const transfer of await readUnverified({ database, chain, upTo })) {
      if (!(await isWitnessed({ rpcs, transfer }))) continue
      const { blockHash, logIndex } = transfer
      await recordVerified({ database, chain, blockHash, logIndex, now: now() })
    }
  }

  /** What the reader left out makes another one the reader. */
  async function readAgain(): Promise<void> {
    if (isAlone) return
    const outcome = await reread()
    if (outcome === 'idle' || outcome === 'advanced') return
    log.warn({ chain, provider: providers.reader.name, outcome }, 'providers disagree')
    if (outcome === 'missed') providers.next()
  }

  const interval = pollIntervalOf(definition)
  log.info(
    {
      chain,
      providers: rpcs.map(({ name }) => name),
      requestsPerDay: requestsPerDay({ ...definition, pollInterval: interval }),
    },
    'watching',
  )
  let tooDeep = 0
  return loopOf({
    name: `watch ${chain}`,
    log,
    interval,
    run: async () => {
      try {
        const outcome = await step()
        tooDeep = 0
        // Also when nothing is new: a provider that was behind may have caught up.
        await agree()
        await verify()
        await readAgain()
        return outcome === 'idle' ? 'idle' : 'again'
      } catch (error) {
        const { code } = error as { code?: string }
        // Another provider may know better: only when none of them does is it the chain.
        if (code === 'reorg_too_deep') {
          tooDeep += 1
          if (tooDeep >= rpcs.length) throw error
          log.error({ chain, provider: providers.reader.name, err: error }, 'providers disagree')
        } else if (code !== 'rpc_misanswer') throw error
        providers.next()
        if (isAlone) throw error
        return 'idle'
      }
    },
  })
}

/** The receivers of all payments; once loaded, only the new ones are asked for. */
function receiversOf({
  database,
  now,
}: {
  database: Database
  now: () => UnixSeconds
}): () => Promise<ReadonlyMap<string, string>> {
  const receivers = new Map<string, string>()
  let since = 0
  return async () => {
    const next = now() - overlap
    addReceivers(receivers, await readAddresses({ database, since }))
    since = next
    return receivers
  }
}
