import { accept, type Result, refuse } from '../../errors/index.js'
import { openedPaymentSchema, type PaymentView } from '../../protocol/index.js'
import type { Order } from './claims.js'

const patience = 15_000

/** Asks the endpoint for the payment of an order; from here, never through the page. */
export async function askEndpoint(
  { store, order, cart, endpoint }: Pick<Order, 'store' | 'order' | 'cart' | 'endpoint'>,
  fetch: typeof globalThis.fetch,
): Promise<Result<PaymentView, 'endpoint_unreachable' | 'endpoint_refused' | 'answer_malformed'>> {
  const url = `${endpoint}/v1/checkout`
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ store, order, cart }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const json: unknown = await response.json()
    if (!response.ok) {
      const { code, message } = (json ?? {}) as { code?: unknown; message?: unknown }
      return refuse('endpoint_refused', `${response.status} ${String(code)}: ${String(message)}`)
    }
    const opened = openedPaymentSchema.safeParse(json)
    if (opened.success) return accept(opened.data.payment)
    const places = opened.error.issues.slice(0, 3).map(({ path }) => path.join('.'))
    return refuse('answer_malformed', `The answer does not fit at ${places.join(', ')}.`)
  } catch (error) {
    return refuse('endpoint_unreachable', `${url}: ${(error as Error).message}`)
  }
}
