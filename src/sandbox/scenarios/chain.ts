import { blocksPass, eventually, pay, payInVain, reaches } from './moves.js'
import { paid, type Scenario, untouched } from './scenario.js'

/** What the network does. */
export const chainScenarios: readonly Scenario[] = [
  {
    name: 'chain-stops',
    group: 'chain',
    title: 'The chain stands still',
    shows: 'The payment stays at “seen” while no block comes, and goes on by itself afterwards.',
    async run(scene) {
      await pay(scene)
      await reaches(scene, 'seen')
      await scene.main.setPace(0)
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      const view = await scene.order.read()
      if (view?.status !== 'seen') throw new Error(`It is ${view?.status} while the chain stands.`)
      await scene.main.setPace(1)
    },
    ending: paid,
  },
  {
    name: 'chain-slow',
    group: 'chain',
    title: 'The chain is slow',
    shows: 'A block every three seconds: everything happens, only later.',
    async run(scene) {
      await scene.main.setPace(3)
      await pay(scene)
      await reaches(scene, 'confirmed')
    },
    ending: paid,
  },
  {
    name: 'chain-fast',
    group: 'chain',
    title: 'Ten blocks at once',
    shows: 'A burst of blocks: the payment is confirmed with the next look.',
    async run(scene) {
      await pay(scene)
      await scene.main.mine(10)
    },
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
  {
    name: 'chain-reorg-kept',
    group: 'chain',
    title: 'A reorg that keeps the payment',
    shows: 'The last two blocks are replaced, and the transfer is in the new ones: it counts once.',
    async run(scene) {
      const raw = await scene.main.rawOf(await pay(scene))
      await reaches(scene, 'seen')
      await scene.main.reorg(2, [raw])
    },
    ending: { ...paid, path: ['waiting', 'seen', 'waiting?', 'seen?', 'confirmed', 'paid'] },
  },
  {
    name: 'chain-reorg-dropped',
    group: 'chain',
    title: 'A reorg that takes the payment back',
    shows:
      'Seen, and then not there any more: the page waits again, and a second payment pays the order.',
    async run(scene) {
      await pay(scene)
      await reaches(scene, 'seen')
      await scene.main.reorg(2)
      await reaches(scene, 'waiting')
      await pay(scene)
    },
    ending: { ...paid, path: ['waiting', 'seen', 'waiting', 'seen', 'confirmed', 'paid'] },
  },
  {
    name: 'chain-reorg-after-paid',
    group: 'chain',
    title: 'A deep reorg after “paid”',
    shows:
      'Eight blocks are replaced after the shop took the order: it stays paid, and staff are told that the money is gone.',
    async run(scene) {
      await pay(scene)
      await reaches(scene, 'paid')
      await blocksPass(scene.main, 2)
      await scene.main.reorg(8)
    },
    ending: {
      ...paid,
      exceptions: ['reversed'],
      received: () => 0n,
      differences: ['reversed'],
    },
  },
  {
    name: 'chain-transaction-dropped',
    group: 'chain',
    title: 'The transaction is dropped',
    shows: 'Sent, and never mined: a wallet’s word moves nothing, the payment goes on waiting.',
    async run(scene) {
      const { main } = scene
      await main.setPace(0)
      const hash = await pay(scene)
      await main.drop(hash)
      await main.setPace(1)
      await blocksPass(main, 3)
    },
    ending: untouched,
  },
  {
    name: 'chain-transaction-replaced',
    group: 'chain',
    title: 'The transaction is replaced by another',
    shows:
      'The wallet cancels it with a transaction of the same number: nothing arrives, nothing counts.',
    async run(scene) {
      const { main } = scene
      await main.setPace(0)
      await main.replace(await pay(scene))
      await main.setPace(1)
      await blocksPass(main, 3)
    },
    ending: untouched,
  },
  {
    name: 'chain-usdc-paused',
    group: 'chain',
    title: 'Circle pauses USDC',
    shows:
      'Transfers fail and the network is switched off with a reason; when it goes on, the order can be paid.',
    async run(scene) {
      const { main, stage } = scene
      await main.setPaused(true)
      await eventually('the network that is off', async () => {
        const health = await (await fetch(`${stage.endpoint.url}/health`)).text()
        return /paused/i.test(health)
      })
      await payInVain(scene)
      await main.setPaused(false)
      await eventually('the network that is on', async () => {
        const health = await (await fetch(`${stage.endpoint.url}/health`)).text()
        return !/paused/i.test(health)
      })
      await pay(scene)
    },
    ending: paid,
  },
  {
    name: 'chain-payer-blacklisted',
    group: 'chain',
    title: 'Circle blacklists the payer',
    shows: 'The transfer fails on chain: nothing arrives, and the payment goes on waiting.',
    async run(scene) {
      const { main } = scene
      await main.setBlacklisted(main.chain.cast.exchange, true)
      await payInVain(scene)
      await blocksPass(main, 2)
    },
    ending: untouched,
  },
]
