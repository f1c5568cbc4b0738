import { sandboxDollars } from '../../chains/definitions/sandbox.js'
import { shows } from './moves.js'
import { type Ending, type Scenario, type Scene, untouched } from './scenario.js'

const [bridged, usdt] = sandboxDollars

const astray: Ending = { ...untouched, exceptions: ['wrong_token'] }

async function payIn(scene: Scene, { symbol, address: token }: (typeof sandboxDollars)[number]) {
  const { order, main, tell } = scene
  tell(`The shopper sends ${symbol}`)
  await main.pay({ to: order.address, amount: order.due, token, order: order.id })
  await shows(scene, 'wrong_token')
}

/** Money that does not count. */
export const payerTokens: readonly Scenario[] = [
  {
    name: 'payer-bridged-usdc',
    group: 'payer',
    title: 'Pays in bridged USDC',
    shows: 'USDC.e is not Circle’s own USDC: it is named, not counted, and safe at the address.',
    run: (scene) => payIn(scene, bridged),
    ending: astray,
  },
  {
    name: 'payer-usdt',
    group: 'payer',
    title: 'Pays in USDT',
    shows: 'Another dollar: it is named, not counted, and the merchant can fetch it.',
    run: (scene) => payIn(scene, usdt),
    ending: astray,
  },
  {
    name: 'payer-ether',
    group: 'payer',
    title: 'Pays in ether',
    shows: 'Ether leaves no log: a look at the balance finds it, and the page says what happened.',
    async run(scene) {
      const { order, main, tell } = scene
      tell('The shopper sends ether')
      await main.payCoin({ to: order.address, amount: 10n ** 16n, order: order.id })
      await shows(scene, 'wrong_token')
    },
    ending: astray,
  },
  {
    name: 'payer-wrong-network',
    group: 'payer',
    title: 'Pays on a network that is not offered',
    shows: 'The address is the same there: the money is seen, named and safe, and does not count.',
    async run(scene) {
      const { order, unoffered, tell } = scene
      tell(`The shopper pays on ${unoffered.definition.name}`)
      await unoffered.pay({ to: order.address, amount: order.due, order: order.id })
      await shows(scene, 'wrong_chain')
    },
    ending: { ...untouched, exceptions: ['wrong_chain'] },
  },
]
