import { type EndpointProcess, startEndpointProcess } from '../endpointProcess.js'
import type { Timeline } from './timeline.js'

/** The endpoint's process, as whoever runs it can start and end it. */
export type EndpointControl = {
  readonly url: string
  readonly isUp: () => boolean
  /** Nothing happens when it runs already. */
  readonly start: () => Promise<void>
  /** @default SIGTERM */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** Controls the endpoint; it does not run yet. */
export function endpointControlOf({
  url,
  environment,
  timeline,
}: {
  url: string
  environment: NodeJS.ProcessEnv
  timeline: Timeline
}): EndpointControl {
  let running: EndpointProcess | undefined
  return {
    url,
    isUp: () => running !== undefined,
    async start() {
      if (running !== undefined) return
      const started = startEndpointProcess({ url, environment })
      running = started
      await started.ready
      timeline.add({ lane: 'endpoint', text: 'The endpoint is up', kind: 'good' })
    },
    async stop(signal = 'SIGTERM') {
      if (running === undefined) return
      const ending = running
      running = undefined
      const text = `The endpoint is ${signal === 'SIGKILL' ? 'killed' : 'stopped'}`
      timeline.add({ lane: 'endpoint', text, kind: 'bad' })
      await ending.stop(signal)
    },
  }
}
