import { blocksPass, pay, reaches } from './moves.js'
import { paid, type Scenario } from './scenario.js'

/** What happens to the endpoint itself. */
export const endpointScenarios: readonly Scenario[] = [
  {
    name: 'endpoint-killed',
    group: 'endpoint',
    title: 'The endpoint is killed in the middle',
    shows:
      'Killed after “seen” and started again: the page says that it reconnects, and goes on to paid.',
    async run(scene) {
      const { endpoint } = scene.stage
      await pay(scene)
      await reaches(scene, 'seen')
      await endpoint.stop('SIGKILL')
      await endpoint.start()
    },
    ending: paid,
  },
  {
    name: 'endpoint-away',
    group: 'endpoint',
    title: 'The endpoint is away while somebody pays',
    shows: 'The money comes while it is stopped: it is found as soon as it is back.',
    async run(scene) {
      const { endpoint } = scene.stage
      await endpoint.stop()
      await pay(scene)
      await blocksPass(scene.main, 4)
      await endpoint.start()
    },
    ending: { ...paid, path: ['waiting', 'seen?', 'confirmed', 'paid'] },
  },
]
