import { PayWithUsdcError } from '../../errors/index.js'
import type { FiatAmount } from '../../protocol/index.js'
import type { OrderUpdate, UpdateAnswer } from '../store.js'
import { isSameDecimal, parseDecimal } from './decimal.js'
import { isNamed, isPlaced, type Methods, paymentIdOf, stateOf, totalOf } from './order.js'
import type { OrdersApi } from './ordersApi.js'
import { appendNote, metafieldsOf } from './proof.js'
import type { BigCommerceOrder } from './schemas.js'
import { storeUnavailable } from './storeErrors.js'

/** The status ids that a paid order gets. */
export type PaidStatuses = { readonly paid: number; readonly digital: number }

type Desk = {
  readonly api: OrdersApi
  readonly methods: Methods
  readonly statuses: PaidStatuses
  readonly onProofRefused: (input: {
    readonly order: string
    readonly error: PayWithUsdcError
  }) => void
}

/**
 * Marks an order as paid: read, compare, one PUT, read again, then the proof.
 *
 * BigCommerce has no conditional PUT, so what staff do in the moment between the read and the PUT
 * cannot be seen. The payment's id in the order is what makes a repetition harmless: wherever the
 * last try was interrupted, the next one finds the id, or does not, and goes on from there.
 */
export async function updateOrder(desk: Desk, update: OrderUpdate): Promise<UpdateAnswer> {
  const order = await desk.api.readOrder(update.order)
  if (order === undefined || !isPlaced(order)) return changed('The order is not there any more.')
  if (paymentIdOf(order) === update.paymentId) return acceptWithProof(desk, update, order)

  const difference = differenceOf(order, update, desk.methods)
  if (difference !== undefined) return difference

  const { paid, digital } = desk.statuses
  await desk.api.changeOrder(update.order, {
    status_id: order.order_is_digital ? digital : paid,
    payment_provider_id: update.paymentId,
  })
  const after = await desk.api.readOrder(update.order)
  if (after === undefined || paymentIdOf(after) !== update.paymentId) {
    throw storeUnavailable(`order ${update.order} did not keep the payment's id`)
  }
  return acceptWithProof(desk, update, after)
}

/** Why the order must not be moved; undefined when it is the order that was paid. */
function differenceOf(
  order: BigCommerceOrder,
  update: OrderUpdate,
  { methods }: Methods,
): UpdateAnswer | undefined {
  const state = stateOf(order)
  if (state === 'canceled') return changed(`The order is ${label(order)}.`)
  if (state === 'paid') return changed('Another payment paid the order.')
  if (state === 'moved') return changed(`The order was moved to ${label(order)}.`)
  if (!isNamed(order, methods)) return changed('The order has another payment method now.')
  const total = totalOf(order)
  if (total.currency !== update.total.currency) return changed('The order has another currency.')
  return isSameAmount(total, update.total) ? undefined : { answer: 'repriced', total }
}

async function acceptWithProof(
  desk: Desk,
  update: OrderUpdate,
  order: BigCommerceOrder,
): Promise<UpdateAnswer> {
  try {
    await writeProof(desk.api, update, order)
  } catch (error) {
    // The order is paid. Only a proof that may still be written is worth another try.
    if (!(error instanceof PayWithUsdcError) || error.retryable) throw error
    desk.onProofRefused({ order: update.order, error })
  }
  return { answer: 'accepted' }
}

/** Writes what is missing. The note comes first, so that it is made from the freshest read. */
async function writeProof(
  api: OrdersApi,
  update: OrderUpdate,
  order: BigCommerceOrder,
): Promise<void> {
  const notes = appendNote(order.staff_notes ?? '', update)
  if (notes !== undefined) await api.changeOrder(update.order, { staff_notes: notes })
  const there = await api.readMetafields(update.order)
  for (const field of metafieldsOf(update)) {
    const same = there.find(({ key }) => key === field.key)
    if (same === undefined) await api.createMetafield(update.order, field)
    else if (same.value !== field.value) await api.changeMetafield(update.order, same.id, field)
  }
}

function changed(reason: string): UpdateAnswer {
  return { answer: 'changed', reason }
}

const labels: Readonly<Record<number, string>> = {
  1: 'Pending',
  2: 'Shipped',
  3: 'Partially Shipped',
  4: 'Refunded',
  5: 'Cancelled',
  6: 'Declined',
  7: 'Awaiting Payment',
  8: 'Awaiting Pickup',
  9: 'Awaiting Shipment',
  10: 'Completed',
  11: 'Awaiting Fulfillment',
  12: 'Manual Verification Required',
  13: 'Disputed',
  14: 'Partially Refunded',
}

function label({ status_id }: BigCommerceOrder): string {
  return labels[status_id] ?? `status ${status_id}`
}

/** An amount that is no number is equal to nothing. */
function isSameAmount(a: FiatAmount, b: FiatAmount): boolean {
  const [one, other] = [parseDecimal(a.amount), parseDecimal(b.amount)]
  return one !== undefined && other !== undefined && isSameDecimal(one, other)
}
