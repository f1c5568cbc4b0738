import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type Config, readConfig } from '../endpoint/config.js'
import { PayWithUsdcError } from '../errors/index.js'

type Source = {
  /** What `--env-file` names, if anything. */
  readonly file: string | undefined
  /** The environment of the process; it wins over the file. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The endpoint's settings, as a command reads them.
 *
 * @throws PayWithUsdcError `env_file_unreadable`, or what is wrong with a setting
 */
export function readSettings(source: Source): Config {
  return readConfig(settingsIn(source))
}

/**
 * The settings of file and environment as they are written.
 *
 * @throws PayWithUsdcError `env_file_unreadable`
 */
export function settingsIn({ file, environment }: Source): Record<string, string | undefined> {
  return { ...(file === undefined ? {} : readFile(file)), ...environment }
}

function readFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new PayWithUsdcError('env_file_unreadable', `${path} cannot be read.`, {
      hint: 'Name the file with the settings of your endpoint. .env.example is a start.',
      cause,
    })
  }
}
