import {
  type FollowedOrder,
  findPayment,
  readPayment,
  recordChecked,
  recordOrderState,
} from '../database/index.js'
import { accept, type Result } from '../errors/index.js'
import { isSameSum } from '../money/index.js'
import type { StoreOrder } from '../stores/store.js'
import type { Endpoint } from './context.js'
import { openOrder } from './openOrder.js'

/** What taking in an order needs. */
export type Taker = Pick<Endpoint, 'config' | 'chains' | 'database' | 'now' | 'rates' | 'log'>

/**
 * Takes in what the shop says about an order now, however it was learnt. An order that waits
 * without a payment gets one, so its money is seen even when no page ever reached the endpoint.
 * A canceled order, or one that staff moved on, takes no money any more; another total is quoted
 * anew and what was received is compared with it.
 */
export async function takeOrder(endpoint: Taker, order: StoreOrder): Promise<void> {
  const { config, database, now } = endpoint
  const found = await findPayment({ database, store: config.store.hash, order: order.id })
  if (found === undefined) {
    if (order.state === 'open') logRefusal(endpoint, order, await openOrder(endpoint, order))
    return
  }
  const { paymentId } = found
  await recordOrderState({ database, paymentId, state: stateOf(order, found), now: now() })
  if (order.state === 'open') logRefusal(endpoint, order, await requote(endpoint, order, found))
  await recordChecked({ database, paymentId, now: now() })
}

/** An order that carries this payment is open to it for good, unless it was canceled afterwards. */
function stateOf(order: StoreOrder, { paymentId }: FollowedOrder): 'open' | 'canceled' {
  if (order.state === 'open') return 'open'
  return order.paymentId === paymentId && order.state !== 'canceled' ? 'open' : 'canceled'
}

/** Only another total: a quote that is over is renewed when the shopper comes back. */
async function requote(
  endpoint: Taker,
  order: StoreOrder,
  { paymentId }: FollowedOrder,
): Promise<Result<string>> {
  const payment = await readPayment({ database: endpoint.database, id: paymentId })
  const isSame = payment !== undefined && isSameSum(payment.total, order.total)
  return isSame ? accept(paymentId) : openOrder(endpoint, order)
}

function logRefusal({ log }: Taker, order: StoreOrder, result: Result<string>): void {
  if (result.ok) return
  log.warn({ order: order.id, code: result.code }, `An order gets no quote: ${result.message}`)
}
