import type { ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import { afterEach, describe, expect, test } from 'vitest'
import {
  claimJob,
  finishJob,
  followTargets,
  nextJobAt,
  readPayment,
  recordBlocks,
  retryJob,
} from '../database/index.js'
import { apiKey, cart, startApp } from './endpoint.fixture.js'
import { metricsOf, serveMetrics } from './metrics.js'
import { streamsOf } from './streams.js'

const chain = 'eip155:31337'
const start = 1_700_000_000

/** Opens a payment and returns its id. */
async function openOrder({ app }: Pick<Started, 'app'>): Promise<string> {
  const response = await app.request('/v1/payments', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'k1',
    },
    body: JSON.stringify({
      ...{ store: 'sandbox', order: '1042', cart },
      total: { amount: '25.50', currency: 'USD' },
    }),
  })
  const { payment } = (await response.json()) as { payment: { id: string } }
  return payment.id
}

type Started = Awaited<ReturnType<typeof startApp>>

/** A job that was due at the start. */
const enqueue = (database: Started['database'], payment_id: string) =>
  database.sql
    .insertInto('outbox')
    .values({
      ...{ payment_id, kind: 'tell_staff', target: '', attempts: 0 },
      ...{ queued_at: start, due_at: start, lease_until: 0 },
    })
    .execute()

describe('the metrics', () => {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  const block = (number: number, time: number) => ({
    ...{ number, time, hash: `0x${number}`, parentHash: `0x${number - 1}` },
  })

  test('tell how old heads and jobs are, how payments stand, and how requests were answered', async () => {
    let now = start
    const endpoint = await startApp({ now: () => now })
    const id = await openOrder(endpoint)
    const { database } = endpoint
    await recordBlocks({ database, chain, blocks: [block(7, start)], transfers: [], now })
    await enqueue(database, id)
    now = start + 40
    const text = await endpoint.endpoint.metrics.text()
    expect(text).toContain(`pay_head_lag_seconds{chain="${chain}"} 40`)
    expect(text).toContain('pay_outbox_oldest_seconds 40')
    expect(text).toContain('pay_outbox_open 1')
    expect(text).toContain('pay_payments{status="waiting"} 1')
    expect(text).toContain('pay_payments{status="paid"} 0')
    expect(text).toContain('route="POST /v1/payments",status="200"')
    expect(text).toContain(`pay_provider_disagreements_total{chain="${chain}"} 0`)
    expect(text).toContain('process_cpu_seconds_total')
    expect(text).not.toMatch(/pay_[0-9a-f]{32}|0x[0-9a-f]{40}/)
  })

  test('tell what waits for each webhook target, and for how long', async () => {
    let now = start
    const endpoint = await startApp({ now: () => now })
    const { database } = endpoint
    const [busy, idle] = ['a.example#11111111', 'b.example#22222222']
    await followTargets({ database, targets: [busy] })
    await openOrder(endpoint)
    await followTargets({ database, targets: [busy, idle] })
    now = start + 70
    const text = await endpoint.endpoint.metrics.text()
    expect(text).toContain(`pay_webhooks_open{target="${busy}"} 1`)
    expect(text).toContain(`pay_webhooks_oldest_seconds{target="${busy}"} 70`)
    expect(text).toContain(`pay_webhooks_oldest_seconds{target="${idle}"} 0`)
    expect(text).toContain(`pay_webhook_off{target="${busy}"} 0`)
    expect(text).toContain('pay_outbox_dead{kind="webhook"} 0')
  })

  test('tell whether it is ready, and for how long a payment was seen and not confirmed', async () => {
    let now = start
    const endpoint = await startApp({ now: () => now })
    const { database } = endpoint
    const id = await openOrder(endpoint)
    const [network] = (await readPayment({ database, id }))?.networks ?? []
    const transfer = {
      ...{ blockHash: '0x7', blockNumber: 7, blockTime: start, logIndex: 0, amount: 25_500_000n },
      ...{ transactionHash: '0x71', indexInTransaction: 0, from: '0x9' },
      token: network?.token as `0x${string}`,
      to: (await readPayment({ database, id }))?.address as `0x${string}`,
    }
    await recordBlocks({ database, chain, blocks: [block(7, start)], transfers: [transfer], now })
    now = start + 90
    const text = await endpoint.endpoint.metrics.text()
    expect(text).toContain('pay_payments{status="seen"} 1')
    expect(text).toContain('pay_oldest_seen_seconds 90')
    expect(text).toContain('pay_ready 1')
    now = start + 900
    expect(await endpoint.endpoint.metrics.text()).toContain('pay_ready 0')
  })

  test('tell where the network fee can be paid for shoppers, and nothing where it is not offered', async () => {
    const { endpoint } = await startApp()
    const { database, config, streams, now } = endpoint
    const texts = [true, false, undefined].map((isFunded) =>
      metricsOf({
        ...{ database, chains: config.chains, streams, now },
        isRelayReady: () => isFunded,
      }).text(),
    )
    const [funded, empty, off] = await Promise.all(texts)
    expect(funded).toContain(`pay_relay_ready{chain="${chain}"} 1`)
    expect(empty).toContain(`pay_relay_ready{chain="${chain}"} 0`)
    expect(off).not.toMatch(/^pay_relay_ready\{/m)
  })

  test('count what was ignored, and where providers disagreed', async () => {
    const { endpoint } = await startApp()
    endpoint.metrics.ignored(chain, { nothing: 3, foreign: 2 })
    endpoint.metrics.disagreed(chain)
    const text = await endpoint.metrics.text()
    expect(text).toContain(`pay_transfers_ignored_total{chain="${chain}",kind="nothing"} 3`)
    expect(text).toContain(`pay_transfers_ignored_total{chain="${chain}",kind="foreign"} 2`)
    expect(text).toContain(`pay_provider_disagreements_total{chain="${chain}"} 1`)
  })

  test('count the readers that were cut because they did not keep up', async () => {
    const { database } = await startApp()
    const streams = streamsOf({ database, heartbeat: 1 })
    let isCut = () => {}
    const cut = new Promise<void>((resolve) => {
      isCut = resolve
    })
    const response = new Writable({ write() {} }) as ServerResponse
    response.writeHead = () => response
    Object.defineProperty(response, 'writableLength', { value: 300 * 1_024 })
    response.on('close', isCut)
    streams.open({ response, paymentId: 'pay_none', after: 0, headers: {} })
    expect(streams.count()).toBe(1)
    await cut
    expect([streams.count(), streams.cut()]).toEqual([0, 1])
    streams.close()
  })

  test('are served on a port of their own, to this machine, and nothing else is', async () => {
    const { endpoint } = await startApp()
    const server = await serveMetrics({ metrics: endpoint.metrics, port: 0 })
    closing.push(server.close)
    const url = `http://127.0.0.1:${server.port}`
    const response = await fetch(`${url}/metrics`)
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(await response.text()).toContain('pay_streams 0')
    expect((await fetch(`${url}/v1/payments`)).status).toBe(404)
    await expect(serveMetrics({ metrics: endpoint.metrics, port: server.port })).rejects.toThrow(
      expect.objectContaining({ code: 'metrics_port_taken' }),
    )
  })
})

describe('/ready', () => {
  test('refuses while the last block of a network is old, or something cannot be delivered', async () => {
    let now = start
    const { app, database } = await startApp({ now: () => now })
    const ready = async () => {
      const response = await app.request('/ready')
      return [response.status, await response.json()] as const
    }
    expect(await ready()).toEqual([200, { status: 'ready' }])
    const blocks = [{ number: 1, time: start, hash: '0x1', parentHash: '0x0' }]
    await recordBlocks({ database, chain, blocks, transfers: [], now })
    now = start + 120
    expect((await ready())[0]).toBe(200)
    now = start + 121
    expect(await ready()).toEqual([
      503,
      { status: 'not ready', reasons: [expect.stringContaining('is 121 seconds old')] },
    ])
  })

  test('names what the shop has not taken for a quarter of an hour, which goes on being tried', async () => {
    let now = start
    const { app, database, endpoint } = await startApp({ now: () => now })
    await enqueue(database, await openOrder({ app }))
    const ready = async () => {
      const response = await app.request('/ready')
      return [response.status, await response.json()] as const
    }
    const claimNext = async () => {
      now = Math.max(now, (await nextJobAt({ database })) ?? now)
      const job = await claimJob({ database, now })
      if (job === undefined) throw new RangeError('Nothing is due.')
      return job
    }
    for (let tries = 1; tries <= 10; tries += 1) {
      await retryJob({ database, job: await claimNext(), error: 'the shop is closed', now })
    }
    expect(await ready()).toEqual([200, { status: 'ready' }])
    await retryJob({ database, job: await claimNext(), error: 'the shop is closed', now })
    expect(now - start).toBeGreaterThan(900)
    expect(await ready()).toEqual([
      200,
      { status: 'ready', warnings: [expect.stringContaining('1 jobs (tell_staff)')] },
    ])
    const text = await endpoint.metrics.text()
    expect(text).toContain('pay_outbox_dead{kind="tell_staff"} 1')
    expect(text).toContain(`pay_outbox_oldest_seconds ${now - start}`)
    await finishJob({ database, job: await claimNext(), now })
    expect(await ready()).toEqual([200, { status: 'ready' }])
  })

  test('refuses while something has waited to be delivered for a quarter of an hour', async () => {
    let now = start
    const endpoint = await startApp({ now: () => now })
    await enqueue(endpoint.database, await openOrder(endpoint))
    now = start + 900
    expect((await endpoint.app.request('/ready')).status).toBe(200)
    now = start + 901
    expect(await (await endpoint.app.request('/ready')).json()).toEqual({
      status: 'not ready',
      reasons: ['something has waited to be delivered for 901 seconds'],
    })
  })
})
