import { randomBytes } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { afterEach, describe, expect, test } from 'vitest'
import { guardedFetch } from '../outbound/index.js'
import type { PaymentView } from '../protocol/index.js'
import { type Channel, eventId, parseEventId, parseSecret, targetName } from './index.js'
import { webhookChannel } from './webhook.js'

const [newSecret, oldSecret] = [randomBytes(32), randomBytes(24)]
const written = (secret: Buffer) => `whsec_${secret.toString('base64')}`
const seconds = () => Math.floor(Date.now() / 1_000)
const payment = {
  id: 'pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c',
  sequence: 7,
  status: 'paid',
  exceptions: [],
} as unknown as PaymentView
const happening = { id: eventId(payment), type: 'payment.paid', at: 1_700_000_000, payment }

const closing: Server[] = []
afterEach(() => {
  for (const server of closing.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

type Received = { headers: IncomingHttpHeaders; body: string; method: string | undefined }

/** A merchant's receiver, and a channel that sends to it. */
async function receiver(
  answer: RequestListener,
  options: { secrets?: Buffer[]; timeout?: number } = {},
) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { headers, method } = request
      received.push({ headers, method, body: Buffer.concat(parts).toString() })
      answer(request, response)
    })
  })
  closing.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const policy = { privateTargets: [], isLoopbackAllowed: true }
  const channel: Channel = webhookChannel({
    target: {
      url: `http://127.0.0.1:${port}/hooks?key=secret-key`,
      secrets: options.secrets ?? [newSecret],
    },
    fetch: guardedFetch({ policy, limit: 1_024, isCut: true }),
    now: seconds,
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
  })
  return { received, channel, port }
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(code, headers).end()

/** What the library of Standard Webhooks makes of a request. */
const verify = (secret: Buffer, { headers, body }: Received) =>
  new Webhook(written(secret)).verify(body, headers as Record<string, string>)

describe('a webhook', () => {
  test('is one that the standardwebhooks library takes, with type, time, version and the whole view', async () => {
    const { channel, received } = await receiver(status(204))
    expect(await channel.send(happening)).toEqual({ outcome: 'taken', status: 204 })
    const [request] = received as [Received]
    expect(request.method).toBe('POST')
    expect(request.headers['content-type']).toBe('application/json')
    expect(request.headers['webhook-id']).toBe('msg_pay_3f0c5a0b7d1e4c2f9a8b6d5e4f3a2b1c_7')
    expect(verify(newSecret, request)).toEqual({
      type: 'payment.paid',
      timestamp: '2023-11-14T22:13:20.000Z',
      data: { version: 7, payment },
    })
  })

  test('has the same id and body at each try, and nothing of it can be changed', async () => {
    const { channel, received } = await receiver(status(500))
    await channel.send(happening)
    await channel.send(happening)
    const [first, second] = received as [Received, Received]
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(second.body).toBe(first.body)
    for (const forged of [
      { ...first, body: first.body.replace('paid', 'void') },
      { ...first, headers: { ...first.headers, 'webhook-id': 'msg_other' } },
      { ...first, headers: { ...first.headers, 'webhook-timestamp': `${seconds() - 60}` } },
    ]) {
      expect(() => verify(newSecret, forged)).toThrow(WebhookVerificationError)
    }
  })

  test('has two signatures while two secrets are rotated, and either secret verifies it', async () => {
    const { channel, received } = await receiver(status(200), {
      secrets: [newSecret, oldSecret],
    })
    await channel.send(happening)
    const [request] = received as [Received]
    expect(request.headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/)
    expect(verify(newSecret, request)).toEqual(verify(oldSecret, request))
    expect(() => verify(randomBytes(32), request)).toThrow(WebhookVerificationError)
  })

  test.each([301, 302, 307, 308, 400, 401, 404, 409, 422, 500, 502])(
    'that is answered with %i has failed',
    async (code) => {
      const { channel, port, received } = await receiver((request, response) =>
        status(code, { location: `http://127.0.0.1:${port}${request.url}` })(request, response),
      )
      const error = `answered ${code}`
      expect(await channel.send(happening)).toEqual({ outcome: 'failed', status: code, error })
      expect(received.length).toBe(1)
    },
  )

  test('that is answered with 410 is wanted no more', async () => {
    const { channel } = await receiver(status(410))
    expect(await channel.send(happening)).toEqual({ outcome: 'gone', status: 410 })
  })

  test.each([
    [429, '120', 120],
    [503, '7', 7],
    [429, 'soon', undefined],
    [503, '-3', undefined],
    [500, '120', undefined],
  ])(
    'that is answered with %i and retry-after %j comes back after %s',
    async (code, text, wait) => {
      const { channel } = await receiver(status(code, { 'retry-after': text }))
      const answer = await channel.send(happening)
      expect(answer.outcome === 'failed' ? answer.retryAfter : 'taken').toBe(wait)
    },
  )

  test('reads a date in retry-after', async () => {
    const at = new Date((seconds() + 90) * 1_000).toUTCString()
    const { channel } = await receiver(status(503, { 'retry-after': at }))
    const answer = await channel.send(happening)
    const wait = answer.outcome === 'failed' ? answer.retryAfter : undefined
    expect(wait).toBeGreaterThan(80)
    expect(wait).toBeLessThanOrEqual(90)
  })

  test('that is not answered in time has failed', async () => {
    const { channel } = await receiver(() => undefined, { timeout: 60 })
    const error = 'did not answer in time'
    expect(await channel.send(happening)).toEqual({ outcome: 'failed', error })
  })

  test.each([
    ['is long', (_request, response) => void response.end(Buffer.alloc(5_000_000))],
    ['never ends', (_request, response) => void response.write('…')],
    ['breaks off', (_request, response) => void response.write('…', () => void response.destroy())],
  ] satisfies [string, RequestListener][])(
    'is taken by its status alone, when the answer %s',
    async (_name, answer) => {
      const { channel } = await receiver(answer, { timeout: 200 })
      expect(await channel.send(happening)).toEqual({ outcome: 'taken', status: 200 })
    },
  )

  test('that cannot be sent fails without naming the URL', async () => {
    const { channel, port } = await receiver(status(200))
    for (const server of closing.splice(0)) await new Promise((done) => server.close(done))
    const answer = await channel.send(happening)
    expect(answer).toEqual({ outcome: 'failed', error: 'ECONNREFUSED' })
    expect(channel.name).toMatch(new RegExp(`^127\\.0\\.0\\.1:${port}#[0-9a-f]{8}$`))
  })

  test('is not sent to an address inside', async () => {
    const policy = { privateTargets: [], isLoopbackAllowed: false }
    const channel = webhookChannel({
      target: { url: 'https://169.254.169.254/key', secrets: [newSecret] },
      fetch: guardedFetch({ policy }),
      now: seconds,
    })
    const answer = await channel.send(happening)
    expect(answer).toMatchObject({ outcome: 'failed', error: expect.stringContaining('public') })
    expect(JSON.stringify(answer)).not.toContain('key')
  })
})

describe('a target', () => {
  test('is named by host and fingerprint, never by its path', () => {
    const name = targetName('https://hooks.example/secret')
    expect(name).toMatch(/^hooks\.example#[0-9a-f]{8}$/)
    expect(targetName('https://hooks.example/other')).not.toBe(name)
  })

  test.each([
    [24, true],
    [64, true],
    [23, false],
    [65, false],
    [0, false],
  ])('takes a secret of %i bytes: %s', (length, isTaken) => {
    expect(parseSecret(written(randomBytes(length))) !== undefined).toBe(isTaken)
  })

  test.each(['', 'whsec_', 'secret', `whsec_${'!'.repeat(40)}`, `whpk_${'A'.repeat(40)}`])(
    'refuses the secret %j',
    (text) => expect(parseSecret(text)).toBeUndefined(),
  )
})

test('an event’s id says which event of which payment it is', () => {
  expect(parseEventId(eventId(payment))).toEqual({ paymentId: payment.id, sequence: 7 })
  for (const text of ['', 'msg_pay_1', 'msg_pay_1_0', `${eventId(payment)}x`, 'msg_order_1']) {
    expect(parseEventId(text)).toBeUndefined()
  }
})
