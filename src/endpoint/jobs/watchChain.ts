import type { Logger } from 'pino'
import type { ChainDefinition } from '../../chains/definition.js'
import type { Rpc } from '../../chains/rpc.js'
import { verifyTransfer } from '../../chains/verifyTransfer.js'
import { pollIntervalOf, requestsPerDay, watcherOf } from '../../chains/watch.js'
import {
  type Database,
  readAddresses,
  readBlocks,
  readCursor,
  readUnverified,
  recordBlocks,
  recordReorg,
  recordVerified,
} from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import { type Loop, loopOf } from './loop.js'

/**
 * Follows one chain into the database until it is stopped.
 *
 * @param rpcs the first one is read, the second one (or the first again) verifies
 */
export function watchChain({
  definition,
  rpcs,
  database,
  log,
  now,
}: {
  definition: ChainDefinition
  rpcs: readonly [Rpc, ...Rpc[]]
  database: Database
  log: Logger
  now: () => UnixSeconds
}): Loop {
  const chain = `eip155:${definition.id}`
  const [reader, verifier = reader] = rpcs
  const step = watcherOf({
    definition,
    rpc: reader,
    chain: {
      cursor: () => readCursor({ database, chain }),
      blocks: () => readBlocks({ database, chain }),
      addresses: async () => new Set(await readAddresses({ database })),
      append: async (blocks, transfers) => {
        await recordBlocks({ database, chain, blocks, transfers, now: now() })
        for (const { transactionHash, blockNumber } of transfers) {
          log.info({ chain, transactionHash, blockNumber }, 'transfer seen')
        }
      },
      rewind: async (ancestor) => {
        log.warn({ chain, ancestor: ancestor.number }, 'reorg: back to the common ancestor')
        await recordReorg({ database, chain, ancestor: ancestor.number, now: now() })
      },
    },
  })

  /** A second look at what is deep enough to count. Undecided ones are asked for at the next block. */
  async function verify(): Promise<void> {
    const head = await readCursor({ database, chain })
    if (head === undefined) return
    const upTo = head.number - definition.confirmations + 1
    for (const transfer of await readUnverified({ database, chain, upTo })) {
      if (!(await verifyTransfer({ rpc: verifier, transfer }))) continue
      const { blockHash, logIndex } = transfer
      await recordVerified({ database, chain, blockHash, logIndex, now: now() })
    }
  }

  const interval = pollIntervalOf(definition)
  log.info(
    {
      chain,
      provider: reader.name,
      requestsPerDay: requestsPerDay({ ...definition, pollInterval: interval }),
    },
    'watching',
  )
  return loopOf({
    name: `watch ${chain}`,
    log,
    interval,
    run: async () => {
      const outcome = await step()
      // Also when nothing is new: a provider that was behind may have caught up.
      await verify()
      return outcome === 'idle' ? 'idle' : 'again'
    },
  })
}
