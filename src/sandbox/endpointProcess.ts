import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../endpoint/main.ts')

/** An endpoint in a process of its own, as a merchant runs it. */
export type EndpointProcess = {
  readonly url: string
  readonly pid: number
  /** Resolves when it answers that it is ready. */
  readonly ready: Promise<void>
  /** Resolves when it has ended, with its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Sends it a signal, such as SIGSTOP. */
  readonly signal: (signal: NodeJS.Signals) => void
  /** Ends it and waits for that. @default SIGTERM */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/**
 * Starts the endpoint with settings in its environment.
 *
 * @param url where the settings say that it listens
 * @param onLog each line of its log. @default shown
 */
export function startEndpointProcess({
  url,
  environment,
  onLog,
}: {
  url: string
  environment: NodeJS.ProcessEnv
  onLog?: (line: string) => void
}): EndpointProcess {
  const tsx = createRequire(import.meta.url).resolve('tsx')
  const child = spawn(process.execPath, ['--import', tsx, main], {
    env: environment,
    stdio: ['ignore', onLog === undefined ? 'inherit' : 'pipe', 'inherit'],
  })
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line !== '') onLog?.(line)
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  async function untilReady(): Promise<void> {
    const deadline = Date.now() + 60_000
    for (;;) {
      const response = await fetch(`${url}/ready`).catch(() => undefined)
      if (response?.ok === true) return
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
        kill()
        throw new Error('The endpoint did not start.')
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const ready = untilReady()
  // Who kills it before it is ready does not wait for that.
  ready.catch(() => undefined)
  return {
    url,
    pid: child.pid ?? 0,
    ready,
    ended,
    signal: (signal) => void child.kill(signal),
    async stop(signal = 'SIGTERM') {
      process.removeListener('exit', kill)
      child.kill(signal)
      await ended
    },
  }
}
