import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, type Logger, pino } from 'pino'
import { type Config, secretsOf } from './config.js'

const requests = new AsyncLocalStorage<string>()

/** Runs `work` so that every line that is logged in it bears the request's id. */
export function inRequest<Value>(requestId: string | undefined, work: () => Value): Value {
  return requestId === undefined ? work() : requests.run(requestId, work)
}

/** The id of the request that is being answered, or on behalf of which a job works. */
export function currentRequest(): string | undefined {
  return requests.getStore()
}

/** An error that was logged, as a tracker of errors is told of it. */
export type LoggedError = { readonly error: unknown; readonly message: string }

/**
 * Opens the log: one JSON object in a line, times in UTC, the request's id in each line of a request.
 * Fields that hold secrets are left out, and a secret of the settings is blacked out wherever else it
 * turns up, such as in another program's error.
 *
 * @param onError is told of each line of level error that has an error
 * @param destination where lines go. @default standard output
 */
export function openLog({
  config,
  onError,
  destination,
}: {
  config: Config
  onError?: (logged: LoggedError) => void
  destination?: DestinationStream
}): Logger {
  const blackOut = blackOutOf(secretTextsOf(config))
  const options = {
    level: config.logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['token', 'authorization', 'tokenSecret', 'accessToken', 'clientSecret'].flatMap(
      (name) => [name, `*.${name}`],
    ),
    mixin() {
      const requestId = currentRequest()
      return requestId === undefined ? {} : { requestId }
    },
    hooks: {
      streamWrite: blackOut,
      logMethod(args, method, level) {
        const [fields, message] = args as unknown as [{ err?: unknown } | undefined, string?]
        if (level >= 50 && typeof fields === 'object' && fields?.err !== undefined) {
          onError?.({ error: fields.err, message: message ?? '' })
        }
        return method.apply(this, args)
      },
    },
  } satisfies Parameters<typeof pino>[0]
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Every text of the settings that must stay here, as it could turn up in an error. */
export function secretTextsOf(config: Config): string[] {
  const { store, webhooks, sweep, relay, chains, database, sentry } = config
  const urls = [
    ...chains.flatMap(({ rpcUrls, websocketUrl = '' }) => [...rpcUrls, websocketUrl]),
    ...webhooks.map(({ url }) => url),
    ...[database, sentry?.dsn ?? ''],
  ].flatMap(secretParts)
  const keys = [sweep.key, relay?.key].flatMap((key) => (key ? [key, key.slice(2)] : []))
  return [
    ...secretsOf(config).flatMap((secret) => [secret.toString('hex'), secret.toString('base64')]),
    ...[store.token ?? '', store.app?.clientSecret ?? ''],
    ...webhooks.flatMap(({ secrets }) =>
      secrets.map((secret) => Buffer.from(secret).toString('base64')),
    ),
    ...keys,
    ...urls,
  ].filter((secret) => secret.length >= 8)
}

/** Where keys are in a URL: in its path, its query, its user and its password. */
function secretParts(text: string): string[] {
  if (!URL.canParse(text)) return []
  const { username, password, pathname, searchParams } = new URL(text)
  const decoded = [username, password].map(decodeURIComponent)
  return [username, password, ...decoded, ...searchParams.values(), ...pathname.split('/')]
}

/** Replaces each secret in a text. */
export function blackOutOf(secrets: readonly string[]): (text: string) => string {
  return (text) => secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), text)
}
