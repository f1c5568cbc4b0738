import { randomUUID } from 'node:crypto'
import type { SentryConfig } from './config.js'
import type { LoggedError } from './log.js'

/** Events in a minute at most, and milliseconds until one is told again. */
const perMinute = 20
const minute = 60_000
/** Milliseconds for one event. */
const patience = 5_000

/**
 * Tells Sentry of errors, by its envelope protocol. An event has the error's class, code, message and
 * stack, the release, and nothing of a request: no body, no token, no address. It never throws and
 * nobody waits for it; what does not get through is dropped.
 *
 * @param fetch has to guard the way out
 * @param blackOut takes secrets of the settings out of a text
 * @param now milliseconds since 1970
 */
export function sentryOf({
  config: { url, key },
  release,
  environment,
  fetch,
  blackOut,
  now,
}: {
  config: SentryConfig
  release: string
  environment: string
  fetch: typeof globalThis.fetch
  blackOut: (text: string) => string
  now: () => number
}): (logged: LoggedError) => void {
  const told = new Map<string, number>()
  let sent: number[] = []
  let quietUntil = 0

  function isWanted(fingerprint: string): boolean {
    const at = now()
    sent = sent.filter((one) => at - one < minute)
    const isRepeated = at - (told.get(fingerprint) ?? Number.NEGATIVE_INFINITY) < minute
    if (at < quietUntil || sent.length >= perMinute || isRepeated) return false
    // A flood of different errors does not grow without bound.
    if (told.size > 1_000) told.clear()
    told.set(fingerprint, at)
    sent.push(at)
    return true
  }

  async function send(body: string): Promise<void> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-sentry-envelope',
        'x-sentry-auth': `Sentry sentry_version=7, sentry_client=pay-with-usdc/${release}, sentry_key=${key}`,
      },
      body,
      signal: AbortSignal.timeout(patience),
    })
    const seconds = Number(answer.headers.get('retry-after') ?? 60)
    if (answer.status === 429)
      quietUntil = now() + (Number.isFinite(seconds) ? seconds : 60) * 1_000
  }

  return ({ error, message }) => {
    try {
      const { name = 'Error', code } = error as { name?: string; code?: string }
      if (!isWanted(`${name} ${code} ${message}`)) return
      const clean = (text: string) => withoutShoppers(blackOut(text))
      const id = randomUUID().replaceAll('-', '')
      const at = new Date(now()).toISOString()
      const text = error instanceof Error ? error.message : `${error}`
      const event = {
        ...{ event_id: id, timestamp: at, platform: 'node', level: 'error' },
        ...{
          release: `pay-with-usdc@${release}`,
          environment,
          logentry: { formatted: clean(message) },
        },
        ...(typeof code === 'string' ? { tags: { code: clean(code) } } : {}),
        exception: {
          values: [
            { type: clean(name), value: clean(text), stacktrace: { frames: framesOf(error) } },
          ],
        },
      }
      const lines = [{ event_id: id, sent_at: at }, { type: 'event' }, event]
      send(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`).catch(() => undefined)
    } catch {
      // An error that cannot be told must not become another one.
    }
  }
}

/** Takes out what could lead to a shopper: addresses, hashes, tokens, e-mail addresses, URLs. */
function withoutShoppers(text: string): string {
  return text
    .replace(/[a-z][a-z0-9+.-]*:\/\/\S+/gi, '(url)')
    .replace(/[^\s@"']+@[^\s@"']+/g, '(e-mail)')
    .replace(/(0x)?[0-9a-f]{32,}/gi, '(hex)')
    .replace(/[A-Za-z0-9_-]{40,}/g, '(token)')
    .slice(0, 500)
}

/** The stack, oldest call first as Sentry wants it: function, file below the program's folder, line. */
function framesOf(error: unknown): object[] {
  const { stack = '' } = error as { stack?: string }
  return stack
    .split('\n')
    .map((line) => /^ +at (?:(.+) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '?', file = '', line, column]) => ({
      function: name,
      filename: file.replace(/^.*\/(?=(?:src|dist|node_modules)\/)/, ''),
      ...{ lineno: Number(line), colno: Number(column) },
    }))
    .reverse()
}
