import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Rpc } from '../../chains/rpc.js'
import {
  claimJob,
  type Database,
  type DueScreening,
  finishJob,
  openPayment,
  openSqlite,
  type ReadTransfer,
  readDueScreenings,
  readFindings,
  readPayment,
  recordBlocks,
  recordHold,
  recordReorg,
  recordScreening,
  recordStoreAnswer,
  recordVerified,
  screeningLifetime,
  screeningPatience,
} from '../../database/index.js'
import type { Verdict } from '../../payment/index.js'
import { readConfig } from '../config.js'
import { environment } from '../endpoint.fixture.js'
import { askSources, screenDue, screenTransfers } from './screenTransfers.js'

const chain = 'eip155:31337'
const token = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'
const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const sender = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const start = 1_700_000_000
const log = pino({ level: 'silent' })

let folder: string
let database: Database
let clock: number
/** What each source says; a source that is not named is down. */
let says: Record<string, Verdict>
let asked: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  database = await openSqlite({ path: join(folder, 'test.db') })
  clock = start
  says = {}
  asked = []
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const now = () => clock
const ask = async ({ source }: DueScreening) => {
  asked.push(source)
  const verdict = says[source]
  return verdict === undefined ? { verdict: 'unavailable' as const, reason: 'down' } : { verdict }
}
/** Asks everything that is due now. */
async function screen(): Promise<void> {
  while ((await screenDue({ database, ask, log, now })) > 0);
}
const view = async () => {
  const payment = await readPayment({ database, id: 'pay_1' })
  if (payment === undefined) throw new Error('There is no payment.')
  return { status: payment.status, exceptions: payment.exceptions }
}
/** Takes every job that is due, and says what kinds they were. */
async function jobs(): Promise<string[]> {
  const kinds: string[] = []
  for (;;) {
    const job = await claimJob({ database, now: clock })
    if (job === undefined) return kinds
    kinds.push(job.kind)
    await finishJob({ database, job, now: clock })
  }
}

const open = (screens: readonly string[] = ['usdc', 'list']) =>
  openPayment({
    database,
    payment: {
      id: 'pay_1',
      store: 'sandbox',
      order: '1042',
      cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
      total: { amount: '25.50', currency: 'USD' },
      openedAt: start,
      treasury: sender,
      factory: sender,
      address,
    },
    networks: [{ chain, token, confirmations: 3, screens }],
    quote: { number: 1, due: 25_500_000n, quotedAt: start, expiresAt: start + 1_800 },
  })

const block = (number: number, fork = 'a') => ({
  number,
  hash: `0x${fork}${number}`,
  parentHash: `0x${number === 100 ? 'a' : fork}${number - 1}`,
  time: start + number,
})

/** A transfer arrives in a block and gets its confirmations and its second look. */
async function receive(change: Partial<ReadTransfer> = {}, number = 100, fork = 'a') {
  const transfer: ReadTransfer = {
    blockHash: block(number, fork).hash,
    blockNumber: number,
    blockTime: start + number,
    logIndex: 0,
    token,
    transactionHash: `0x${number}`,
    indexInTransaction: 0,
    from: sender,
    to: address,
    amount: 25_500_000n,
    ...change,
  }
  const blocks = [0, 1, 2].map((more) => block(number + more, fork))
  await recordBlocks({ database, chain, blocks, transfers: [transfer], now: clock })
  const { blockHash, logIndex } = transfer
  await recordVerified({ database, chain, blockHash, logIndex, now: clock })
}

describe('a transfer', () => {
  test('waits as seen until every source has cleared its sender, and then moves the order', async () => {
    await open()
    await receive()
    expect(await view()).toEqual({ status: 'seen', exceptions: [] })
    expect(await jobs()).toEqual([])
    says = { usdc: 'clear', list: 'clear' }
    await screen()
    expect(asked.sort()).toEqual(['list', 'usdc'])
    expect(await view()).toEqual({ status: 'confirmed', exceptions: [] })
    expect(await jobs()).toEqual(['update_order'])
    await screen()
    expect(asked).toHaveLength(2)
  })

  test('whose sender is flagged is held: staff are told, the order never is', async () => {
    await open()
    await receive()
    says = { usdc: 'clear', list: 'flagged' }
    await screen()
    expect(await view()).toEqual({ status: 'seen', exceptions: ['held'] })
    expect(await jobs()).toEqual(['tell_staff'])
    expect(await readFindings({ database, paymentId: 'pay_1' })).toEqual([
      {
        ...{ chain, transactionHash: '0x100', sender, source: 'list', verdict: 'flagged' },
        ...{ at: start, reason: undefined },
      },
    ])
  })

  test('that is flagged stays flagged, and is asked about no more', async () => {
    await open(['list'])
    await receive()
    says = { list: 'flagged' }
    await screen()
    says = { list: 'clear' }
    clock += screeningLifetime
    await screen()
    expect(asked).toEqual(['list'])
    // Another endpoint may have asked at the same time and bring its answer only now.
    const screening = { chain, blockHash: '0xa100', logIndex: 0, source: 'list' }
    await recordScreening({ database, screening, answer: { verdict: 'clear' }, now: clock })
    expect((await view()).exceptions).toEqual(['held'])
  })

  test('that a person releases reaches the order', async () => {
    await open()
    await receive()
    says = { usdc: 'flagged', list: 'flagged' }
    await screen()
    await jobs()
    await recordHold({ database, paymentId: 'pay_1', hold: 'released', now: clock })
    expect(await view()).toEqual({ status: 'confirmed', exceptions: [] })
    expect((await jobs()).sort()).toEqual(['tell_staff', 'update_order'])
  })

  test('that nobody can screen waits as seen, and is a person’s after ten minutes', async () => {
    await open(['usdc'])
    await receive()
    await screen()
    clock = start + screeningPatience - 1
    await screen()
    expect(await view()).toEqual({ status: 'seen', exceptions: [] })
    clock = start + 2 * screeningPatience
    await screen()
    expect(await view()).toEqual({ status: 'seen', exceptions: ['held'] })
    expect(await jobs()).toEqual(['tell_staff'])
    expect(await readFindings({ database, paymentId: 'pay_1' })).toMatchObject([
      { source: 'usdc', verdict: 'unavailable', reason: 'down' },
    ])
  })

  test('that was unavailable is let go when its source answers, and staff hear of that', async () => {
    await open(['usdc'])
    await receive()
    await screen()
    clock = start + 2 * screeningPatience
    await screen()
    expect(await jobs()).toEqual(['tell_staff'])
    says = { usdc: 'clear' }
    clock += 600
    await screen()
    expect(await view()).toEqual({ status: 'confirmed', exceptions: [] })
    expect((await jobs()).sort()).toEqual(['tell_staff', 'update_order'])
  })

  test('that was unavailable and is flagged then: staff are told of the new reason', async () => {
    await open(['usdc'])
    await receive()
    await screen()
    clock = start + 2 * screeningPatience
    await screen()
    await jobs()
    says = { usdc: 'flagged' }
    clock += 600
    await screen()
    expect(await jobs()).toEqual(['tell_staff'])
    expect(await readFindings({ database, paymentId: 'pay_1' })).toMatchObject([
      { verdict: 'flagged', at: clock },
    ])
  })

  test('is asked about later and later, at most every ten minutes, and a day long', async () => {
    await open(['usdc'])
    await receive()
    await screen()
    const times = [clock]
    for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]) {
      clock += wait - 1
      await screen()
      expect(asked).toHaveLength(times.length)
      clock += 1
      await screen()
      times.push(clock)
      expect(asked).toHaveLength(times.length)
    }
    clock = start + screeningLifetime
    await screen()
    expect(asked).toHaveLength(times.length + 1)
    expect(await readDueScreenings({ database, now: 1e12, limit: 1 })).toEqual([])
  })

  test('is screened after a restart, and the time that it waited counts', async () => {
    await open(['usdc'])
    await receive()
    await screen()
    await database.close()
    database = await openSqlite({ path: join(folder, 'test.db') })
    clock = start + 2 * screeningPatience
    await screen()
    expect(asked).toEqual(['usdc', 'usdc'])
    expect((await view()).exceptions).toEqual(['held'])
  })

  test('that comes flagged after the order was paid holds nothing back, and is told', async () => {
    await open(['list'])
    await receive()
    says = { list: 'clear' }
    await screen()
    await jobs()
    const paid = { paymentId: 'pay_1', answer: 'accepted', due: 25_500_000n, now: clock } as const
    await recordStoreAnswer({ database, ...paid })
    await receive({ amount: 1n }, 110)
    says = { list: 'flagged' }
    await screen()
    expect(await view()).toEqual({ status: 'paid', exceptions: ['held', 'overpaid'] })
    expect([...new Set(await jobs())]).toEqual(['tell_staff'])
  })

  test('that a reorg moves is screened anew in its new block', async () => {
    await open(['list'])
    await receive()
    says = { list: 'clear' }
    await screen()
    await recordReorg({ database, chain, ancestor: 99, now: clock })
    await receive({ transactionHash: '0x100' }, 100, 'b')
    expect((await view()).status).toBe('seen')
    says = { list: 'flagged' }
    await screen()
    expect(await view()).toEqual({ status: 'seen', exceptions: ['held'] })
  })

  test('that a reorg took away is asked about no more', async () => {
    await open(['list'])
    await receive()
    await recordReorg({ database, chain, ancestor: 99, now: clock })
    await screen()
    expect(asked).toEqual([])
  })

  test.each([
    ['another token', { token: sender }],
    ['nothing that is asked for', {}],
  ])('of %s is not screened', async (name, change) => {
    await open(name === 'another token' ? ['list'] : [])
    await receive(change)
    await screen()
    expect(asked).toEqual([])
  })
})

test('the job asks as soon as a transfer is seen', async () => {
  await open(['list'])
  // The loop's own clock stands still: only the event can wake it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let answered: (source: string) => void = () => undefined
  const answer = new Promise<string>((resolve) => {
    answered = resolve
  })
  const loop = screenTransfers({
    database,
    ask: async ({ source }) => {
      answered(source)
      return { verdict: 'clear' }
    },
    log,
    now,
  })
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
  await receive()
  expect(await answer).toBe('list')
  await loop.stop()
  vi.useRealTimers()
  expect((await view()).status).toBe('confirmed')
})

describe('the sources of the settings', () => {
  const yes = `0x${'0'.repeat(63)}1`
  const no = `0x${'0'.repeat(64)}`
  const oracle = '0x1111111111111111111111111111111111111111'
  const question = (source: string): DueScreening => ({
    ...{ chain, blockHash: '0xa100', logIndex: 0, source, sender },
  })

  /** @param answers what providers say of USDC's blacklist, and of the oracle */
  function sources(
    change: Record<string, string>,
    answers: readonly { usdc?: string; oracle?: string }[] = [],
    sanctionsOracle?: `0x${string}`,
  ) {
    const config = readConfig(environment(change))
    const chains = config.chains.map((one) => ({
      ...one,
      ...(sanctionsOracle === undefined
        ? {}
        : {
            screens: ['chainalysis' as const],
            definition: { ...one.definition, sanctionsOracle },
          }),
    }))
    const rpcs = answers.map(
      (answer): Rpc => ({
        name: 'a provider',
        async request(_method, [call]) {
          const { to } = call as { to: string }
          const text = to === oracle ? answer.oracle : answer.usdc
          if (text === undefined) throw new Error('down')
          return text
        },
      }),
    )
    return askSources({ config: { ...config, chains }, rpcsOf: () => rpcs, log })
  }

  test.each<[string, { usdc?: string }[], Verdict]>([
    ['both clear it', [{ usdc: no }, { usdc: no }], 'clear'],
    ['both list it', [{ usdc: yes }, { usdc: yes }], 'flagged'],
    ['they disagree', [{ usdc: yes }, { usdc: no }], 'unavailable'],
    ['one is down', [{ usdc: no }, {}], 'unavailable'],
    ['nothing is believed', [], 'unavailable'],
  ])('USDC’s blacklist, when of two providers %s', async (_name, answers, verdict) => {
    const answer = await sources({ PAY_SCREEN: 'usdc' }, answers)(question('usdc'))
    expect(answer.verdict).toBe(verdict)
  })

  test('Chainalysis’ oracle is asked where the network has one', async () => {
    const askAbout = sources({ PAY_SCREEN: 'usdc' }, [{ usdc: no, oracle: yes }], oracle)
    expect(await askAbout(question('chainalysis'))).toEqual({ verdict: 'flagged' })
  })

  test('a list that is wrong at start is refused, with its bad lines', () => {
    const path = join(folder, 'list.txt')
    writeFileSync(path, 'x\ny')
    expect(() => sources({ PAY_SCREEN: 'list', PAY_SCREEN_LIST: path })).toThrow(
      'line 1: x; line 2',
    )
  })

  test('a list that became unreadable is unavailable, never clear', async () => {
    const path = join(folder, 'list.txt')
    writeFileSync(path, `${address}\n`)
    const askAbout = sources({ PAY_SCREEN: 'list', PAY_SCREEN_LIST: path })
    expect(await askAbout(question('list'))).toEqual({ verdict: 'clear' })
    rmSync(path)
    expect(await askAbout(question('list'))).toMatchObject({ verdict: 'unavailable' })
    writeFileSync(path, `${address}\n${sender.toLowerCase()} # new\n`)
    expect(await askAbout(question('list'))).toEqual({ verdict: 'flagged' })
  })

  test.each([
    ['list', { PAY_SCREEN: 'usdc' }],
    ['chainalysis', { PAY_SCREEN: 'usdc' }],
    ['usdc', {}],
  ])('the source %s that was taken out of the settings clears nobody', async (source, change) => {
    const answer = await sources(change, [{ usdc: no }])(question(source))
    expect(answer).toMatchObject({ verdict: 'unavailable', reason: expect.stringMatching(/./) })
  })

  test('the log says at start where Chainalysis has no oracle', () => {
    const lines: string[] = []
    const config = readConfig(
      environment({ PAY_SCREEN: 'usdc,chainalysis', PAY_CHAIN_84532_RPC: 'https://b.example' }),
    )
    const chains = config.chains.map((one) =>
      one.definition.id === 31_337
        ? {
            ...one,
            screens: ['usdc', 'chainalysis'] as const,
            definition: { ...one.definition, sanctionsOracle: oracle } as const,
          }
        : one,
    )
    askSources({
      config: { ...config, chains },
      rpcsOf: () => [],
      log: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }),
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('Chainalysis has no oracle on Base Sepolia')
  })
})
