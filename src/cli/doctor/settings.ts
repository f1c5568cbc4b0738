import { type Config, readConfig } from '../../endpoint/config.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { type Finding, findingsOf } from './finding.js'

/** The settings, or all that is wrong with them: one finding for each problem. */
export function checkSettings(environment: Readonly<Record<string, string | undefined>>): {
  readonly config: Config | undefined
  readonly findings: readonly Finding[]
} {
  const { ok, problem } = findingsOf('settings')
  try {
    return { config: readConfig(environment), findings: [ok('Every setting is valid.')] }
  } catch (error) {
    if (!(error instanceof PayWithUsdcError) || error.code !== 'config_invalid') throw error
    const findings = (error.cause as readonly string[]).map((text) =>
      problem(text, 'Correct it; .env.example explains every setting.'),
    )
    return { config: undefined, findings }
  }
}
