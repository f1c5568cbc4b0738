// A process that delivers webhooks and does nothing else, to be killed by the campaign.
import { pino } from 'pino'
import { openDatabase } from '../../database/index.js'
import { deliverWebhooks } from '../../endpoint/jobs/deliverWebhooks.js'
import { webhookChannel } from '../../notifications/index.js'
import { guardedFetch } from '../../outbound/index.js'
import { virtualNow, type WorkerOptions } from './outboxClock.js'

const [, , text = '{}'] = process.argv
const { place, urls, secret, startedAt } = JSON.parse(text) as WorkerOptions

const database = await openDatabase(place)
const fetch = guardedFetch({ policy: { privateTargets: [], isLoopbackAllowed: true }, isCut: true })
const now = () => virtualNow(startedAt)
await deliverWebhooks({
  database,
  channels: urls.map((url) =>
    webhookChannel({
      target: { url, secrets: [Buffer.from(secret, 'hex')] },
      fetch,
      now,
      // Shorter than the lease, as in production.
      timeout: 200,
    }),
  ),
  // Nothing is ever given up here, and no wait is longer than a few ticks of this clock.
  schedule: ({ random }) => 1 + Math.floor(random() * 4),
  random: Math.random,
  log: pino({ level: 'silent' }),
  now,
})
process.send?.('ready')
process.once('disconnect', () => process.exit())
