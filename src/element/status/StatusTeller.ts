import type { CheckedPayment } from '../verify/verifyPayment.js'
import { UsdcPaidEvent, UsdcStatusEvent } from './events.js'

/** Tells the page how its payment stands, each thing once. */
export class StatusTeller {
  readonly #target: EventTarget
  #status = ''
  #paid = ''

  constructor(target: EventTarget) {
    this.#target = target
  }

  /** Dispatches what changed. */
  tell({ view }: CheckedPayment): void {
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
