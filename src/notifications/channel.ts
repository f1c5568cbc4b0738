import type { UnixSeconds } from '../payment/index.js'
import type { PaymentView } from '../protocol/index.js'

/** Something that happened to a payment, as a channel tells it. */
export type Happening = {
  /** The same for every try and every target; unique for each event. */
  readonly id: string
  /** Such as `payment.paid`. */
  readonly type: string
  readonly at: UnixSeconds
  /** The payment as it was then; its `sequence` grows by one with each event. Nothing in a test. */
  readonly payment: PaymentView | undefined
}

/** What came of one try. */
export type Answer =
  | { readonly outcome: 'taken'; readonly status: number }
  /** The target wants nothing any more. */
  | { readonly outcome: 'gone'; readonly status: number }
  | {
      readonly outcome: 'failed'
      readonly status?: number
      /** One line for a person; no secrets. */
      readonly error: string
      /** Seconds that the target asks to be left alone. */
      readonly retryAfter?: number
    }

/** A way to tell a merchant's systems of events. It never throws: a failure is an answer. */
export type Channel = {
  /** Stable over restarts, and fit for logs. */
  readonly name: string
  readonly send: (happening: Happening) => Promise<Answer>
}

/** The id of an event, wherever it is told. */
export function eventId(payment: Pick<PaymentView, 'id' | 'sequence'>): string {
  return `msg_${payment.id}_${payment.sequence}`
}

/** The payment and the sequence of an event's id; nothing when it is none. */
export function parseEventId(id: string): { paymentId: string; sequence: number } | undefined {
  const [, paymentId, sequence] = /^msg_(pay_[0-9a-f]{1,64})_([1-9]\d{0,8})$/.exec(id) ?? []
  return paymentId === undefined ? undefined : { paymentId, sequence: Number(sequence) }
}
