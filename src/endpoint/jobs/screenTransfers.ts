import type { Logger } from 'pino'
import type { Rpc } from '../../chains/rpc.js'
import { isListed, sanctionsOracle, usdcBlacklist } from '../../chains/screen.js'
import { openScreenList } from '../../chains/screenList.js'
import {
  type Database,
  type DueScreening,
  readDueScreenings,
  recordScreening,
} from '../../database/index.js'
import type { UnixSeconds, Verdict } from '../../payment/index.js'
import type { ChainConfig, Config } from '../config.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'

/** Questions that are under way at the same time. */
const parallel = 8

/** What a source says; with `unavailable`, why. */
type Answer = { readonly verdict: Verdict; readonly reason?: string }

/** Asks the source of a question. Never throws: what is not known is `unavailable`. */
type AskSource = (screening: DueScreening) => Promise<Answer>

/** What screening works with. */
type Screening = {
  readonly database: Database
  readonly ask: AskSource
  readonly log: Logger
  readonly now: () => UnixSeconds
}

/**
 * Screens what has no verdict, as soon as it is seen, until it is stopped. What was asked and when to
 * ask again is in the database: a restart loses nothing, and nothing is cleared by it.
 */
export function screenTransfers(screening: Screening & { readonly lead?: Lead }): Loop {
  const { database, log, lead } = screening
  const loop = loopOf({
    name: 'screening',
    log,
    interval: 1_000,
    lead,
    run: async () => ((await screenDue(screening)) === 0 ? 'idle' : 'again'),
  })
  const forget = database.onEvent(loop.wake)
  return {
    wake: loop.wake,
    stop: () => {
      forget()
      return loop.stop()
    },
  }
}

/** Asks what is due now, a few questions at a time. Returns how many it asked. */
export async function screenDue({ database, ask, log, now }: Screening): Promise<number> {
  const due = await readDueScreenings({ database, now: now(), limit: parallel })
  const answers = await Promise.all(
    due.map(async (screening) => ({ screening, answer: await ask(screening) })),
  )
  for (const { screening, answer } of answers) {
    await recordScreening({ database, screening, answer, now: now() })
    if (answer.verdict !== 'clear') log.warn({ ...screening, ...answer }, 'sender not cleared')
  }
  return due.length
}

/**
 * Opens the sources of the settings.
 *
 * @param rpcsOf the providers of a network; none while it is not believed
 * @throws PayWithUsdcError `screen_list_unreadable`, `screen_list_malformed`
 */
export function askSources({
  config: { chains, screenList },
  rpcsOf,
  log,
}: {
  config: Pick<Config, 'chains' | 'screenList'>
  rpcsOf: (chain: ChainConfig) => readonly Rpc[]
  log: Logger
}): AskSource {
  const list = screenList === undefined ? undefined : openScreenList({ path: screenList })
  if (chains.some(({ screens = [] }) => screens.includes('chainalysis'))) {
    for (const { definition, isOffered } of chains) {
      if (!isOffered || definition.sanctionsOracle !== undefined) continue
      log.warn(
        { chain: `eip155:${definition.id}` },
        `Chainalysis has no oracle on ${definition.name}: senders there are screened by the other sources`,
      )
    }
  }

  function askList(sender: string): Answer {
    try {
      if (list !== undefined) return { verdict: list.has(sender) ? 'flagged' : 'clear' }
    } catch (error) {
      log.error({ err: error }, 'the list of PAY_SCREEN_LIST cannot be used')
    }
    return { verdict: 'unavailable', reason: 'its file cannot be read, or has bad lines' }
  }

  return async ({ chain: id, source, sender }) => {
    const chain = chains.find(({ definition }) => `eip155:${definition.id}` === id)
    // Demanded when the payment was opened, and taken out of the settings since.
    if (chain?.screens?.some((one) => one === source) !== true) {
      return { verdict: 'unavailable', reason: 'it is not among the settings any more' }
    }
    if (source === 'list') return askList(sender)
    const { definition } = chain
    const contract = source === 'usdc' ? usdcBlacklist(definition) : sanctionsOracle(definition)
    const isFlagged =
      contract && (await isListed({ rpcs: rpcsOf(chain), contract, address: sender }))
    if (isFlagged === undefined) {
      return { verdict: 'unavailable', reason: 'its providers do not answer, or do not agree' }
    }
    return { verdict: isFlagged ? 'flagged' : 'clear' }
  }
}
