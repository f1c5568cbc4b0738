import { type Database, recordChange } from '../database/index.js'
import { targetName } from '../notifications/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { Config } from './config.js'
import { sealKeyId } from './seal.js'

/** Notes the settings that money and access hang on, when they are others than at the last start. */
export function recordSettings({
  database,
  config,
  now,
}: {
  database: Database
  config: Config
  now: UnixSeconds
}): Promise<boolean> {
  const did = { subject: 'settings', actor: 'endpoint', action: 'settings.changed' } as const
  return recordChange({ database, ...did, detail: settingsOf(config), now })
}

/** No secret, and nothing that differs between replicas. */
function settingsOf(config: Config): Record<string, unknown> {
  const { store, relay, sweep, tolerance } = config
  return {
    mode: config.mode,
    treasuries: config.treasuries,
    store: { ...store, token: store.token !== undefined, app: store.app?.clientId ?? null },
    chains: config.chains.map(({ definition, rpcUrls, isOffered, accepts, screens = [] }) => ({
      ...{ id: definition.id, isOffered, accepts, screens },
      // A provider's URL may hold a key.
      providers: rpcUrls.map((url) => new URL(url).host),
    })),
    webhooks: config.webhooks.map(({ url }) => targetName(url)),
    privateTargets: config.policy.privateTargets,
    apiKeyHashes: config.apiKeyHashes,
    apiAllow: config.apiAllow.map(([address, bits]) => `${address.toString()}/${bits}`),
    secret: sealKeyId(config.tokenSecret),
    previousSecret: config.previousTokenSecret ? sealKeyId(config.previousTokenSecret) : null,
    sweep: { every: sweep.every, hasKey: sweep.key !== undefined },
    relay: relay
      ? { budget: `${relay.budget}`, perPayer: relay.perPayer, minimum: `${relay.minimum}` }
      : null,
    tolerance: { ...tolerance, amount: `${tolerance.amount ?? 0n}` },
    quoteLifetime: config.quoteLifetime,
    frameOrigin: config.frameOrigin ?? null,
    scriptUrl: config.scriptUrl ?? null,
    proxyHops: config.proxyHops,
  }
}
