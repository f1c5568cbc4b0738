import {
  claimJob,
  finishJob,
  type Job,
  readFindings,
  readPayment,
  readRefundAddress,
  recordStoreAnswer,
  retryJob,
} from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { ProofTransfer, Store } from '../../stores/store.js'
import { noticeOf } from '../notice.js'
import { openOrder } from '../openOrder.js'
import type { Taker } from '../takeOrder.js'
import { type Loop, loopOf } from './loop.js'

/** Does the outbox's jobs, one after the other, until it is stopped. */
export function deliver({ store, ...endpoint }: Taker & { store: Store }): Loop {
  const { database, log, now, config } = endpoint

  async function run(): Promise<'again' | 'idle'> {
    const job = await claimJob({ database, now: now() })
    if (job === undefined) return 'idle'
    try {
      await (job.kind === 'tell_staff' ? tellStaff(job) : updateOrder(job))
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
    if (payment?.status !== 'confirmed' || payment.exceptions.includes('held')) return
    const answer = await store.updateOrder({
      order: payment.order.id,
      paymentId: payment.id,
      total: payment.total,
      proof: proofOf(payment, config),
      refundAddress: await readRefundAddress({ database, paymentId: payment.id }),
    })
    log.info({ paymentId: payment.id, order: payment.order.id, ...answer }, 'store answered')
    if (answer.answer === 'repriced') {
      const { id, cart } = payment.order
      const quoted = await openOrder(endpoint, { id, cart, total: answer.total })
      if (!quoted.ok) throw new PayWithUsdcError(quoted.code, quoted.message, { retryable: true })
      // Asked again, if what was received covers the new total.
      throw new PayWithUsdcError('order_repriced', 'The order costs something else now.', {
        retryable: true,
      })
    }
    await recordStoreAnswer({
      database,
      paymentId: payment.id,
      answer: answer.answer,
      due: BigInt(payment.due),
      now: now(),
    })
  }

  /** Tells what is true now: what has passed meanwhile needs nobody any more. */
  async function tellStaff(job: Job): Promise<void> {
    const payment = await readPayment({ database, id: job.payment_id })
    if (payment === undefined) return
    const findings = await readFindings({ database, paymentId: payment.id })
    const text = noticeOf(payment, config, findings)
    log.warn({ paymentId: payment.id, order: payment.order.id, text }, 'a person has to look')
    await store.tellStaff({ order: payment.order.id, paymentId: payment.id, text })
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

/** What the shop's staff should see: each transfer with its link. */
function proofOf(payment: PaymentView, { chains }: Taker['config']): ProofTransfer[] {
  return payment.transfers.map(({ chain, amount, transactionHash }) => {
    const definition = chains.find((one) => `eip155:${one.definition.id}` === chain)?.definition
    return {
      amount: formatUsdc(BigInt(amount)),
      network: definition?.name ?? chain,
      transactionHash,
      url: `${definition?.explorer.url ?? ''}/tx/${transactionHash}`,
    }
  })
}
