import { type ParseArgsConfig, parseArgs } from 'node:util'
import { PayWithUsdcError } from '../errors/index.js'
import type { Policy } from '../outbound/index.js'

/** What a command ends with: all is well, it found a problem, or it could not check. */
export const exitCodes = { ok: 0, problem: 1, unchecked: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What a command may use of its surroundings. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Prints one text to standard output, with a line break behind it. */
  readonly print: (text: string) => void
  readonly fetch: typeof fetch
  /** Asks a person yes or no; undefined where nobody can answer. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined
  /** The way to the shop of the settings. @default the guarded one */
  readonly storeFetch?: (way: { policy: Policy }) => typeof fetch
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
 * Reads the arguments of a command. A value may begin with a dash, as one in 64 fingerprints does.
 *
 * @throws PayWithUsdcError `usage`
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs({ ...config, args: withValues(config) })
  } catch (error) {
    // Node's own sentence names the option; what follows it is advice about its parser.
    const [sentence = ''] = (error as Error).message.split(/\.(?: |$)/)
    throw wrongUsage(`${sentence}.`)
  }
}

/** Ties a value that begins with one dash to its option; Node would take it for another option. */
function withValues({ args = [], options = {} }: ParseArgsConfig): string[] {
  const tied: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const [arg = '', next] = [args[at], args[at + 1]]
    const isOption = arg.startsWith('--') && options[arg.slice(2)]?.type === 'string'
    const isTied = isOption && next !== undefined && /^-[^-]/.test(next)
    tied.push(isTied ? `${arg}=${next}` : arg)
    if (isTied) at += 1
  }
  return tied
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
