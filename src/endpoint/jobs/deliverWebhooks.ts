import type { Logger } from 'pino'
import {
  claimJob,
  type Database,
  followTargets,
  type Job,
  pruneDeliveries,
  readEvent,
  recordDelivery,
  type Verdict,
} from '../../database/index.js'
import { type Answer, type Channel, eventId, type Schedule } from '../../notifications/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import { type Loop, loopOf } from './loop.js'

/** Events of different payments that are on their way to one target at once. */
const workers = 4
/** Deliveries that ended are remembered for so many seconds: thirty days. */
const memory = 30 * 86_400

/**
 * Tells each target of every event, in order for each payment, until it is stopped. Targets have
 * workers of their own, so one that is dead holds up no other, and each worker takes another payment.
 *
 * @param random gives a number of at least 0 and below 1, for the jitter
 * @param schedule when a delivery that failed is tried again
 */
export async function deliverWebhooks({
  database,
  channels,
  schedule,
  random,
  log,
  now,
}: {
  database: Database
  channels: readonly Channel[]
  schedule: Schedule
  random: () => number
  log: Logger
  now: () => UnixSeconds
}): Promise<Loop> {
  await followTargets({ database, targets: channels.map(({ name }) => name) })

  async function run(channel: Channel): Promise<'again' | 'idle'> {
    const job = await claimJob({ database, target: channel.name, now: now() })
    if (job === undefined) return 'idle'
    const start = performance.now()
    const answer = await deliver(channel, job)
    const verdict = verdictOf(answer, job)
    const milliseconds = Math.round(performance.now() - start)
    const { status, error } = { status: undefined, error: undefined, ...answer }
    await recordDelivery({
      ...{ database, job, verdict, now: now() },
      attempt: {
        status,
        error: error ?? (answer.outcome === 'gone' ? 'gone' : undefined),
        milliseconds,
      },
    })
    tell(answer, verdict, job)
    return 'again'
  }

  async function deliver(channel: Channel, job: Job): Promise<Answer> {
    const { payment_id: paymentId, sequence } = job
    const event = sequence === null ? undefined : await readEvent({ database, paymentId, sequence })
    if (event === undefined) return { outcome: 'failed', error: 'the event is not there' }
    const { type, at, view } = event
    return channel.send({ id: eventId(view), type, at, payment: view })
  }

  function verdictOf(answer: Answer, job: Job): Verdict {
    if (answer.outcome === 'taken') return { kind: 'delivered' }
    if (answer.outcome === 'gone') return { kind: 'gone' }
    const tries = job.attempts - job.tries_before
    const age = now() - job.queued_at
    const wait = schedule({ tries, age, random, retryAfter: answer.retryAfter })
    return wait === undefined ? { kind: 'dead' } : { kind: 'again', at: now() + wait }
  }

  function tell(answer: Answer, { kind }: Verdict, job: Job): void {
    if (kind === 'delivered') return
    const { target, attempts } = job
    const facts = { target, attempts, paymentId: job.payment_id, sequence: job.sequence, ...answer }
    if (kind === 'again') log.warn(facts, 'a webhook will be tried again')
    if (kind === 'dead') log.error(facts, 'a webhook was given up; redeliver it by hand')
    if (kind === 'gone') log.error(facts, 'a webhook target answered 410 and is switched off')
  }

  async function prune(): Promise<'idle'> {
    await pruneDeliveries({ database, before: now() - memory })
    return 'idle'
  }

  const loops = channels.flatMap((channel) =>
    Array.from({ length: workers }, () =>
      loopOf({ name: channel.name, log, interval: 1_000, run: () => run(channel) }),
    ),
  )
  const pruning = loopOf({ name: 'webhook log', log, interval: 3_600_000, run: prune })
  const wake = () => {
    for (const loop of loops) loop.wake()
  }
  const forget = database.onEvent(wake)
  return {
    wake,
    async stop() {
      forget()
      await Promise.all([...loops, pruning].map((loop) => loop.stop()))
    },
  }
}
