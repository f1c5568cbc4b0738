import { PayWithUsdcError } from '../errors/index.js'
import { guardedFetch } from '../outbound/index.js'
import { readConfig } from './config.js'
import { blackOutOf, openLog, secretTextsOf } from './log.js'
import { readScripts } from './scripts.js'
import { sentryOf } from './sentry.js'
import { startEndpoint } from './start.js'

try {
  const config = readConfig(process.env)
  const scripts = readScripts({ folder: config.scriptFolder, mode: config.mode })
  const { mode: environment, policy, sentry } = config
  const onError =
    sentry &&
    sentryOf({
      ...{ config: sentry, release: scripts.version, environment, now: Date.now },
      fetch: guardedFetch({ policy, limit: 4_096, isCut: true }),
      blackOut: blackOutOf(secretTextsOf(config)),
    })
  const log = openLog({ config, ...(onError && { onError }) })
  const endpoint = await startEndpoint({ config, scripts, log })
  let isClosing = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isClosing) return
      isClosing = true
      void endpoint.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  const isOurs = error instanceof PayWithUsdcError
  process.stderr.write(
    isOurs ? `${error.code}: ${error.message}\n${error.hint ?? ''}\n` : `${String(error)}\n`,
  )
  process.exit(1)
}
