import { type ParseArgsConfig, parseArgs } from 'node:util'
import { PayWithUsdcError } from '../errors/index.js'

/** What a command ends with: all is well, it found a problem, or it could not check. */
export const exitCodes = { ok: 0, problem: 1, unchecked: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What a command may use of its surroundings. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Prints one text to standard output, with a line break behind it. */
  readonly print: (text: string) => void
  readonly fetch: typeof fetch
}

/** One command of the command line. */
export type Command = {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help. */
  readonly usage: string
  /** @throws PayWithUsdcError with what to do next as its hint */
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode>
}

/** The error of a command that was called in a wrong way. */
export function wrongUsage(message: string, hint?: string): PayWithUsdcError {
  return new PayWithUsdcError('usage', message, hint === undefined ? {} : { hint })
}

/**
 * Reads the arguments of a command.
 *
 * @throws PayWithUsdcError `usage`
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    // Node's own sentence names the option; what follows it is advice about its parser.
    const [sentence = ''] = (error as Error).message.split(/\.(?: |$)/)
    throw wrongUsage(`${sentence}.`)
  }
}

/**
 * An option that a command cannot do without.
 *
 * @throws PayWithUsdcError `usage`
 */
export function required(options: Readonly<Record<string, unknown>>, name: string): string {
  const value = options[name]
  if (typeof value === 'string' && value !== '') return value
  throw wrongUsage(`--${name} is missing.`)
}

/** The items of a list such as `a,b`. */
export function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
