import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openedPaymentSchema, paymentViewSchema } from '../protocol/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { memoryStore } from '../stores/memory.js'
import { readConfig } from './config.js'
import { cart, environment, scripts } from './endpoint.fixture.js'
import { type Running, startEndpoint } from './start.js'

// A whole endpoint on a real chain, and a merchant's receiver.

const secret = `whsec_${randomBytes(32).toString('base64')}`
const store = memoryStore()
let chain: SandboxChain
let receiver: Server
let folder: string
let endpoint: Running

type Event = { type: string; data: { version: number; payment: unknown } }
const events: Event[] = []
const waiting: { isThere: () => boolean; resolve: () => void }[] = []
let isUp = false

/** Resolves once what came fits. */
const until = (isThere: () => boolean) =>
  new Promise<void>((resolve) => {
    if (isThere()) resolve()
    else waiting.push({ isThere, resolve })
  })

const start = () =>
  startEndpoint({
    config: readConfig(
      environment({
        PAY_DATABASE: join(folder, 'shop.db'),
        PAY_TREASURY: chain.cast.treasury,
        PAY_CHAIN_31337_RPC: chain.anvil.url,
        PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
        PAY_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/usdc`,
        PAY_WEBHOOK_SECRET: secret,
      }),
    ),
    ...{ store, scripts, log: pino({ level: 'silent' }) },
  })

beforeAll(async () => {
  chain = await startSandboxChain()
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  receiver = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      if (!isUp) {
        response.writeHead(503).end()
        for (const { resolve } of waiting.splice(0)) resolve()
        return
      }
      const headers = request.headers as Record<string, string>
      events.push(new Webhook(secret).verify(Buffer.concat(parts).toString(), headers) as Event)
      response.writeHead(204).end()
      for (const one of waiting) if (one.isThere()) one.resolve()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  endpoint = await start()
}, 60_000)
afterAll(async () => {
  await endpoint.close()
  receiver.close()
  receiver.closeAllConnections()
  await chain.anvil.stop()
  rmSync(folder, { recursive: true })
})

test('tell a merchant’s system of a purchase from its opening to paid, although it was down and we were restarted', async () => {
  const order = store.placeOrder({ cart, total: { amount: '25.50', currency: 'USD' } })
  const refused = until(() => false)
  const opened = await fetch(`${endpoint.url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
  })
  const { payment, token } = openedPaymentSchema.parse(await opened.json())
  await refused
  await endpoint.close()
  isUp = true
  endpoint = await start()
  await chain.transfer({
    from: chain.cast.shopper,
    to: payment.address as `0x${string}`,
    amount: 25_500_000n,
  })
  await until(() => events.some(({ type }) => type === 'payment.seen'))
  await chain.anvil.client.mine({ blocks: 20 })
  await until(() => events.some(({ type }) => type === 'payment.paid'))

  expect(events.map(({ data }) => data.version)).toEqual(events.map((_, at) => at + 1))
  const types = events.map(({ type }) => type).filter((type) => type !== 'payment.updated')
  expect(types).toEqual(
    ['opened', 'seen', 'confirmed', 'paid'].map((status) => `payment.${status}`),
  )
  const views = events.map(({ data }) => paymentViewSchema.parse(data.payment))
  expect(views.at(-1)).toMatchObject({ id: payment.id, status: 'paid', received: '25500000' })
  expect(JSON.stringify(events)).not.toContain(token)
})
