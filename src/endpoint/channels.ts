import { type Channel, webhookChannel } from '../notifications/index.js'
import { guardedFetch } from '../outbound/index.js'
import type { UnixSeconds } from '../payment/index.js'
import type { Config } from './config.js'

/** Nothing in a receiver's answer is read but its status. */
const longestAnswer = 4_096

/** The channels of the settings: one for each webhook target. */
export function channelsOf({
  config: { webhooks, policy },
  now,
}: {
  config: Pick<Config, 'webhooks' | 'policy'>
  now: () => UnixSeconds
}): Channel[] {
  const fetch = guardedFetch({ policy, limit: longestAnswer, isCut: true })
  return webhooks.map((target) => webhookChannel({ target, fetch, now }))
}
