import { readBacklog, readCursor } from '../database/index.js'
import type { Endpoint } from './context.js'

/** Seconds after which a network's last block is old, where its blocks come faster than that. */
const staleHead = 120
/** Blocks that may be missing on a slower network. */
const staleBlocks = 20
/** Seconds after which an undelivered job says that something is stuck. */
const stuckJob = 900

/** Why this endpoint should get no new orders; empty when it is ready. */
export async function notReady({
  database,
  config,
  chains,
  now,
}: Pick<Endpoint, 'database' | 'config' | 'chains' | 'now'>): Promise<string[]> {
  const reasons: string[] = []
  for (const chain of config.chains) {
    const { id, name, blockTime } = chain.definition
    if (!chains.isOffered(chain)) continue
    const head = await readCursor({ database, chain: `eip155:${id}` })
    const limit = Math.max(staleHead, (staleBlocks * blockTime) / 1_000)
    // Without a head nothing was opened there yet, or its providers have not answered: /health says which.
    if (head !== undefined && now() - head.time > limit) {
      reasons.push(`the last block of ${name} is ${now() - head.time} seconds old`)
    }
  }
  const { oldestDue } = await readBacklog({ database })
  if (oldestDue !== undefined && now() - oldestDue > stuckJob) {
    reasons.push(`something has waited to be delivered for ${now() - oldestDue} seconds`)
  }
  return reasons
}
