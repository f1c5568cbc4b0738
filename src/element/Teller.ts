import type { Problem } from './error/errorTemplate.js'
import { UsdcErrorEvent, UsdcReadyEvent } from './events.js'
import type { CheckedPayment } from './verify/verifyPayment.js'

/** Tells the page that a payment is shown, or what is in the way, each thing once. */
export class Teller {
  readonly #target: EventTarget
  #error = ''
  #ready = ''

  constructor(target: EventTarget) {
    this.#target = target
  }

  /** Dispatches what changed. */
  tell(payment: CheckedPayment | undefined, problem: Problem | undefined): void {
    const error = problem === undefined ? '' : `${problem.kind} ${problem.code}`
    const isNew = error !== this.#error
    this.#error = error
    if (problem !== undefined) {
      if (isNew) this.tellError(problem)
    } else if (payment !== undefined && this.#ready !== payment.view.id) {
      this.#ready = payment.view.id
      this.#target.dispatchEvent(new UsdcReadyEvent(payment.view))
    }
  }

  /** Tells of something that does not stand in the way of what is shown. */
  tellError({ code, message }: { code: string; message: string }): void {
    this.#target.dispatchEvent(new UsdcErrorEvent(code, message))
  }
}
