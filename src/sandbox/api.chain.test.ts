import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SandboxState, sandboxApi } from './api.js'
import { type Result, scenarios } from './scenarios/index.js'
import { type Stage, startStage } from './stage/stage.js'
import type { Moment } from './stage/timeline.js'

const patience = 180_000
let folder: string
let stage: Stage

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-api-'))
  stage = await startStage({
    folder,
    settings: () => ({ PAY_LOG_LEVEL: 'silent' }),
    pages(parts, stageOf) {
      const app = sandboxApi(stageOf)
      app.route('/', parts.store.app)
      return app
    },
  })
}, patience)
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true })
})

const ask = (path: string, body?: object, headers: Record<string, string> = {}) =>
  fetch(`${stage.shopUrl}/sandbox/api/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...headers },
  })

const read = async <T>(path: string): Promise<T> => (await ask(path)).json() as Promise<T>

async function refusal(answer: Promise<Response>) {
  const response = await answer
  const { code } = (await response.json()) as { code: string }
  return `${response.status} ${code}`
}

describe('the API of the sandbox', () => {
  test('lists every scenario with what it shows', async () => {
    const { scenarios: listed } = await read<{ scenarios: { name: string }[] }>('scenarios')
    expect(listed).toHaveLength(scenarios.length)
    expect(listed[0]).toEqual({
      name: 'payer-exact',
      group: 'payer',
      title: 'Pays exactly',
      shows: expect.stringContaining('Awaiting Fulfillment'),
      ends: ['paid'],
      needsOwnOrder: false,
    })
    expect(listed.find(({ name }) => name === 'payer-late')).toMatchObject({
      ...{ ends: ['paid', 'late'], needsOwnOrder: true },
    })
  })

  test(
    'plays one, one at a time, and gives result, timeline and closing check',
    async () => {
      const playing = ask('scenarios/payer-exact', {})
      await expect.poll(async () => (await read<SandboxState>('state')).running).toBe('payer-exact')
      expect(await refusal(ask('scenarios/payer-usdt', {}))).toBe('409 scenario_running')
      const { order, problems } = (await (await playing).json()) as Result
      expect(problems).toEqual([])
      const { moments } = await read<{ moments: Moment[] }>(`timeline?order=${order}`)
      const lanes = new Set(moments.map(({ lane }) => lane))
      expect(lanes).toEqual(new Set(['order', 'chain', 'endpoint', 'store', 'webhook']))
      expect(await read(`check?order=${order}`)).toMatchObject({
        orders: [{ order, ledger: 'paid: 24.00 of 24.00 USDC', store: 'Awaiting Fulfillment' }],
        differences: [],
      })
      const state = await read<SandboxState>('state')
      expect(state).toMatchObject({ orders: [{ id: order, status: 'paid', isFresh: false }] })
      expect(state.webhooks.at(-1)).toMatchObject({ type: 'payment.paid', isVerified: true })
      expect(state.running).toBeUndefined()
    },
    patience,
  )

  test('refuses what it does not know', async () => {
    expect(await refusal(ask('scenarios/nothing', {}))).toBe('404 scenario_unknown')
    expect(await refusal(ask('switches/nothing', { value: 'fine' }))).toBe('404 switch_unknown')
    expect(await refusal(ask('switches/store', { value: 'odd' }))).toBe('400 value_invalid')
    expect(await refusal(ask('actions/nothing', {}))).toBe('404 action_unknown')
    for (const count of [0, 21, 1.5, '3', null]) {
      expect(await refusal(ask('actions/reorg', { count }))).toBe('400 value_invalid')
    }
  })

  test(
    'turns every switch and back, and resets all of them',
    async () => {
      const { switches } = await read<SandboxState>('state')
      for (const { name, values, value } of switches) {
        const other = values.find((one) => one !== value)
        expect((await ask(`switches/${name}`, { value: other })).status).toBe(200)
        const { switches: now } = await read<SandboxState>('state')
        expect(now.find((one) => one.name === name)?.value).toBe(other)
      }
      expect((await ask('reset', {})).status).toBe(200)
      expect((await read<SandboxState>('state')).switches).toEqual(switches)
    },
    patience,
  )

  test('mines blocks and replaces them', async () => {
    const { client } = stage.networks[0].chain.anvil
    const before = await client.getBlockNumber()
    expect((await ask('actions/mine', { count: 5 })).status).toBe(200)
    const block = await client.getBlock()
    expect(block.number).toBeGreaterThanOrEqual(before + 5n)
    expect((await ask('actions/reorg', { count: 4 })).status).toBe(200)
    expect((await client.getBlock({ blockNumber: block.number })).hash).not.toBe(block.hash)
  })

  test('tells the timeline live', async () => {
    const abort = new AbortController()
    const url = `${stage.shopUrl}/sandbox/api/timeline/live`
    const response = await fetch(url, { signal: abort.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    stage.timeline.add({ lane: 'order', text: 'Somebody looks' })
    let text = ''
    while (!text.includes('Somebody looks')) text += (await reader?.read())?.value ?? ''
    abort.abort()
  })

  test('tells what happens while it still tells what was before', async () => {
    // More than a connection holds while nobody reads it.
    const text = 'x'.repeat(10_000)
    for (let count = 0; count < 1_000; count += 1) stage.timeline.add({ lane: 'order', text })
    const abort = new AbortController()
    const url = `${stage.shopUrl}/sandbox/api/timeline/live`
    const response = await fetch(url, { signal: abort.signal })
    stage.timeline.add({ lane: 'order', text: 'Meanwhile' })
    stage.timeline.add({ lane: 'order', text: 'That is all' })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let told = ''
    while (!told.includes('That is all')) told += (await reader?.read())?.value ?? ''
    abort.abort()
    const numbers = [...told.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))
    expect(numbers).toEqual(numbers.map((_, at) => at + 1))
    expect(told).toContain('Meanwhile')
  })

  test('answers its own pages and programs, and no page of another site', async () => {
    const own = { origin: stage.shopUrl }
    expect((await ask('state', undefined, own)).status).toBe(200)
    for (const origin of ['https://evil.example', 'null', stage.endpoint.url]) {
      expect(await refusal(ask('reset', {}, { origin }))).toBe('403 origin_refused')
    }
    // A name of somebody else that points to this machine.
    expect(await statusWithHost('evil.example')).toBe(403)
    expect(await statusWithHost(new URL(stage.shopUrl).host)).toBe(200)
  })
})

function statusWithHost(host: string): Promise<number | undefined> {
  const { port } = new URL(stage.shopUrl)
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/sandbox/api/state', headers: { host } },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    sent.once('error', reject)
    sent.end()
  })
}
