import type { Logger } from 'pino'
import { addReceivers } from '../../chains/logs.js'
import {
  isGoneElsewhere,
  isKnownElsewhere,
  providersOf,
  readAgreement,
} from '../../chains/providers.js'
import { rereaderOf } from '../../chains/reread.js'
import type { Rpc } from '../../chains/rpc.js'
import { judgeTransfer } from '../../chains/verifyTransfer.js'
import { pollIntervalOf, requestsPerDay, watcherOf } from '../../chains/watch.js'
import {
  type Database,
  isFinalityWanted,
  type ReadBlock,
  readAddresses,
  readBlocks,
  readCursor,
  readFirstOpening,
  readReread,
  readUnverified,
  recordBlocks,
  recordDisproved,
  recordFinality,
  recordReorg,
  recordReread,
  recordVerified,
  selectUnknown,
} from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { ChainConfig } from '../config.js'
import type { Metrics } from '../metrics.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'

/**
 * Seconds for which a payment that was opened may come to light late: clocks of several endpoints
 * differ, and a slow transaction commits after a fast one.
 */
const overlap = 900

/** Polls without a new block after which another provider is read. */
const idlePolls = 5

/** Polls in a row that find no common block before the chain is given up. */
const tooDeepPolls = 3

/** What a chain is followed with. */
type WatchedChain = {
  readonly chain: Pick<ChainConfig, 'definition'>
  /** One is read, the others verify; where there is one it does both. */
  readonly rpcs: readonly [Rpc, ...Rpc[]]
  readonly database: Database
  /** @default nobody counts */
  readonly metrics?: Pick<Metrics, 'disagreed' | 'ignored'> | undefined
  readonly log: Logger
  readonly now: () => UnixSeconds
}

/** Follows one chain into the database until it is stopped, while this process leads. */
export function watchChain(watched: WatchedChain & { readonly lead?: Lead }): Loop {
  const { chain, rpcs, log, lead } = watched
  const { definition } = chain
  const interval = pollIntervalOf(definition)
  const name = `eip155:${definition.id}`
  log.info(
    {
      chain: name,
      providers: rpcs.map(({ name }) => name),
      requestsPerDay: requestsPerDay({ ...definition, pollInterval: interval }),
    },
    'watching',
  )
  return loopOf({ name: `watch ${name}`, log, interval, lead, run: chainPollOf(watched) })
}

/**
 * One poll of a chain, without the clock: reads on, asks how far providers agree, looks a second
 * time at transfers, reads a second time.
 *
 * @returns `again` when there may be more to read
 */
export function chainPollOf({
  chain: { definition },
  rpcs,
  database,
  metrics,
  log,
  now,
}: WatchedChain): () => Promise<'again' | 'idle'> {
  const chain = `eip155:${definition.id}`
  const providers = providersOf(rpcs)
  const isAlone = rpcs.length === 1
  const receivers = receiversOf({ database, now })
  const cursor = () => readCursor({ database, chain })
  const blocks = () => readBlocks({ database, chain })
  const step = watcherOf({
    definition,
    rpc: providers.reader,
    chain: {
      cursor,
      since: () => readFirstOpening({ database, chain }),
      blocks,
      receivers,
      append: async (blocks, transfers, last) => {
        const after = last?.hash ?? null
        await recordBlocks({ database, chain, blocks, transfers, cursor: after, now: now() })
        for (const { transactionHash, blockNumber, token } of transfers) {
          log.info({ chain, transactionHash, blockNumber, token }, 'transfer seen')
        }
      },
      rewind: async ({ number: ancestor }, last) => {
        log.warn({ chain, ancestor }, 'reorg: back to the common ancestor')
        await recordReorg({ database, chain, ancestor, cursor: last.hash, now: now() })
      },
    },
    isGone: async (block) => {
      if (await isGoneElsewhere(providers, block)) return true
      metrics?.disagreed(chain)
      log.warn(
        { chain, provider: providers.reader.name, block: block.number },
        'providers disagree',
      )
      providers.next()
      return false
    },
    onIgnored: (ignored) => metrics?.ignored(chain, ignored),
    isKnown: (block) => isKnownElsewhere(providers, block),
  })
  const reread = rereaderOf({
    definition,
    providers,
    chain: {
      blocks,
      position: () => readReread({ database, chain }),
      receivers,
      unknown: (logs) => selectUnknown({ database, chain, transfers: logs }),
      append: async ({ number: upTo, hash: on }, missed) => {
        await recordReread({ database, chain, upTo, missed, on, now: now() })
      },
    },
  })

  /** How far two providers agree; asked only while somebody waits for it. */
  async function agree(last: ReadBlock): Promise<void> {
    if (!(await isFinalityWanted({ database, chain }))) return
    const agreement = await readAgreement({ providers, cursor: last, blocks })
    if (agreement === undefined) return
    const { head, ...tags } = agreement
    const more = { agreed: isAlone ? undefined : head.number, ...tags, on: head.hash, now: now() }
    await recordFinality({ database, chain, ...more })
  }

  /** A second look at what is deep enough to count. Undecided ones are asked for at the next block. */
  async function verify(head: ReadBlock): Promise<void> {
    const upTo = head.number - definition.confirmations + 1
    for (const transfer of await readUnverified({ database, chain, upTo })) {
      const verdict = await judgeTransfer({ rpcs, transfer, head })
      if (verdict === undefined) continue
      const { blockHash, logIndex, transactionHash } = transfer
      if (!verdict) log.warn({ chain, transactionHash }, 'a transfer that nobody else has')
      const record = verdict ? recordVerified : recordDisproved
      await record({ database, chain, blockHash, logIndex, now: now() })
    }
  }

  /** What the reader left out, or has otherwise than others, makes another one the reader. */
  async function readAgain(last: ReadBlock): Promise<void> {
    if (isAlone) return
    const outcome = await reread(last)
    if (outcome === 'idle' || outcome === 'advanced') return
    metrics?.disagreed(chain)
    log.warn({ chain, provider: providers.reader.name, outcome }, 'providers disagree')
    providers.next()
  }

  let tooDeep = 0
  let idle = 0
  return async function poll() {
    try {
      const outcome = await step()
      tooDeep = 0
      idle = outcome === 'idle' ? idle + 1 : 0
      // It may have stopped without a word.
      if (idle % idlePolls === idlePolls - 1) providers.next()
      // Also when nothing is new: a provider that was behind may have caught up.
      const last = await cursor()
      if (last !== undefined) {
        await agree(last)
        await verify(last)
        await readAgain(last)
      }
      return outcome === 'idle' ? 'idle' : 'again'
    } catch (error) {
      const { code } = error as { code?: string }
      if (code !== 'reorg_too_deep' && code !== 'rpc_misanswer') throw error
      providers.next()
      if (code === 'reorg_too_deep') {
        // One answer from another network is not the end of this one.
        tooDeep += 1
        if (tooDeep >= tooDeepPolls) throw error
        log.error({ chain, provider: providers.reader.name, err: error }, 'nothing is left')
      } else if (isAlone) throw error
      return 'idle'
    }
  }
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
