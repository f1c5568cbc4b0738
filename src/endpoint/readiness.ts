import { readBacklog, readCursor, readTargets } from '../database/index.js'
import type { Endpoint } from './context.js'

/** Seconds after which a network's last block is old, where its blocks come faster than that. */
const staleHead = 120
/** Blocks that may be missing on a slower network. */
const staleBlocks = 20
/** Seconds after which a job that is due and that nobody takes says that something is stuck. */
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
  const { untakenSince } = await readBacklog({ database })
  if (untakenSince !== undefined && now() - untakenSince > stuckJob) {
    reasons.push(`something has waited to be delivered for ${now() - untakenSince} seconds`)
  }
  return reasons
}

/**
 * What a person should look at although the endpoint can take orders; empty when there is nothing. A
 * shop or a receiver that is down does not make the endpoint unfit: what is for them waits here.
 */
export async function warningsOf({ database }: Pick<Endpoint, 'database'>): Promise<string[]> {
  const { dead } = await readBacklog({ database })
  const warnings = [...dead].map(([kind, count]) =>
    kind === 'webhook'
      ? `${count} webhooks were given up: pay-with-usdc webhooks redeliver --dead`
      : `the shop has not taken ${count} jobs (${kind}) for a quarter of an hour; they go on being tried`,
  )
  for (const { target, offAt } of await readTargets({ database })) {
    if (offAt !== undefined) warnings.push(`${target} answered 410 and gets no webhooks any more`)
  }
  return warnings
}
