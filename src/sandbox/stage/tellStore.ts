import type { Exchange, OrderEvent } from '../bigcommerce/index.js'
import type { Timeline } from './timeline.js'

/** BigCommerce's own words for what an order can be. */
export const stateNames: Readonly<Record<number, string>> = {
  4: 'Refunded',
  5: 'Cancelled',
  7: 'Awaiting Payment',
  10: 'Completed',
  11: 'Awaiting Fulfillment',
  14: 'Partially Refunded',
}

const orderOf = (path: string) => {
  const found = /\/orders\/(\d+)/.exec(path)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Puts what happens in the store into its lane. */
export const tellStore = {
  /** What was written, and what went wrong; reading is not worth a line. */
  exchange(timeline: Timeline, { method, path, status, requestBody }: Exchange): void {
    const isBad = status >= 400 && status !== 404
    if (method === 'GET' && !isBad) return
    const order = orderOf(path)
    const fields = requestBody === null ? {} : Object(requestBody)
    const what =
      'staff_notes' in fields
        ? 'a staff note'
        : 'status_id' in fields
          ? stateNames[fields.status_id as number]
          : path.replace(/^\/v[23]\//, '')
    timeline.add({
      ...{ lane: 'store', order, kind: isBad ? 'bad' : 'plain' },
      text: `${method} ${what}: answered ${status}`,
    })
  },

  event(timeline: Timeline, { scope, order, newStatus }: OrderEvent): void {
    if (scope !== 'store/order/statusUpdated') return
    const state = stateNames[newStatus ?? 0] ?? `Status ${newStatus}`
    const kind = newStatus === 11 || newStatus === 10 ? 'good' : 'plain'
    timeline.add({ lane: 'store', order, text: `The order is ${state}`, kind })
  },
}
