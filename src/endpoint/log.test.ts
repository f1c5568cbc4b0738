import { describe, expect, test, vi } from 'vitest'
import { readConfig } from './config.js'
import { cart, environment, startApp } from './endpoint.fixture.js'
import { followOrders } from './jobs/followOrders.js'
import { inRequest, type LoggedError, openLog } from './log.js'

const webhookSecret = Buffer.from('planted-webhook-secret-012345678').toString('base64')
/** Every secret that settings can hold. */
const planted = {
  PAY_TOKEN_SECRET: 'ab12'.repeat(16),
  PAY_TOKEN_SECRET_PREVIOUS: 'cd34'.repeat(16),
  PAY_STORE_TOKEN: 'planted-store-token-0123456789',
  PAY_APP_CLIENT_ID: 'client',
  PAY_APP_CLIENT_SECRET: 'planted-app-secret-0123456789abcdef',
  PAY_WEBHOOK_URL: 'http://127.0.0.1:1/planted-webhook-path',
  PAY_WEBHOOK_SECRET: `whsec_${webhookSecret}`,
  PAY_SWEEP_KEY: `0x${'5d'.repeat(32)}`,
  PAY_RELAY_KEY: `0x${'6e'.repeat(32)}`,
  PAY_RELAY_BUDGET: '0.02',
  PAY_DATABASE: 'postgres://pay:planted-database-password@db/pay',
  PAY_CHAIN_31337_RPC: 'http://127.0.0.1:1/v2/planted-provider-key?k=planted-provider-query',
  PAY_CHAIN_31337_WS: 'ws://127.0.0.1:1/planted-websocket-key',
  PAY_SENTRY_DSN: 'http://0123456789abcdef@127.0.0.1/7',
}
const secrets = [
  ...[planted.PAY_TOKEN_SECRET, planted.PAY_TOKEN_SECRET_PREVIOUS],
  ...[planted.PAY_STORE_TOKEN, planted.PAY_APP_CLIENT_SECRET],
  ...[webhookSecret, planted.PAY_SWEEP_KEY, planted.PAY_RELAY_KEY.slice(2)],
  ...['planted-webhook-path', 'planted-database-password', 'planted-provider-key'],
  ...['planted-provider-query', 'planted-websocket-key', '0123456789abcdef@'],
]
const settings = (change: Record<string, string> = {}) =>
  readConfig(environment({ ...planted, PAY_LOG_LEVEL: 'info', ...change }))

function logTo(lines: string[], onError?: (logged: LoggedError) => void) {
  const destination = { write: (line: string) => void lines.push(line) }
  return openLog({ config: settings(), destination, ...(onError && { onError }) })
}
const parsed = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>)

describe('the log', () => {
  test('holds no secret of the settings, wherever it turns up', () => {
    const lines: string[] = []
    const log = logTo(lines)
    for (const secret of secrets) {
      const cause = new Error(`the cause names ${secret}`)
      log.error(
        { err: new Error(`refused: ${secret} is wrong`, { cause }) },
        `failed with ${secret}`,
      )
      log.info({ deep: { er: [{ text: secret }] }, [`key ${secret}`]: 1 }, 'fields')
      log.warn(`only ${secret}`)
    }
    log.info({ tokenSecret: planted.PAY_TOKEN_SECRET, token: 'payment-token' }, 'all')
    expect(lines).toHaveLength(secrets.length * 3 + 1)
    for (const secret of secrets) expect(lines.join('')).not.toContain(secret)
    expect(lines.join('')).not.toContain('payment-token')
    expect(lines.join('')).toContain('[secret]')
    expect(() => parsed(lines)).not.toThrow()
  })

  test('writes times in UTC', () => {
    const lines: string[] = []
    logTo(lines).info('now')
    expect(parsed(lines)[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test('tells a tracker of errors, and of nothing else', () => {
    const told: LoggedError[] = []
    const log = logTo([], (logged) => void told.push(logged))
    const error = new Error('broken')
    log.error({ err: error }, 'failed')
    log.warn({ err: error }, 'will be tried again')
    log.error('without an error')
    log.info({ err: error }, 'fine')
    expect(told).toEqual([{ error, message: 'failed' }])
  })
})

describe('a request', () => {
  test('has its id in every line of it, also those of what it calls', async () => {
    const lines: string[] = []
    const { app, store } = await startApp({ log: logTo(lines) })
    Object.assign(store, { readOrder: () => Promise.reject(new Error('the shop broke')) })
    const body = JSON.stringify({ store: 'sandbox', order: '1042', cart })
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
    const [one, two] = await Promise.all([
      app.request('/v1/checkout', init),
      app.request('/v1/checkout', init),
    ])
    const ids = [one, two].map(({ headers }) => headers.get('x-request-id'))
    expect(new Set(ids).size).toBe(2)
    const found = parsed(lines)
    expect(found.length).toBeGreaterThanOrEqual(4)
    expect(found.every(({ requestId }) => ids.includes(requestId as string))).toBe(true)
    for (const id of ids) expect(found.some(({ requestId }) => requestId === id)).toBe(true)
    // Two keys of one name would be one id too many.
    for (const line of lines) expect(line.match(/"requestId"/g)).toHaveLength(1)
  })

  test('gives its id to what a job logs on its behalf', async () => {
    const lines: string[] = []
    const log = logTo(lines)
    const { endpoint, store } = await startApp({ log })
    Object.assign(store, {
      readOpenOrders: async () => [],
      async readOrder({ order }: { order: string }) {
        log.info({ order }, 'read by the job')
        return { ok: false, code: 'order_not_found', message: 'None.' }
      },
    })
    const follower = followOrders({ ...endpoint, interval: 60 })
    const id = 'request-7'
    inRequest(id, () => follower.look('1042'))
    await vi.waitUntil(() => lines.length > 0)
    await follower.stop()
    expect(parsed(lines)[0]).toMatchObject({ order: '1042', requestId: id })
  })
})
