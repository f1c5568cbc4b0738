import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type Address, encodeFunctionData, getAddress, type Hex, parseAbi } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readBlock } from '../chains/blocks.js'
import { addReceivers, readTransferLogs } from '../chains/logs.js'
import { rpcOf } from '../chains/rpc.js'
import {
  type Database,
  openPayment,
  openSqlite,
  readActions,
  readReceiverBooks,
  readSwept,
  recordBlocks,
} from '../database/index.js'
import { readConfig } from '../endpoint/config.js'
import { environment } from '../endpoint/endpoint.fixture.js'
import { sweepChains } from '../endpoint/jobs/sweep.js'
import { factory, receiverOf, saltOf } from '../receiver/index.js'
import { type Anvil, startAnvil } from '../sandbox/anvil.js'
import { startSandboxChain } from '../sandbox/chain.js'
import { deployUsdc, send, usdcAbi } from '../sandbox/usdc.js'
import { run } from './run.js'

// The command on a real chain with Circle's USDC, and on a real database file.

const name = 'eip155:31337'
const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
const amount = 25_500_000n
const blacklistAbi = parseAbi(['function blacklist(address account)'])
let anvil: Anvil
let usdc: Address
let bank: Address
let treasury: Address
let other: Address
let clean: Hex
let folder: string
let database: Database
let key: Hex
/** The key's account. */
let payer: Address

beforeAll(async () => {
  const chain = await startSandboxChain()
  anvil = chain.anvil
  usdc = getAddress(chain.usdc)
  bank = chain.cast.bank
  treasury = chain.cast.treasury
  other = chain.cast.exchange
  clean = await anvil.client.snapshot()
})
afterAll(() => anvil.stop())

beforeEach(async () => {
  await anvil.client.revert({ id: clean })
  clean = await anvil.client.snapshot()
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-sweep-'))
  database = await openSqlite({ path: join(folder, 'shop.db') })
  key = generatePrivateKey()
  payer = privateKeyToAccount(key).address
  await anvil.client.setBalance({ address: payer, value: 10n ** 18n })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const settings = (change: Record<string, string> = {}) =>
  environment({
    PAY_DATABASE: join(folder, 'shop.db'),
    PAY_TREASURY: treasury,
    PAY_CHAIN_31337_RPC: anvil.url,
    PAY_CHAIN_31337_NATIVE_PRICE: '300',
    PAY_SWEEP_KEY: key,
    ...change,
  })

async function sweep(args: string[] = [], change: Record<string, string> = {}) {
  const lines: string[] = []
  const exitCode = await run({
    args: ['sweep', ...args],
    environment: settings(change),
    fetch,
    print: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { exitCode, text: lines.join('\n') }
}

const usdcCall = (data: Hex) => send({ client: anvil.client, from: bank, to: usdc, data })
const mint = (to: Address, value = amount) =>
  usdcCall(encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args: [to, value] }))
const balanceOf = (account: Address) =>
  anvil.client.readContract({
    address: usdc,
    abi: usdcAbi,
    functionName: 'balanceOf',
    args: [account],
  })

const addressOf = (order: string, to: Address) =>
  receiverOf({ treasury: to, salt: saltOf({ store: 'sandbox', order, cart }) })

/** Opens the payment of an order, and gives its address. */
async function open(order: string, to: Address = treasury): Promise<Address> {
  const address = addressOf(order, to)
  const network = { chain: name, token: usdc, confirmations: 1 }
  await openPayment({
    database,
    payment: {
      ...{ id: `pay_${order}`, store: 'sandbox', order, cart },
      total: { amount: '25.50', currency: 'USD' },
      openedAt: Math.floor(Date.now() / 1_000),
      ...{ treasury: to, factory: factory.address, address },
    },
    networks: [network],
    quote: { number: 1, due: amount, quotedAt: 1, expiresAt: 2_000_000_000 },
  })
  return address
}

/** Reads the chain into the database, as the watcher does. */
async function watch(addresses: readonly Address[]): Promise<void> {
  const rpc = rpcOf({ url: anvil.url })
  const head = await readBlock(rpc, 'latest')
  if (head === undefined) throw new Error('no head')
  const receivers = new Map<string, string>()
  addReceivers(receivers, addresses)
  const span = { fromBlock: 0, toBlock: head.number }
  const logs = await readTransferLogs({ rpc, tokens: [usdc], receivers, span })
  const transfers = logs.map((log) => ({ ...log, blockTime: head.time, indexInTransaction: 0 }))
  await recordBlocks({ database, chain: name, blocks: [head], transfers, now: head.time })
}

/** Orders that are paid and known to the database. */
async function paid(orders: readonly string[], to: Address = treasury): Promise<Address[]> {
  const addresses: Address[] = []
  for (const order of orders) addresses.push(await open(order, to))
  for (const address of addresses) await mint(address)
  await watch(addresses)
  return addresses
}

const orders = (count: number, from = 1) => Array.from({ length: count }, (_, at) => `${from + at}`)

/** balance + swept = credited, from the chain's own balances. */
async function expectLaw() {
  for (const one of await readReceiverBooks({ database, chain: name, token: usdc })) {
    expect((await balanceOf(one.address as Address)) + one.swept).toBe(one.credited)
  }
}

describe('sweep', () => {
  test('sweeps 60 addresses of two treasuries; one that is blacklisted fails alone', async () => {
    const addresses = await paid(orders(40))
    await paid(orders(20, 101), other)
    const [bad] = addresses as [Address]
    await usdcCall(
      encodeFunctionData({ abi: blacklistAbi, functionName: 'blacklist', args: [bad] }),
    )
    const [before, elsewhere] = [await balanceOf(treasury), await balanceOf(other)]
    const { exitCode, text } = await sweep()
    expect(exitCode).toBe(1)
    expect(text).toMatch(/^USDC Sandbox +60 +2 +1530\.00 /m)
    expect(text).toContain('✓ USDC Sandbox: 39 swept, 994.50 USDC')
    expect(text).toContain('✓ USDC Sandbox: 20 swept, 510.00 USDC')
    expect(text).toContain(`✗ USDC Sandbox: ${bad} could not be swept`)
    expect((await balanceOf(treasury)) - before).toBe(39n * amount)
    expect((await balanceOf(other)) - elsewhere).toBe(20n * amount)
    expect(await balanceOf(bad)).toBe(amount)
    const swept = await readSwept({ database, chain: name })
    expect(swept).toHaveLength(59)
    for (const { transactionHash, blockHash, amount: one } of swept) {
      const receipt = await anvil.client.getTransactionReceipt({ hash: transactionHash as Hex })
      expect([receipt.blockHash, one]).toEqual([blockHash, amount])
    }
    await expectLaw()
  })

  test('writes down each transaction, with the account that sent it', async () => {
    await paid(orders(2))
    await paid(['101'], other)
    expect((await sweep()).exitCode).toBe(0)
    const swept = await readSwept({ database, chain: name })
    const countOf = (hash: string) =>
      swept.filter(({ transactionHash }) => transactionHash === hash).length
    const actions = await readActions({ database, subject: `sweep ${name}` })
    expect(actions).toHaveLength(2)
    for (const { actor, action, detail } of actions) {
      const { hash } = detail as { hash: string }
      expect([actor, action]).toEqual([payer, 'sweep.sent'])
      expect(detail).toEqual({ hash, swept: countOf(hash), failed: 0 })
    }
    expect(actions.map(({ detail }) => (detail as { swept: number }).swept).sort()).toEqual([1, 2])
  })

  test.each([
    ['--dry-run', ['--dry-run'], {}],
    ['no key', [], { PAY_SWEEP_KEY: '' }],
    ['a price of gas above the highest', ['--gas-price', '0.000000001'], {}],
  ])('sends nothing with %s', async (_, args, change) => {
    const [address] = (await paid(['1'])) as [Address]
    const block = await anvil.client.getBlockNumber()
    expect((await sweep(args, change)).exitCode).toBe(0)
    expect(await anvil.client.getBlockNumber()).toBe(block)
    expect(await balanceOf(address)).toBe(amount)
    expect(await readSwept({ database, chain: name })).toEqual([])
  })

  test('sweeps the same address again, and leaves dust alone', async () => {
    const [first] = (await paid(['1', '2'])) as [Address]
    expect((await sweep()).exitCode).toBe(0)
    await mint(first)
    await mint(addressOf('2', treasury), 999_999n)
    await watch([first, addressOf('2', treasury)])
    const { exitCode, text } = await sweep()
    expect(exitCode).toBe(0)
    expect(text).toContain('1 with 0.999999 USDC wait; dust')
    const swept = await readSwept({ database, chain: name })
    expect(swept.map(({ paymentId }) => paymentId).sort()).toEqual(['pay_1', 'pay_1', 'pay_2'])
    await expectLaw()
  })

  test('what is printed, sent by anybody, does the same, and is noted afterwards', async () => {
    const addresses = await paid(orders(3))
    const file = join(folder, 'safe.json')
    const { text } = await sweep(['--print', '--safe', file], { PAY_SWEEP_KEY: '' })
    const printed = JSON.parse(text) as { to: Address; data: Hex; value: string; chainId: number }[]
    expect(printed).toMatchObject([{ to: factory.address, value: '0', chainId: 31_337 }])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      chainId: '31337',
      transactions: printed.map(({ to, data }) => ({ to, data, value: '0' })),
    })
    for (const { to, data } of printed) await send({ client: anvil.client, from: other, to, data })
    expect(await Promise.all(addresses.map(balanceOf))).toEqual([0n, 0n, 0n])
    const { exitCode, text: report } = await sweep(['--check'])
    expect(report).toContain('3 sweeps by others were found')
    expect(report).toContain('✓ USDC Sandbox: 3 addresses, 0.00 there + 76.50 swept = 76.50')
    expect(exitCode).toBe(0)
    expect(await readSwept({ database, chain: name })).toHaveLength(3)
    await expectLaw()
  })

  test('a check names money that nobody saw, and credits none of it', async () => {
    const [address] = (await paid(['1', '2'])) as [Address]
    const unknown = await open('3')
    await mint(unknown, 7_000_000n)
    await mint(address, 1n)
    const { exitCode, text } = await sweep(['--check'])
    expect(exitCode).toBe(1)
    expect(text).toContain('✗ USDC Sandbox: 3 addresses')
    expect(text).toMatch(new RegExp(`${unknown}.* 7\\.00 more than was seen.*in blocks \\d+ to`))
    expect(text).toMatch(new RegExp(`${address}.* 0\\.000001 more than was seen`))
    const books = await readReceiverBooks({ database, chain: name, token: usdc })
    expect(books.map(({ credited }) => credited)).toEqual([amount, amount, 0n])
    // Nor is it swept: first somebody must have seen it come.
    await sweep(['--min', '0.1'])
    expect(await balanceOf(unknown)).toBe(7_000_000n)
  })

  test('says how much gas money is missing, and sends nothing', async () => {
    await paid(['1'])
    await anvil.client.setBalance({ address: payer, value: 1_000n })
    const { exitCode, text } = await sweep()
    expect(exitCode).toBe(2)
    expect(text).toMatch(/gas_money_missing: 0x\w+ has 0\.000000000000001 ETH .* are missing\./)
    expect(await anvil.client.getTransactionCount({ address: payer })).toBe(0)
  })

  test('a provider that is out of reach, and one of another network, are named', async () => {
    const dead = await sweep([], { PAY_CHAIN_31337_RPC: 'http://127.0.0.1:1' })
    expect(dead).toMatchObject({ exitCode: 2, text: expect.stringContaining('rpc_failed') })
    const elsewhere = await startAnvil({ chainId: 8453 })
    try {
      const wrong = await sweep([], { PAY_CHAIN_31337_RPC: elsewhere.url })
      expect(wrong).toMatchObject({ exitCode: 2, text: expect.stringContaining('chain_id_wrong') })
    } finally {
      await elsewhere.stop()
    }
  })

  test('asks a second provider for what the first does not answer', async () => {
    const [address] = (await paid(['1'])) as [Address]
    const urls = `http://127.0.0.1:1,${anvil.url}`
    expect((await sweep([], { PAY_CHAIN_31337_RPC: urls })).exitCode).toBe(0)
    expect(await balanceOf(address)).toBe(0n)
  })

  test('the job sweeps once in its period, also after a restart', async () => {
    const [address] = (await paid(['1'])) as [Address]
    const config = readConfig(settings({ PAY_SWEEP: 'daily' }))
    const time = { now: Math.floor(Date.now() / 1_000) }
    const runOnce = async () => {
      const job = sweepChains({
        ...{ config, database, log: pino({ level: 'silent' }) },
        now: () => time.now,
        poll: 20,
      })
      // The first run is under way already, and stopping waits for it.
      await job?.stop()
    }
    await runOnce()
    expect(await balanceOf(address)).toBe(0n)
    await mint(address)
    await watch([address])
    await runOnce()
    expect(await balanceOf(address)).toBe(amount)
    time.now += 2 * 86_400
    await runOnce()
    expect(await balanceOf(address)).toBe(0n)
    await expectLaw()
  })
})

describe('a chain without the factory', () => {
  let bare: Anvil
  let known: Anvil
  beforeAll(async () => {
    bare = await startAnvil()
    const [owner, admin] = (await bare.client.getAddresses()) as [Address, Address]
    await deployUsdc({ client: bare.client, owner, admin })
  })
  beforeEach(async () => {
    known = anvil
    anvil = bare
    await bare.client.setBalance({ address: payer, value: 10n ** 18n })
  })
  afterEach(() => {
    anvil = known
  })
  afterAll(() => bare.stop())

  test('gets it first, and is swept then', async () => {
    const addresses = await paid(orders(10))
    const { text: planned } = await sweep(['--dry-run'])
    expect(planned).toMatch(/^USDC Sandbox +10 +2 +255\.00 /m)
    const { exitCode, text } = await sweep()
    expect(text).toContain('10 swept, 255.00 USDC')
    expect(exitCode).toBe(0)
    expect(await anvil.client.getCode({ address: factory.address })).toBeDefined()
    expect(new Set(await Promise.all(addresses.map(balanceOf)))).toEqual(new Set([0n]))
    await expectLaw()
  })
})
