import type { Gateway, GatewayMode } from '../stage/gateway.js'
import { blocksPass, pay, reaches } from './moves.js'
import { paid, type Scenario, type Scene } from './scenario.js'

/** The provider that the endpoint reads now; which one that is depends on what happened before. */
async function readerOf({ main }: Scene): Promise<Gateway> {
  const before = main.gateways.map((gateway) => gateway.logsAsked())
  await blocksPass(main, 2)
  const [reader] = main.gateways
    .map((gateway, at) => ({ gateway, asked: gateway.logsAsked() - (before[at] ?? 0) }))
    .sort((a, b) => b.asked - a.asked)
  if (reader === undefined) throw new RangeError('The first chain has providers.')
  return reader.gateway
}

/** Switches the one that is read, and pays. */
async function payWith(scene: Scene, mode: GatewayMode): Promise<void> {
  const reader = await readerOf(scene)
  const before = reader.faults()
  scene.stage.switchProvider(reader, mode)
  await pay(scene)
  await reaches(scene, 'confirmed')
  mustHaveFailed(reader, before)
}

/** A fault that nobody met shows nothing. */
function mustHaveFailed(gateway: Gateway, before: number): void {
  if (gateway.faults() === before) throw new Error('Nobody asked the provider.')
}

/** What the merchant's providers do. */
export const providerScenarios: readonly Scenario[] = [
  {
    name: 'provider-down',
    group: 'provider',
    title: 'A provider is down',
    shows: 'The next one is asked: the shopper notices nothing.',
    run: (scene) => payWith(scene, 'down'),
    ending: paid,
  },
  {
    name: 'provider-slow',
    group: 'provider',
    title: 'A provider is slow',
    shows: 'Each answer takes a second and a half longer: everything happens, only later.',
    run: (scene) => payWith(scene, 'slow'),
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
  {
    name: 'provider-lagging',
    group: 'provider',
    title: 'A provider lags behind',
    shows: 'It is six blocks behind the others: it is noticed, and another one is read.',
    run: (scene) => payWith(scene, 'lagging'),
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
  {
    name: 'provider-lying',
    group: 'provider',
    title: 'A provider lies',
    shows:
      'It tells of a payment that never was: no other provider has it, so it never counts as confirmed.',
    async run(scene) {
      const { order, main, stage } = scene
      const liar = await readerOf(scene)
      const before = liar.faults()
      const { usdc: token } = main.definition
      liar.invention = { token, to: order.address, amount: order.due }
      stage.switchProvider(liar, 'lying')
      await blocksPass(main, 6)
      const { status, received } = (await order.read()) ?? {}
      if (status === 'confirmed' || status === 'paid') throw new Error(`The lie was ${status}.`)
      mustHaveFailed(liar, before)
      scene.tell(`After six blocks the lie is “${status}” with ${received} counted`)
      await pay(scene)
    },
    ending: { ...paid, path: ['waiting', 'seen?', 'waiting?', 'seen', 'confirmed', 'paid'] },
  },
  {
    name: 'provider-rate-limited',
    group: 'provider',
    title: 'A provider limits the rate',
    shows: 'Every second request is refused with 429: the others help out.',
    run: (scene) => payWith(scene, 'rate limited'),
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
  {
    name: 'provider-all-down',
    group: 'provider',
    title: 'All providers are down',
    shows:
      'Nothing can be seen while they are gone; the payment that was made meanwhile is found afterwards.',
    async run(scene) {
      const { main, stage } = scene
      for (const gateway of main.gateways) stage.switchProvider(gateway, 'down')
      await pay(scene)
      await blocksPass(main, 3)
      for (const gateway of main.gateways) stage.switchProvider(gateway, 'fine')
    },
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
]
