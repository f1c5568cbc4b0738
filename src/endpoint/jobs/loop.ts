import type { Logger } from 'pino'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Lead } from './lead.js'

/** Work that goes on in the background until it is stopped. */
export type Loop = {
  /** Runs at once instead of after the interval. */
  readonly wake: () => void
  /** Ends after the run that is under way. */
  readonly stop: () => Promise<void>
}

/**
 * Runs `run` again and again: at once while it says `again`, after the interval when it is `idle`,
 * later and later while it fails. A failure that is not retryable ends the loop, loudly.
 *
 * @param interval milliseconds
 * @param retry milliseconds until the first try after a failure, then twice as long each time
 * @param lead only while this process leads
 * @default retry twice the interval, at most half a minute; lead nobody else runs
 */
export function loopOf({
  name,
  log,
  interval,
  retry = interval * 2,
  lead,
  run,
}: {
  name: string
  log: Logger
  interval: number
  retry?: number
  lead?: Pick<Lead, 'isHeld' | 'onGain'> | undefined
  run: () => Promise<'again' | 'idle'>
}): Loop {
  let isStopped = false
  let isWoken = false
  let wakeUp: () => void = () => undefined

  async function forever(): Promise<void> {
    let failures = 0
    while (!isStopped) {
      isWoken = false
      if (lead?.isHeld() === false) {
        await rest(interval)
        continue
      }
      try {
        const outcome = await run()
        failures = 0
        if (outcome === 'idle') await rest(interval)
        // Node sends what was written at the end of a turn: streams and answers go before the next run.
        await turn()
      } catch (error) {
        if (error instanceof PayWithUsdcError && !error.retryable) {
          log.error({ err: error, hint: error.hint }, `${name} has stopped`)
          return
        }
        failures += 1
        const wait = Math.min(30_000, retry * 2 ** Math.min(failures - 1, 5))
        log.warn({ err: error, failures, wait }, `${name} failed and will be tried again`)
        await rest(wait)
      }
    }
  }

  function rest(milliseconds: number): Promise<void> {
    if (isStopped || isWoken) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function wake(): void {
    isWoken = true
    wakeUp()
  }

  const ended = forever()
  lead?.onGain(wake)
  return {
    wake,
    async stop() {
      isStopped = true
      wakeUp()
      await ended
    },
  }
}

/** The next turn of Node's event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
