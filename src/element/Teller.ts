import type { Problem } from './error/errorTemplate.js'
import { UsdcErrorEvent, UsdcPaidEvent, UsdcReadyEvent, UsdcStatusEvent } from './events.js'
import type { CheckedPayment } from './verify/verifyPayment.js'

/** Tells the page what is new since the last time, each thing once. */
export class Teller {
  readonly #target: EventTarget
  #error = ''
  #ready = ''
  #status = ''
  #paid = ''

  constructor(target: EventTarget) {
    this.#target = target
  }

  /** Dispatches what changed. */
  tell(payment: CheckedPayment | undefined, problem: Problem | undefined): void {
    const error = problem === undefined ? '' : `${problem.kind} ${problem.code}`
    const isNew = error !== this.#error
    this.#error = error
    if (problem !== undefined) {
      if (isNew) this.#target.dispatchEvent(new UsdcErrorEvent(problem.code, problem.message))
    } else if (payment !== undefined) {
      this.#tellPayment(payment)
    }
  }

  #tellPayment({ view }: CheckedPayment): void {
    if (this.#ready !== view.id) {
      this.#ready = view.id
      this.#target.dispatchEvent(new UsdcReadyEvent(view))
    }
    const status = [view.id, view.status, ...view.exceptions].join(' ')
    if (this.#status !== status) {
      this.#status = status
      this.#target.dispatchEvent(new UsdcStatusEvent(view))
    }
    if (view.status === 'paid' && this.#paid !== view.id) {
      this.#paid = view.id
      this.#target.dispatchEvent(new UsdcPaidEvent(view))
    }
  }
}
