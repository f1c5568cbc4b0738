import type { Logger } from 'pino'
import { privateKeyToAccount } from 'viem/accounts'
import type { Database } from '../database/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'
import type { Config, RelayConfig } from './config.js'
import type { ChainHealths } from './jobs/checkChains.js'
import type { Lead } from './jobs/lead.js'
import { type Loop, loopOf } from './jobs/loop.js'
import { anyRpcOf } from './jobs/receiverBalances.js'
import { isFunded, type RelayPlace, relayOpen, relaySpan } from './relayChain.js'

/** Sends what shoppers sign (EIP-3009), and pays the gas for it. It can move nothing else. */
export type Relay = {
  readonly settings: RelayConfig
  /** Where a network's authorizations are sent; undefined where the endpoint does not offer it. */
  readonly on: (chain: string) => RelayPlace | undefined
  /** The network's sender has coin for gas, and some of its budget is left. */
  readonly isReady: (chain: string) => boolean
  /** Sends at once what was accepted. */
  readonly wake: (chain: string) => void
  /** Ends after what is being sent; the rest is found in the database at the next start. */
  readonly stop: () => Promise<void>
}

/** Milliseconds between two looks at what is under way. */
const interval = 5_000
/** Seconds between two looks at the sender's balance, while nothing is under way. */
const fundsInterval = 60

/**
 * Starts a sender for each offered network. One key sends one transaction of a network at a time.
 *
 * @param poll milliseconds between two looks at a transaction
 * @param lead sends only while this process leads
 * @default poll 1_000; lead nobody else sends
 * @returns undefined when the settings have no key for it
 */
export function relayOf({
  config,
  health,
  database,
  log,
  now,
  poll = 1_000,
  lead,
}: {
  config: Pick<Config, 'relay' | 'chains'>
  health: ChainHealths
  database: Database
  log: Logger
  now: () => UnixSeconds
  poll?: number
  lead?: Lead
}): Relay | undefined {
  const { relay: settings } = config
  if (settings === undefined) return undefined
  const account = privateKeyToAccount(settings.key)
  const places = new Map<string, RelayPlace>()
  const ready = new Set<string>()
  const loops = new Map<string, Loop>()
  const stopping = new AbortController()
  for (const chain of config.chains) {
    if (!chain.isOffered) continue
    const name = `eip155:${chain.definition.id}`
    const limits = { budget: settings.budget, perPayer: settings.perPayer, span: relaySpan }
    const place = { database, chain, name, rpc: anyRpcOf(chain), account, limits, log, now }
    places.set(name, place)
    let fundsAt = 0
    loops.set(
      name,
      loopOf({
        name: `relay ${chain.definition.name}`,
        log,
        interval,
        retry: 1_000,
        async run() {
          if (!health.isOffered(chain)) return 'idle'
          const options = { poll, signal: stopping.signal }
          const sender = { ...place, database: lead?.database ?? database }
          // What is accepted here is sent by the process that leads.
          const count = lead?.isHeld() === false ? 0 : await relayOpen(sender, options)
          if (count === 0 && ready.has(name) && now() < fundsAt + fundsInterval) return 'idle'
          fundsAt = now()
          ready.delete(name)
          if (await isFunded(place)) ready.add(name)
          return 'idle'
        },
      }),
    )
  }
  return {
    settings,
    on: (chain) => {
      const place = places.get(chain)
      return place !== undefined && health.isOffered(place.chain) ? place : undefined
    },
    isReady: (chain) => ready.has(chain),
    wake: (chain) => loops.get(chain)?.wake(),
    async stop() {
      stopping.abort()
      await Promise.all([...loops.values()].map((loop) => loop.stop()))
    },
  }
}

/**
 * A payment as it is served: with the networks on which the endpoint sends what the shopper signs.
 * That depends on this moment, so it is not part of what events keep.
 */
export function withRelay(relay: Relay | undefined, view: PaymentView): PaymentView {
  if (relay === undefined || view.status !== 'waiting') return view
  if (BigInt(view.remaining) < relay.settings.minimum) return view
  const networks = view.networks.map((network) =>
    relay.on(network.chain) && relay.isReady(network.chain)
      ? { ...network, relayed: true }
      : network,
  )
  return { ...view, networks }
}
