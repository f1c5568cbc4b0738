import type { Fault } from '../bigcommerce/index.js'
import { addDollars } from '../stage/stage.js'
import { blocksPass, pay, reaches } from './moves.js'
import { paid, type Scenario, type Scene } from './scenario.js'

/** Lets the shop fail while the order is being paid. */
async function payDuring(scene: Scene, what: string, fault: Fault): Promise<void> {
  scene.stage.store.books.setFaults(fault)
  scene.tell(what)
  await pay(scene)
  await reaches(scene, 'paid')
}

const orders = 'PUT /v2/orders/*'

/** What the shop and its staff do. */
export const storeScenarios: readonly Scenario[] = [
  {
    name: 'store-429',
    group: 'store',
    title: 'The shop limits the rate',
    shows: 'BigCommerce answers 429 with a waiting time: the endpoint waits for it and comes back.',
    run: (scene) =>
      payDuring(scene, 'BigCommerce answers 429', {
        ...{ route: orders, times: 1, status: 429 },
        headers: { 'x-rate-limit-time-reset-ms': '1500' },
      }),
    ending: paid,
  },
  {
    name: 'store-500',
    group: 'store',
    title: 'The shop fails',
    shows: 'BigCommerce answers 500: the order is told again until it is taken, and moved once.',
    run: (scene) =>
      payDuring(scene, 'BigCommerce answers 500', { route: orders, times: 2, status: 500 }),
    ending: paid,
  },
  {
    name: 'store-slow',
    group: 'store',
    title: 'The shop is slow',
    shows:
      'BigCommerce takes three seconds for each answer: the page says “confirmed” until it is through.',
    run: (scene) => payDuring(scene, 'BigCommerce is slow', { route: orders, delay: 3_000 }),
    ending: paid,
  },
  {
    name: 'store-order-edited',
    group: 'store',
    title: 'The order is edited',
    shows:
      'Staff add something for 10 dollars: the page asks for the new total, and the rest pays the order.',
    async run(scene) {
      const { order, stage, tell } = scene
      const total = addDollars(order.booked().total_inc_tax, 10_000_000n)
      tell('Staff add something for 10 dollars')
      stage.store.books.editOrder(order.id, { total_inc_tax: total })
      const due = order.due + 10_000_000n
      await order.until('the new total', (view) => view.due === `${due}`)
      await pay(scene, { amount: due })
    },
    ending: { ...paid, received: (due) => due + 10_000_000n },
  },
  {
    name: 'store-order-canceled',
    group: 'store',
    title: 'The order is canceled',
    shows:
      'Staff cancel it and money comes all the same: the order stays canceled, and everything is owed back.',
    async run(scene) {
      const { order, stage, tell } = scene
      tell('Staff cancel the order')
      stage.store.books.editOrder(order.id, { status_id: 5 })
      await reaches(scene, 'canceled')
      await pay(scene)
    },
    ending: {
      ...{ status: 'canceled', exceptions: ['order_changed'], orderState: 5 },
      ...{ received: (due) => due, path: ['waiting', 'canceled'] },
    },
  },
  {
    name: 'store-paid-otherwise',
    group: 'store',
    title: 'The order is paid in another way',
    shows:
      'Staff take a bank transfer and move the order; USDC that comes later is named as owed back.',
    async run(scene) {
      const { order, stage, tell } = scene
      tell('Staff take a bank transfer')
      stage.store.books.editOrder(order.id, { status_id: 11, payment_method: 'Bank transfer' })
      await reaches(scene, 'canceled')
      await pay(scene)
    },
    ending: {
      ...{ status: 'canceled', exceptions: ['order_changed'], orderState: 11 },
      ...{ received: (due) => due, path: ['waiting', 'canceled'] },
    },
  },
  {
    name: 'store-webhook-lost',
    group: 'store',
    title: 'The shop’s webhook is lost',
    shows:
      'Staff cancel the order and nobody tells the endpoint: its own look at the list finds it.',
    async run(scene) {
      const { order, stage, tell } = scene
      stage.hooks = 'lost'
      tell('Staff cancel the order, and the webhook is lost')
      stage.store.books.editOrder(order.id, { status_id: 5 })
      await reaches(scene, 'canceled')
    },
    ending: { status: 'canceled', orderState: 5, path: ['waiting', 'canceled'] },
  },
  {
    name: 'store-webhook-doubled',
    group: 'store',
    title: 'The shop’s webhook comes twice',
    shows: 'Everything is told twice, and nothing happens twice.',
    async run(scene) {
      scene.stage.hooks = 'doubled'
      await pay(scene)
      await reaches(scene, 'paid')
    },
    ending: paid,
  },
  {
    name: 'store-webhook-forged',
    group: 'store',
    title: 'Somebody forges a webhook',
    shows:
      'A webhook with a wrong signature and a wrong secret is refused; the payment goes its way.',
    async run(scene) {
      const { order, stage, tell } = scene
      const event = { scope: 'store/order/statusUpdated', order: order.id } as const
      const moved = { ...event, previousStatus: 7, newStatus: 5 }
      tell('Somebody says that the order was canceled')
      for (const forge of ['signature', 'secret', 'producer'] as const) {
        const deliveries = await stage.store.deliverHook(moved, { forge })
        const taken = deliveries.filter(({ status }) => status !== undefined && status < 300)
        if (taken.length > 0) throw new Error(`A webhook with a wrong ${forge} was taken.`)
      }
      await pay(scene)
      await blocksPass(scene.main, 1)
    },
    ending: paid,
  },
]
