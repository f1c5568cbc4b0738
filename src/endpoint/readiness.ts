import {
  type Backlog,
  readBacklog,
  readCursor,
  readTargets,
  type TargetState,
} from '../database/index.js'
import type { Endpoint } from './context.js'

/** Seconds after which a network's last block is old, where its blocks come faster than that. */
const staleHead = 120
/** Blocks that may be missing on a slower network. */
const staleBlocks = 20
/** Seconds after which a job that is due and that nobody takes says that something is stuck. */
const stuckJob = 900

/** How fit the endpoint is. */
export type Readiness = {
  /** Why it should get no new orders; empty when it is ready. */
  readonly reasons: readonly string[]
  /**
   * What a person should look at although it can take orders. A shop or a receiver that is down does
   * not make the endpoint unfit: what is for them waits here.
   */
  readonly warnings: readonly string[]
}

/** Looks at heads, outbox and webhook targets. */
export async function readinessOf(
  endpoint: Pick<Endpoint, 'database' | 'config' | 'chains' | 'now'>,
): Promise<Readiness> {
  const { database } = endpoint
  const [backlog, targets] = await Promise.all([
    readBacklog({ database }),
    readTargets({ database }),
  ])
  return {
    reasons: await reasonsOf(endpoint, backlog),
    warnings: warningsOf(backlog, targets),
  }
}

async function reasonsOf(
  { database, config, chains, now }: Parameters<typeof readinessOf>[0],
  { untakenSince }: Backlog,
): Promise<string[]> {
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
  if (untakenSince !== undefined && now() - untakenSince > stuckJob) {
    reasons.push(`something has waited to be delivered for ${now() - untakenSince} seconds`)
  }
  return reasons
}

function warningsOf({ dead }: Backlog, targets: readonly TargetState[]): string[] {
  const warnings = [...dead].map(([kind, count]) =>
    kind === 'webhook'
      ? `${count} webhooks were given up: pay-with-usdc webhooks redeliver --dead`
      : `the shop has not taken ${count} jobs (${kind}) for a quarter of an hour; they go on being tried`,
  )
  for (const { target, offAt } of targets) {
    if (offAt !== undefined) warnings.push(`${target} answered 410 and gets no webhooks any more`)
  }
  return warnings
}
