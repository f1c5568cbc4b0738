import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sandboxChain } from '../../chains/definitions/sandbox.js'
import { type Rpc, rpcOf } from '../../chains/rpc.js'
import {
  type Database,
  nativeCoin,
  openPayment,
  openSqlite,
  readPayment,
} from '../../database/index.js'
import { factory, receiverOf, saltOf } from '../../receiver/index.js'
import { type SandboxChain, startSandboxChain } from '../../sandbox/chain.js'
import { moneySearchOf } from './searchMoney.js'
import { prepareSweep } from './sweepChain.js'
import { chainPollOf } from './watchChain.js'

const definition = sandboxChain('http://127.0.0.1')
const chainName = `eip155:${definition.id}`
const ether = 10n ** 18n

describe('moneySearchOf, on a real chain', () => {
  let chain: SandboxChain
  let database: Database
  let errors: string[]
  let rpcs: [Rpc, ...Rpc[]]
  /** Seconds that have passed; the search waits by this clock. */
  let passed: number

  beforeEach(async () => {
    chain = await startSandboxChain()
    database = await openSqlite({ path: ':memory:' })
    errors = []
    passed = 0
    const rpc = rpcOf({ url: chain.anvil.url })
    rpcs = [
      { ...rpc, name: 'one' },
      { ...rpc, name: 'two' },
    ]
  }, 60_000)
  afterEach(async () => {
    await chain.anvil.stop()
    await database.close()
  })

  const now = () => Math.floor(Date.now() / 1_000) + passed
  const log = pino(
    { level: 'error' },
    { write: (line: string) => void errors.push(JSON.parse(line).msg) },
  )
  const makeSearch = () => moneySearchOf({ chain: { definition }, rpcs, database, log, now })

  /** Lets the watcher read everything that there is. */
  async function follow(): Promise<void> {
    const poll = chainPollOf({ chain: { definition }, rpcs, database, log, now })
    for (let idle = 0; idle < 2; ) idle = (await poll()) === 'idle' ? idle + 1 : 0
  }

  const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
  const orderOf = (order: string) => ({ store: 'search', order, cart })
  const addressOf = (order: string) =>
    receiverOf({ treasury: chain.cast.treasury, salt: saltOf(orderOf(order)) })

  async function open(order: string): Promise<void> {
    const time = { quotedAt: now(), expiresAt: 4_000_000_000 }
    await openPayment({
      database,
      payment: {
        id: `pay_${order}`,
        ...orderOf(order),
        total: { amount: '5.00', currency: 'USD' },
        openedAt: time.quotedAt,
        treasury: chain.cast.treasury,
        factory: factory.address,
        address: addressOf(order),
      },
      networks: [{ chain: chainName, token: definition.usdc, confirmations: 3 }],
      quote: { number: 1, due: 5_000_000n, ...time },
    })
  }
  const view = (order: string) => readPayment({ database, id: `pay_${order}` })
  const pay = (order: string, amount: bigint) =>
    chain.transfer({ from: chain.cast.shopper, to: addressOf(order), amount })
  /** Sends a transaction and waits until it is mined. */
  async function send(transaction: { from: `0x${string}`; to: `0x${string}`; value?: bigint }) {
    const { from: account, ...rest } = transaction
    const { client } = chain.anvil
    const hash = await client.sendTransaction({ account, ...rest, chain: null })
    await client.waitForTransactionReceipt({ hash })
  }
  const sendCoins = (order: string, value: bigint) =>
    send({ from: chain.cast.shopper, to: addressOf(order), value })

  test('finds money that came before anybody knew the address, and credits it by its log', async () => {
    await open('1')
    await pay('2', 5_000_000n)
    // Both readings have come past it when it gets its payment.
    for (let round = 0; round < 4; round += 1) {
      await chain.anvil.client.mine({ blocks: 60 })
      await follow()
    }
    await open('2')
    const look = makeSearch()
    await look()
    await chain.anvil.client.mine({ blocks: 30 })
    await follow()
    expect((await view('2'))?.received).toBe('0')
    await look()
    expect(await view('2')).toMatchObject({ status: 'seen', received: '5000000' })
    await follow()
    expect(await view('2')).toMatchObject({ status: 'confirmed' })
    expect(await view('1')).toMatchObject({ status: 'waiting', received: '0' })
    expect(errors).toEqual([])
  })

  test('never credits a balance that no log explains, and says it once in an hour', async () => {
    await open('1')
    await chain.anvil.client.mine({ blocks: 30 })
    await follow()
    const [honest] = rpcs
    const lie: Rpc = {
      name: 'liar',
      async request(method, params) {
        const answer = await honest.request(method, params)
        const isBalances = method === 'eth_call' && JSON.stringify(params).includes(factory.address)
        return isBalances ? `${String(answer).slice(0, -6)}4c4b40` : answer
      },
    }
    rpcs = [honest, lie]
    const look = makeSearch()
    for (let round = 0; round < 4; round += 1) {
      await look()
      await chain.anvil.client.mine({ blocks: 30 })
      await follow()
    }
    expect(await view('1')).toMatchObject({ status: 'waiting', received: '0', exceptions: [] })
    expect(errors).toEqual(['money lies there that no log explains'])
    passed = 3_600
    await look()
    expect(errors).toHaveLength(2)
  })

  test('names ether that lies there, until it is fetched', async () => {
    await open('1')
    await sendCoins('1', ether / 2n)
    const look = makeSearch()
    await look()
    await look()
    expect(await view('1')).toMatchObject({
      sequence: 2,
      status: 'waiting',
      exceptions: ['wrong_token'],
      coins: [{ chain: chainName, amount: `${ether / 2n}` }],
    })

    const policy = { privateTargets: [], isLoopbackAllowed: true }
    const { plan, transactions } = await prepareSweep({
      database,
      chain: { definition, rpcUrls: [], policy, isOffered: true, accepts: [] },
      rpc: rpcs[0],
      nativePrice: 3_000_000_000n,
    })
    expect(plan.value).toBe(1_500_000_000n)
    const [transaction] = transactions
    if (transaction === undefined) throw new Error('nothing is planned')
    await send({ from: chain.cast.bank, ...transaction })
    expect(await chain.anvil.client.getBalance({ address: addressOf('1') })).toBe(0n)
    await look()
    expect(await view('1')).toMatchObject({ sequence: 3, exceptions: [] })
    expect(await view('1')).not.toHaveProperty('coins')
  })

  test('says nothing of ether that one of two providers does not see', async () => {
    await open('1')
    await sendCoins('1', ether)
    const [honest] = rpcs
    rpcs = [
      honest,
      {
        name: 'behind',
        request: (method, params) =>
          honest.request(
            method,
            method === 'eth_call' && JSON.stringify(params).includes(nativeCoin.slice(2, 40))
              ? [params[0], 'latest', { [addressOf('1')]: { balance: '0x0' } }]
              : params,
          ),
      },
    ]
    await makeSearch()()
    expect(await view('1')).toMatchObject({ sequence: 1, exceptions: [] })
  })

  test('looks at a thousand addresses in one call, and at all pages', async () => {
    for (let order = 1; order <= 1_001; order += 1) await open(`${order}`)
    await sendCoins('1', 1n)
    await sendCoins('1001', 2n)
    await makeSearch()()
    expect([(await view('1'))?.coins, (await view('1001'))?.coins]).toEqual([
      [{ chain: chainName, amount: '1' }],
      [{ chain: chainName, amount: '2' }],
    ])
  })
})
