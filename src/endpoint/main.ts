import { pino } from 'pino'
import { PayWithUsdcError } from '../errors/index.js'
import { readConfig } from './config.js'
import { readScripts } from './scripts.js'
import { startEndpoint } from './start.js'

try {
  const config = readConfig(process.env)
  const log = pino({
    level: config.logLevel,
    redact: ['*.token', '*.authorization', '*.tokenSecret', '*.accessToken', '*.clientSecret'],
  })
  const scripts = readScripts({ folder: config.scriptFolder })
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
