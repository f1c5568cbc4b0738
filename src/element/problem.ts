import type { ConnectionState } from './connection/PaymentConnection.js'
import type { Problem } from './error/errorTemplate.js'
import { parseTreasuries } from './verify/verifyPayment.js'

type Reason = { readonly code: string; readonly message: string }

/** Decides what stands in the way of showing a payment; undefined when nothing does. */
export function findProblem(options: {
  treasury: string | null
  /** The page names an endpoint and an order. */
  openable: boolean
  refusal: Reason | undefined
  state: ConnectionState
  error: Reason | undefined
  /** A checked payment is held and can be shown as the last known truth. */
  shown: boolean
}): Problem | undefined {
  const { treasury, openable, refusal, state, error, shown } = options
  const pinned = parseTreasuries(treasury)
  if (!pinned.ok) return problem('setup', pinned)
  if (!openable) {
    const message = 'Set endpoint, and store, order and cart, or payment and token.'
    return problem('setup', { code: 'order_missing', message })
  }
  if (refusal !== undefined) return problem('refused', refusal)
  if (error === undefined) return undefined
  if (state === 'failed') return problem('failed', error)
  return shown ? undefined : problem('unreachable', error)
}

const problem = (kind: Problem['kind'], { code, message }: Reason): Problem => ({
  kind,
  code,
  message,
})
