import type { Logger } from 'pino'
import {
  claimJob,
  type Database,
  finishJob,
  type Job,
  readPayment,
  recordStoreAnswer,
  retryJob,
} from '../../database/index.js'
import type { UnixSeconds } from '../../payment/index.js'
import type { Store } from '../../stores/store.js'
import { type Loop, loopOf } from './loop.js'

/** Does the outbox's jobs, one after the other, until it is stopped. */
export function deliver({
  database,
  store,
  log,
  now,
}: {
  database: Database
  store: Store
  log: Logger
  now: () => UnixSeconds
}): Loop {
  async function run(): Promise<'again' | 'idle'> {
    const job = await claimJob({ database, now: now() })
    if (job === undefined) return 'idle'
    try {
      await updateOrder(job)
      await finishJob({ database, job, now: now() })
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      log.warn({ paymentId: job.payment_id, attempts: job.attempts, reason }, 'job will be retried')
      await retryJob({ database, job, error: reason, now: now() })
    }
    return 'again'
  }

  async function updateOrder(job: Job): Promise<void> {
    const payment = await readPayment({ database, id: job.payment_id })
    // A reorg may have taken the money away meanwhile; when it is back, there is a new job.
    if (payment?.status !== 'confirmed') return
    const answer = await store.updateOrder({
      order: payment.order.id,
      paymentId: payment.id,
      total: payment.total,
    })
    log.info({ paymentId: payment.id, order: payment.order.id, answer }, 'store answered')
    const due = BigInt(payment.due)
    await recordStoreAnswer({ database, paymentId: payment.id, answer, due, now: now() })
  }

  const loop = loopOf({ name: 'outbox', log, interval: 1_000, run })
  const forget = database.onEvent(loop.wake)
  return {
    wake: loop.wake,
    stop: () => {
      forget()
      return loop.stop()
    },
  }
}
