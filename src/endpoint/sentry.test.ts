import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PayWithUsdcError } from '../errors/index.js'
import { guardedFetch } from '../outbound/index.js'
import { readConfig, type SentryConfig } from './config.js'
import { environment } from './endpoint.fixture.js'
import { sentryOf } from './sentry.js'

let sink: Server
let port: number
let status: number
let received: { path: string; headers: IncomingHttpHeaders; body: string }[]
let now: number
/** How often the sink's answer has come back. */
let answers: number

beforeEach(async () => {
  received = []
  status = 200
  answers = 0
  now = 1_700_000_000_000
  sink = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(status, status === 429 ? { 'retry-after': '120' } : {}).end('{}')
    })
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  port = (sink.address() as AddressInfo).port
})
afterEach(() => {
  sink.close()
  sink.closeAllConnections()
})

function tracker(isLoopbackAllowed = true) {
  const dsn = `http://0123456789abcdef@127.0.0.1:${port}/7`
  const { sentry } = readConfig(environment({ PAY_SENTRY_DSN: dsn }))
  const guarded = guardedFetch({ policy: { privateTargets: [], isLoopbackAllowed } })
  return sentryOf({
    config: sentry as SentryConfig,
    ...{ release: '1.2.3', environment: 'sandbox', now: () => now },
    async fetch(...request) {
      const answer = await guarded(...request)
      answers += 1
      return answer
    },
    blackOut: (text) => text.replaceAll('planted-secret', '[secret]'),
  })
}
const count = (wanted: number) => vi.waitUntil(() => received.length === wanted)

describe('Sentry', () => {
  test('gets an envelope with class, code, message, stack and release', async () => {
    const error = new PayWithUsdcError('rpc_failed', 'rpc.example did not answer eth_call.')
    tracker()({ error, message: 'watch has stopped' })
    await count(1)
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = received
    expect(path).toBe('/api/7/envelope/')
    expect(headers['x-sentry-auth']).toContain('sentry_key=0123456789abcdef')
    const [header, item, event] = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(item).toEqual({ type: 'event' })
    expect(event).toMatchObject({
      ...{ event_id: header.event_id, release: 'pay-with-usdc@1.2.3', environment: 'sandbox' },
      ...{ level: 'error', tags: { code: 'rpc_failed' } },
      logentry: { formatted: 'watch has stopped' },
      exception: {
        values: [{ type: 'PayWithUsdcError', value: expect.stringContaining('eth_call') }],
      },
    })
    const { frames } = event.exception.values[0].stacktrace
    expect(frames.at(-1)).toMatchObject({ filename: 'src/endpoint/sentry.test.ts' })
  })

  test('gets no secret, token, address, e-mail address, hash or URL', async () => {
    const secrets = [
      ...['planted-secret', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'ada@shop.example'],
      ...[
        `0x${'ab'.repeat(32)}`,
        'https://rpc.example/key',
        'A1b2_'.repeat(9),
        'pay_'.concat('3f'.repeat(16)),
      ],
    ]
    for (const [at, secret] of secrets.entries()) {
      tracker()({
        error: new Error(`bad: ${secret} was refused`),
        message: `failed ${at} ${secret}`,
      })
    }
    await count(secrets.length)
    const bodies = received.map(({ body }) => body).join('')
    for (const secret of secrets) expect(bodies).not.toContain(secret.replace(/^pay_/, ''))
  })

  test('gets one error once in a minute, and at most twenty', async () => {
    const tell = tracker()
    const error = new Error('again')
    for (let at = 0; at < 50; at += 1) tell({ error, message: 'same' })
    for (let at = 0; at < 50; at += 1) tell({ error, message: `other ${at}` })
    await count(20)
    expect(received.filter(({ body }) => body.includes('"same"'))).toHaveLength(1)
    now += 60_000
    tell({ error, message: 'same' })
    await count(21)
  })

  test('is left alone for as long as it asks', async () => {
    status = 429
    const tell = tracker()
    const error = new Error('one')
    tell({ error, message: 'one' })
    await vi.waitUntil(() => answers === 1)
    now += 119_000
    tell({ error, message: 'meanwhile' })
    now += 2_000
    tell({ error, message: 'later' })
    await count(2)
    expect(received[1]?.body).toContain('later')
  })

  test('that is down, or inside, hurts nobody', async () => {
    const odd = Object.create(null) as Error
    for (const tell of [tracker(), tracker(false)]) {
      sink.closeAllConnections()
      sink.close()
      expect(() => tell({ error: odd, message: 'odd' })).not.toThrow()
      expect(() => tell({ error: new Error('x'), message: 'y' })).not.toThrow()
      expect(() => tell({ error: undefined, message: 'z' })).not.toThrow()
    }
    expect(received).toEqual([])
  })

  test.each(['key@host/1', 'https://host/1', 'https://short@host/1', 'https://0123456789@host/x'])(
    'refuses %s as its DSN',
    (dsn) => {
      expect(() => readConfig(environment({ PAY_SENTRY_DSN: dsn }))).toThrow(/PAY_SENTRY_DSN/)
    },
  )
})
