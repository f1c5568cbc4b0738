import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { type OpenedPayment, openedPaymentSchema, type PaymentView } from '../protocol/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { type MemoryStore, memoryStore } from '../stores/memory.js'
import { type ChainConfig, readConfig } from './config.js'
import { apiKey, cart, environment, scripts } from './endpoint.fixture.js'
import { type Running, startEndpoint } from './start.js'

// The whole server side on a real chain: Anvil with Circle's USDC, a real port, a real stream.

const total = { amount: '25.50', currency: 'USD' }
let chain: SandboxChain
let store: MemoryStore
let firstOrder = 1_001
let folder: string
let endpoint: Running

beforeAll(async () => {
  chain = await startSandboxChain()
})
afterAll(() => chain.anvil.stop())

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  // Another order each time: an address is for life, and the chain remembers.
  firstOrder += 100
  store = memoryStore({ firstOrder })
  endpoint = await start()
})
afterEach(async () => {
  await endpoint.close()
  rmSync(folder, { recursive: true })
})

function start(more: readonly ChainConfig[] = []): Promise<Running> {
  const config = readConfig(
    environment({
      PAY_DATABASE: join(folder, 'shop.db'),
      PAY_TREASURY: chain.cast.treasury,
      PAY_CHAIN_31337_RPC: chain.anvil.url,
      PAY_CHAIN_31337_WS: chain.anvil.websocketUrl,
    }),
  )
  return startEndpoint({
    config: { ...config, chains: [...config.chains, ...more] },
    store,
    scripts,
    log: pino({ level: 'silent' }),
  })
}

async function open(): Promise<OpenedPayment> {
  const order = store.placeOrder({ cart, total })
  const response = await fetch(`${endpoint.url}/v1/checkout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ store: 'sandbox', order: order.id, cart }),
  })
  return openedPaymentSchema.parse(await response.json())
}

/** Reads messages of a payment's stream one by one. */
async function follow({ payment, token }: OpenedPayment, after?: number) {
  const abort = new AbortController()
  const response = await fetch(`${endpoint.url}/v1/payments/${payment.id}/events`, {
    headers: {
      authorization: `Bearer ${token}`,
      origin: 'https://shop.example',
      ...(after === undefined ? {} : { 'last-event-id': `${after}` }),
    },
    signal: abort.signal,
  })
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  let buffer = ''
  async function message(): Promise<{ event: string; id: number; view: PaymentView } | undefined> {
    for (;;) {
      const end = buffer.indexOf('\n\n')
      if (end === -1) {
        const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }))
        if (done || value === undefined) return undefined
        buffer += decoder.decode(value, { stream: true })
        continue
      }
      const text = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      const fields = Object.fromEntries(
        text.split('\n').map((line) => {
          const at = line.indexOf(': ')
          return [line.slice(0, at), line.slice(at + 2)]
        }),
      )
      if (fields.data === undefined) continue
      return { event: fields.event ?? '', id: Number(fields.id), view: JSON.parse(fields.data) }
    }
  }
  /** Reads until a view fits. */
  async function until(fits: (view: PaymentView) => boolean): Promise<PaymentView[]> {
    const views: PaymentView[] = []
    for (;;) {
      const next = await message()
      if (next === undefined)
        throw new Error(`The stream ended after ${JSON.stringify(views.at(-1))}`)
      views.push(next.view)
      if (fits(next.view)) return views
    }
  }
  return { response, message, until, close: () => abort.abort() }
}

const pay = (address: string, amount = 25_500_000n) =>
  chain.transfer({ from: chain.cast.shopper, to: address as `0x${string}`, amount })
const mine = (blocks: number) => chain.anvil.client.mine({ blocks })
const statuses = (views: readonly PaymentView[]) => [...new Set(views.map(({ status }) => status))]

describe('money on a network that is watched and not offered', () => {
  test('the shopper and staff are told at once, without being asked; it does not count', async () => {
    const other = await startSandboxChain({ chainId: 31_338 })
    try {
      const definition = { ...sandboxChain(other.anvil.url), id: 31_338, name: 'Other' }
      await endpoint.close()
      const rpcUrls = [other.anvil.url]
      const policy = { privateTargets: [], isLoopbackAllowed: true }
      endpoint = await start([{ definition, rpcUrls, policy, isOffered: false, accepts: [] }])
      const opened = await open()
      const { payment } = opened
      expect(payment.networks.map(({ chain }) => chain)).toEqual(['eip155:31337'])
      const stream = await follow(opened)
      // The watcher of the other network begins now; a payment that is open is looked for from its start.
      const to = payment.address as `0x${string}`
      await other.transfer({ from: other.cast.shopper, to, amount: 25_500_000n })
      const views = await stream.until(({ strays }) => strays !== undefined)
      stream.close()
      expect(views.at(-1)).toMatchObject({
        status: 'waiting',
        exceptions: ['wrong_chain'],
        received: '0',
        strays: [{ chain: 'eip155:31338', amount: '25500000', reason: 'wrong_chain' }],
      })
      await expect.poll(() => store.notices(payment.order.id).join()).toContain('is safe')
    } finally {
      await other.anvil.stop()
    }
  }, 60_000)
})

describe('a payment', () => {
  test('goes from waiting to paid, live, and the order with it', async () => {
    const opened = await open()
    const stream = await follow(opened)
    const first = await stream.message()
    expect(first).toEqual({ event: 'snapshot', id: 1, view: opened.payment })
    const hash = await pay(opened.payment.address)
    await stream.until(({ status }) => status === 'seen')
    await mine(2)
    const views = await stream.until(({ status }) => status === 'paid')
    expect(statuses(views)).toEqual(['seen', 'confirmed', 'paid'])
    expect(views.at(-1)).toMatchObject({
      received: '25500000',
      remaining: '0',
      exceptions: [],
      transfers: [{ transactionHash: hash, confirmations: 3, required: 3 }],
    })
    expect(store.orders()).toMatchObject([{ state: 'paid', paymentId: opened.payment.id }])
    stream.close()
  })

  test('in two parts is waiting in between', async () => {
    const opened = await open()
    const stream = await follow(opened)
    await pay(opened.payment.address, 20_000_000n)
    const [partly] = (
      await stream.until(({ exceptions }) => exceptions.includes('underpaid'))
    ).slice(-1)
    expect(partly).toMatchObject({ status: 'waiting', remaining: '5500000' })
    await pay(opened.payment.address, 5_500_000n)
    await stream.until(({ status }) => status === 'seen')
    await mine(2)
    await stream.until(({ status }) => status === 'paid')
    stream.close()
  })

  test('is found after a restart, however much happened meanwhile', async () => {
    const opened = await open()
    const stream = await follow(opened)
    await stream.message()
    await endpoint.close()
    await pay(opened.payment.address)
    await mine(30)
    endpoint = await start()
    const again = await follow(opened, 1)
    const views = await again.until(({ status }) => status === 'paid')
    expect(views.at(-1)).toMatchObject({ received: '25500000', exceptions: [] })
    again.close()
  })

  test('that a reorg takes away waits again, and is paid when it is mined again', async () => {
    const opened = await open()
    const stream = await follow(opened)
    const { client } = chain.anvil
    const hash = await pay(opened.payment.address)
    await stream.until(({ status }) => status === 'seen')
    const raw = await client.request({
      method: 'eth_getRawTransactionByHash',
      params: [hash],
    } as never)
    // One block deep, and the same transaction comes back in the next block.
    await client.request({ method: 'anvil_reorg', params: [1, []] } as never)
    await mine(1)
    await stream.until(({ status }) => status === 'waiting')
    await client
      .request({ method: 'eth_sendRawTransaction', params: [raw] } as never)
      .catch(() => undefined)
    await mine(3)
    const views = await stream.until(({ status }) => status === 'paid')
    expect(views.at(-1)).toMatchObject({ received: '25500000', exceptions: [] })
    stream.close()
  })

  test('that a reorg takes away after it was paid: staff are told, and told again when it is back', async () => {
    const opened = await open()
    const stream = await follow(opened)
    const { client } = chain.anvil
    const hash = await pay(opened.payment.address)
    await mine(3)
    await stream.until(({ status }) => status === 'paid')
    const raw = await client.request({
      method: 'eth_getRawTransactionByHash',
      params: [hash],
    } as never)
    await client.request({ method: 'anvil_reorg', params: [4, []] } as never)
    await mine(1)
    const [reversed] = (await stream.until(({ exceptions }) => exceptions.length > 0)).slice(-1)
    expect(reversed).toMatchObject({ status: 'paid', exceptions: ['reversed'] })
    const told = () => store.notices(opened.payment.order.id).map((text) => text.slice(0, 24))
    await expect.poll(told).toEqual(['The network took a trans'])
    await client
      .request({ method: 'eth_sendRawTransaction', params: [raw] } as never)
      .catch(() => undefined)
    await mine(1)
    await stream.until(({ exceptions }) => exceptions.length === 0)
    await expect.poll(told).toEqual(['The network took a trans', 'Nothing is left to look '])
    stream.close()
  })

  test('that the shop refuses waits for a person', async () => {
    const opened = await open()
    const stream = await follow(opened)
    store.editOrder(opened.payment.order.id, { state: 'canceled' })
    await pay(opened.payment.address)
    await mine(3)
    const views = await stream.until(({ exceptions }) => exceptions.includes('order_changed'))
    expect(views.at(-1)).toMatchObject({ status: 'confirmed', exceptions: ['order_changed'] })
    stream.close()
  })

  test('that the shop cannot be told about is told later', async () => {
    const opened = await open()
    const stream = await follow(opened)
    const { updateOrder } = store
    let calls = 0
    Object.assign(store, {
      updateOrder: (update: Parameters<typeof updateOrder>[0]) => {
        calls += 1
        if (calls === 1) throw new Error('down')
        return updateOrder(update)
      },
    })
    await pay(opened.payment.address)
    await mine(3)
    await stream.until(({ status }) => status === 'paid')
    expect(calls).toBe(2)
    stream.close()
  })
})

describe('the live stream', () => {
  test('has the headers that proxies need, and a first byte at once', async () => {
    const stream = await follow(await open())
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': 'https://shop.example',
    })
    stream.close()
  })

  test('resumes after the last event that the reader has, without a gap', async () => {
    const opened = await open()
    const stream = await follow(opened)
    await pay(opened.payment.address)
    await mine(3)
    const all = await stream.until(({ status }) => status === 'paid')
    stream.close()
    const resumed = await follow(opened, 2)
    const rest = await resumed.until(({ status }) => status === 'paid')
    expect(rest).toEqual(all.slice(2))
    resumed.close()
  })

  test.each([0, 999])('gives a snapshot to a reader that says it has %i', async (after) => {
    const opened = await open()
    const stream = await follow(opened, after)
    expect(await stream.message()).toEqual({ event: 'snapshot', id: 1, view: opened.payment })
    stream.close()
  })

  test('is not open to a wrong token', async () => {
    const opened = await open()
    const { response } = await follow({ ...opened, token: 'wrong' })
    expect(response.status).toBe(404)
  })

  test('ends when the endpoint stops, and the stop does not wait for readers', async () => {
    const stream = await follow(await open())
    await stream.message()
    await endpoint.close()
    expect(await stream.message()).toBeUndefined()
    endpoint = await start()
  })
})

test('a merchant’s server reads the same payment with its key', async () => {
  const opened = await open()
  const response = await fetch(`${endpoint.url}/v1/payments/${opened.payment.id}`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  expect(await response.json()).toEqual(opened.payment)
})

test('a provider that serves another chain switches that chain off, and says so', async () => {
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void lines.push(line) })
  const config = readConfig(
    environment({
      PAY_DATABASE: join(folder, 'other.db'),
      PAY_CHAIN_31337_RPC: chain.anvil.url,
      PAY_CHAIN_84532_RPC: chain.anvil.url,
    }),
  )
  const other = await startEndpoint({ config, store, scripts, log })
  await vi.waitFor(() => expect(lines).toHaveLength(1), { timeout: 5_000 })
  expect(lines[0]).toContain('serves chain 31337, not Base Sepolia (84532)')
  expect(lines[0]).toContain('Base Sepolia is switched off')
  await other.close()
})

describe('what an account holds', () => {
  const balances = async ({ payment, token }: OpenedPayment, owner: string, bearer = token) => {
    const url = `${endpoint.url}/v1/payments/${payment.id}/balances?owner=${owner}`
    const response = await fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
    return { status: response.status, body: await response.json() }
  }

  test('is read from each network of the payment, for whoever holds its token', async () => {
    const opened = await open()
    expect(await balances(opened, chain.cast.treasury)).toEqual({
      status: 200,
      body: { balances: [{ chain: 'eip155:31337', amount: '0' }] },
    })
    await chain.transfer({ from: chain.cast.shopper, to: chain.cast.treasury, amount: 7n })
    expect((await balances(opened, chain.cast.treasury)).body).toEqual({
      balances: [{ chain: 'eip155:31337', amount: '7' }],
    })
    expect(await balances(opened, chain.cast.treasury, 'x'.repeat(43))).toMatchObject({
      status: 404,
    })
    expect(await balances(opened, 'me')).toMatchObject({ status: 400 })
  })

  test('is asked for twenty times an hour', async () => {
    const opened = await open()
    for (let time = 0; time < 20; time++) await balances(opened, chain.cast.treasury)
    expect(await balances(opened, chain.cast.treasury)).toMatchObject({
      status: 429,
      body: { code: 'rate_limited' },
    })
  })
})
