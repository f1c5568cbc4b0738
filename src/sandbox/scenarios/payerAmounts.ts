import { blocksPass, pay, reaches, shows } from './moves.js'
import { paid, type Scenario } from './scenario.js'

/** Sums and times. */
export const payerAmounts: readonly Scenario[] = [
  {
    name: 'payer-exact',
    group: 'payer',
    title: 'Pays exactly',
    shows:
      'The usual way: waiting, seen, confirmed, paid; the order turns to Awaiting Fulfillment.',
    run: async (scene) => void (await pay(scene)),
    ending: paid,
  },
  {
    name: 'payer-too-little',
    group: 'payer',
    title: 'Pays too little',
    shows: 'The page says how much is missing and goes on waiting; the order stays unpaid.',
    run: async (scene) => void (await pay(scene, { amount: (scene.order.due * 3n) / 5n })),
    ending: {
      status: 'waiting',
      exceptions: ['underpaid'],
      received: (due) => (due * 3n) / 5n,
      path: ['waiting'],
    },
  },
  {
    name: 'payer-too-much',
    group: 'payer',
    title: 'Pays too much',
    shows: 'The order is paid, and what came on top is named as owed back, to shopper and staff.',
    run: async (scene) => void (await pay(scene, { amount: scene.order.due + 5_000_000n })),
    ending: { ...paid, exceptions: ['overpaid'], received: (due) => due + 5_000_000n },
  },
  {
    name: 'payer-twice',
    group: 'payer',
    title: 'Pays twice',
    shows:
      'Both transfers count once each; the second one is named as a duplicate that is owed back.',
    async run(scene) {
      await pay(scene)
      await reaches(scene, 'paid')
      await pay(scene)
    },
    ending: { ...paid, exceptions: ['overpaid', 'duplicate'], received: (due) => due * 2n },
  },
  {
    name: 'payer-late',
    group: 'payer',
    title: 'Pays late',
    shows:
      'The price runs out, the page offers a new one; money that comes later still pays the order.',
    opening: { quoteSeconds: 5 },
    async run(scene) {
      scene.tell('The shopper lets the time run out (five seconds here)')
      await reaches(scene, 'expired')
      await pay(scene)
    },
    ending: {
      ...paid,
      exceptions: ['late'],
      path: ['waiting', 'expired', 'seen', 'confirmed', 'paid'],
    },
  },
  {
    name: 'payer-two-parts',
    group: 'payer',
    title: 'Pays in two parts',
    shows:
      'After the first part the page asks for the rest; with the second one the order is paid.',
    async run(scene) {
      const first = scene.order.due / 3n
      await pay(scene, { amount: first })
      await shows(scene, 'underpaid')
      await pay(scene, { amount: scene.order.due - first })
    },
    ending: paid,
  },
  {
    name: 'payer-two-chains',
    group: 'payer',
    title: 'Pays from two chains',
    shows: 'The same address on two networks: half of the money on each pays one order.',
    async run(scene) {
      const half = scene.order.due / 2n
      await pay(scene, { amount: half })
      await pay(scene, { amount: scene.order.due - half, on: scene.second })
    },
    ending: paid,
  },
  {
    name: 'payer-exchange',
    group: 'payer',
    title: 'Pays from an exchange',
    shows:
      'The withdrawal comes after minutes (seconds here) and less a fee of 1 USDC: the page asks for the rest.',
    async run(scene) {
      scene.tell('The shopper asks an exchange for a withdrawal')
      await blocksPass(scene.main, 3)
      await pay(scene, { amount: scene.order.due - 1_000_000n })
      await shows(scene, 'underpaid')
      scene.tell('The shopper sends the missing dollar')
      await pay(scene, { amount: 1_000_000n })
    },
    ending: paid,
  },
]
