import { pay, reaches } from './moves.js'
import { paid, type Scenario } from './scenario.js'

/** What the merchant gives back. */
export const merchantScenarios: readonly Scenario[] = [
  {
    name: 'merchant-refunds-all',
    group: 'merchant',
    title: 'Refunds the whole order',
    shows:
      'The shop records the refund and the merchant’s wallet sends the money back; the payment stays paid, and says that the order was changed.',
    async run(scene) {
      const { order, stage, tell } = scene
      await pay(scene)
      await reaches(scene, 'paid')
      tell('The merchant refunds everything')
      await stage.refund(order, order.due)
    },
    ending: { ...paid, exceptions: ['order_changed'], orderState: 4 },
  },
  {
    name: 'merchant-refunds-part',
    group: 'merchant',
    title: 'Refunds a part',
    shows:
      'Too much came: the shop records that five dollars go back, and the merchant’s wallet sends them.',
    async run(scene) {
      const { order, stage, tell } = scene
      await pay(scene, { amount: order.due + 5_000_000n })
      await reaches(scene, 'paid')
      tell('The merchant gives 5 dollars back')
      await stage.refund(order, 5_000_000n)
    },
    ending: {
      ...paid,
      exceptions: ['overpaid'],
      received: (due) => due + 5_000_000n,
      orderState: 14,
    },
  },
]
