import { readUnchecked, recordChecked, recordOrderState } from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Store } from '../../stores/store.js'
import { currentRequest, inRequest } from '../log.js'
import { type Taker, takeOrder } from '../takeOrder.js'
import type { Lead } from './lead.js'
import { type Loop, loopOf } from './loop.js'

/** Seconds between two looks at the shop's open orders. */
export const followInterval = 60
/** Orders that are read one by one in each look, at most. */
const batch = 20
/** Orders are followed for so many seconds after their payment was opened: ninety days. */
const followFor = 90 * 86_400

/** The loop, and a way to have one order looked at now. */
export type OrderFollower = Loop & { readonly look: (order: string) => void }

/**
 * Follows the shop's orders: the open ones in one list, and those that have left the list one by
 * one. A webhook only makes a look come sooner; without any, nothing is missed.
 */
export function followOrders({
  store,
  interval = followInterval,
  lead,
  ...endpoint
}: Taker & {
  store: Store
  interval?: number | undefined
  lead?: Pick<Lead, 'isHeld'>
}): OrderFollower {
  const { database, now, log } = endpoint
  /** Each with the request that asked for the look. */
  const wanted = new Map<string, string | undefined>()
  let nextList = 0

  /** A token that the shop refuses may be put right: that must not end the loop. */
  async function run(): Promise<'idle'> {
    try {
      await lookAround()
    } catch (error) {
      if (!(error instanceof PayWithUsdcError) || error.retryable) throw error
      log.error({ err: error, hint: error.hint }, 'the shop’s orders cannot be read')
    }
    return 'idle'
  }

  async function lookAround(): Promise<void> {
    for (const [order, requestId] of wanted) {
      await inRequest(requestId, () => lookAtWanted(order))
    }
    // The list is one process's; an order that this one was told of is looked at here.
    if (now() < nextList || lead?.isHeld() === false) return
    for (const order of await store.readOpenOrders()) await takeOrder(endpoint, order)
    const unchecked = await readUnchecked({
      database,
      openedAfter: now() - followFor,
      checkedBefore: now() - interval,
      limit: batch,
    })
    for (const { order, paymentId } of unchecked) await lookAt(order, paymentId)
    nextList = now() + interval
  }

  /** What is told while the order is being read asks for another look. */
  async function lookAtWanted(order: string): Promise<void> {
    wanted.delete(order)
    try {
      await lookAt(order)
    } catch (error) {
      wanted.set(order, currentRequest())
      throw error
    }
  }

  async function lookAt(order: string, paymentId?: string): Promise<void> {
    const read = await store.readOrder({ order })
    if (read.ok && read.value.refused === undefined) return takeOrder(endpoint, read.value)
    if (paymentId === undefined) return
    // Deleted, or moved to another method: it takes no money by us any more.
    await recordOrderState({ database, paymentId, state: 'canceled', now: now() })
    await recordChecked({ database, paymentId, now: now() })
  }

  const loop = loopOf({ name: 'orders', log, interval: interval * 1_000, run })
  return {
    ...loop,
    look(order) {
      // A flood of webhooks does not grow without bound; the list finds the rest.
      if (wanted.size < 1_000) wanted.set(order, currentRequest())
      loop.wake()
    },
  }
}
