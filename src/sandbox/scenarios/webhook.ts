import type { ReceiverMode } from '../stage/receiver.js'
import { eventually, pay } from './moves.js'
import { paid, type Scenario, type Scene } from './scenario.js'

/** Lets the merchant's system fail until it has refused once, and pays. */
async function payWhile(scene: Scene, mode: ReceiverMode): Promise<void> {
  const { stage, order } = scene
  const { receiver } = stage
  if (receiver === undefined) throw new RangeError('The stage has no receiver.')
  const refused = () =>
    receiver.log().some((one) => {
      return one.answered !== 204 && one.payment?.order.id === `${order.id}`
    })
  stage.switchReceiver(mode)
  await pay(scene)
  await eventually('a refused webhook', refused)
  stage.switchReceiver('fine')
}

/** What the merchant's own system does with webhooks. */
export const webhookScenarios: readonly Scenario[] = [
  {
    name: 'webhook-down',
    group: 'webhook',
    title: 'The merchant’s system is down',
    shows:
      'It answers 503: the webhook comes again, nothing is lost, and the order of events is kept.',
    run: (scene) => payWhile(scene, 'down'),
    ending: paid,
  },
  {
    name: 'webhook-slow',
    group: 'webhook',
    title: 'The merchant’s system is slow',
    shows: 'It takes four seconds for each: the shopper notices nothing, the events come later.',
    async run(scene) {
      scene.stage.switchReceiver('slow')
      await pay(scene)
      await eventually('the order in the shop', () => scene.order.booked().status_id === 11)
    },
    ending: paid,
  },
  {
    name: 'webhook-wrong-secret',
    group: 'webhook',
    title: 'The merchant’s system has a wrong secret',
    shows:
      'No signature is right, so it answers 401; with the right secret everything comes again.',
    run: (scene) => payWhile(scene, 'wrong secret'),
    ending: paid,
  },
]
