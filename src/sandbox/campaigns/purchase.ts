import type { OpenedPayment } from '../../protocol/index.js'
import { type Follower, follow } from '../follower.js'
import type { Random } from '../simulation/random.js'
import { campaignKey, type World } from './world.js'

/** One order of a campaign. */
export type Purchase = {
  readonly order: number
  readonly opened: OpenedPayment
  readonly follower: Follower
  /** Atomic USDC that was sent to it. */
  paid: bigint
}

/** An order costs this: one dollar and some cents, another sum for each. */
const priceOf = (order: number) => `1.${`${order % 100}`.padStart(2, '0')}`

/** Places an order and opens its payment, however often it takes: always with the same key. */
export async function openOne(world: World, random: Random): Promise<Purchase> {
  const booked = world.emulator.books.placeOrder({})
  const { id: order } = booked
  const total = priceOf(order)
  world.emulator.books.editOrder(order, { total_inc_tax: `${total}00` })
  const body = JSON.stringify({
    store: 'sandbox',
    order: `${order}`,
    cart: booked.cart_id,
    total: { amount: total, currency: 'USD' },
  })
  const urlOf = () => random.pick(world.replicas).url
  for (;;) {
    const response = await fetch(`${urlOf()}/v1/payments`, {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${campaignKey}`,
        'content-type': 'application/json',
        'idempotency-key': `order-${order}`,
      },
    }).catch(() => undefined)
    const answer = await response?.text().catch(() => undefined)
    if (response?.status === 200 && answer !== undefined) {
      const opened = JSON.parse(answer) as OpenedPayment
      const follower = follow({ id: opened.payment.id, token: opened.token, urlOf })
      return { order, opened, follower, paid: 0n }
    }
    if (response !== undefined && response.status < 500) {
      throw new Error(`Order ${order} was refused with ${response.status}: ${answer}`)
    }
    await rest(50)
  }
}

/** Pays exactly, in one transfer or in two. */
export async function payOne({ chain }: World, purchase: Purchase, random: Random): Promise<void> {
  const due = BigInt(purchase.opened.payment.due)
  const first = random.chance(0.3) ? due / 3n : due
  for (const amount of first === due ? [due] : [first, due - first]) {
    await chain.transfer({
      from: chain.cast.exchange,
      to: purchase.opened.payment.address,
      amount,
    })
    purchase.paid += amount
  }
}

/** Waits. */
export const rest = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
