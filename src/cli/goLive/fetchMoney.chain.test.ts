import { type Address, encodeFunctionData, parseAbi } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readBlock } from '../../chains/blocks.js'
import { addReceivers, readTransferLogs } from '../../chains/logs.js'
import { type Rpc, rpcOf } from '../../chains/rpc.js'
import {
  type Database,
  openPayment,
  openSqlite,
  readPayment,
  recordBlocks,
} from '../../database/index.js'
import { readConfig } from '../../endpoint/config.js'
import { cart, environment } from '../../endpoint/endpoint.fixture.js'
import { factory, type Hex, receiverOf, saltOf } from '../../receiver/index.js'
import { type SandboxChain, startSandboxChain } from '../../sandbox/chain.js'
import { send, usdcAbi } from '../../sandbox/usdc.js'
import { fetchMoney } from './fetchMoney.js'

const network = 'eip155:31337'
const amount = 2_500_000n
const blacklistAbi = parseAbi(['function blacklist(address account)'])
let chain: SandboxChain
let database: Database
let key: Hex
let treasury: Address
/** Where the money of the order is. */
let receiver: Address
/** What happens after the question was asked and before anything is sent. */
let onceAsked: () => Promise<unknown>
/** What happens once the sweep is mined. */
let onceMined: () => Promise<void>

beforeAll(async () => {
  chain = await startSandboxChain()
  treasury = chain.cast.treasury
})
afterAll(() => chain.anvil.stop())

let clean: Hex
beforeEach(async () => {
  clean = await chain.anvil.client.snapshot()
  database = await openSqlite({ path: ':memory:' })
  key = generatePrivateKey()
  const { address } = privateKeyToAccount(key)
  await chain.anvil.client.setBalance({ address, value: 10n ** 18n })
  onceAsked = async () => undefined
  onceMined = async () => undefined
  receiver = await payOrder()
})
afterEach(async () => {
  await database.close()
  await chain.anvil.client.revert({ id: clean })
})

/** Sends USDC, and waits until it is mined. */
const move = ({ from, to, value }: { from: Address; to: Address; value: bigint }) =>
  send({
    ...{ client: chain.anvil.client, from, to: chain.usdc },
    data: encodeFunctionData({ abi: usdcAbi, functionName: 'transfer', args: [to, value] }),
  })

/** An order that is paid and known to the database. */
async function payOrder(): Promise<Address> {
  const order = { store: 'sandbox', order: '1001', cart }
  const address = receiverOf({ treasury, salt: saltOf(order) })
  await openPayment({
    database,
    payment: {
      ...{ id: 'pay_1', ...order, treasury, factory: factory.address, address },
      total: { amount: '2.50', currency: 'USD' },
      openedAt: Math.floor(Date.now() / 1_000),
    },
    networks: [{ chain: network, token: chain.usdc, confirmations: 1 }],
    quote: { number: 1, due: amount, quotedAt: 1, expiresAt: 2_000_000_000 },
  })
  await move({ from: chain.cast.exchange, to: address, value: amount })
  const rpc = rpcOf({ url: chain.anvil.url })
  const head = await readBlock(rpc, 'latest')
  if (head === undefined) throw new Error('no head')
  const receivers = new Map<string, string>()
  addReceivers(receivers, [address])
  const span = { fromBlock: 0, toBlock: head.number }
  const logs = await readTransferLogs({ rpc, tokens: [chain.usdc], receivers, span })
  const transfers = logs.map((log) => ({ ...log, blockTime: head.time, indexInTransaction: 0 }))
  await recordBlocks({ database, chain: network, blocks: [head], transfers, now: head.time })
  return address
}

/** The chain, where something else happens as soon as a receipt was read. */
function watched(): Rpc {
  const rpc = rpcOf({ url: chain.anvil.url })
  return {
    ...rpc,
    async request(method, params) {
      const answer = await rpc.request(method, params)
      if (method === 'eth_getTransactionReceipt' && answer !== null) await onceMined()
      return answer
    },
  }
}

async function fetchIt() {
  const payment = await readPayment({ database, id: 'pay_1' })
  const [own] = readConfig(environment({ PAY_CHAIN_31337_RPC: chain.anvil.url })).chains
  if (payment === undefined || own === undefined) throw new Error('no payment')
  const questions: string[] = []
  const finding = await fetchMoney({
    ...{ payment, chain: own, rpc: watched(), database, key },
    async ask(question) {
      questions.push(question)
      await onceAsked()
      return true
    },
    print: () => undefined,
    rest: async () => undefined,
  })
  return { finding, questions }
}

const blacklist = (account: Address) =>
  send({
    ...{ client: chain.anvil.client, from: chain.cast.bank, to: chain.usdc },
    data: encodeFunctionData({ abi: blacklistAbi, functionName: 'blacklist', args: [account] }),
  })

describe('the money of a paid order', () => {
  test('comes, and is said to be there', async () => {
    const { finding, questions } = await fetchIt()
    expect(finding).toMatchObject({
      verdict: 'ok',
      says: '2.50 USDC came on USDC Sandbox: it held 0.00, and holds 2.50.',
    })
    expect(questions).toEqual([`Fetch 2.50 USDC on USDC Sandbox into ${treasury}?`])
  })

  test('that a sweep does not move is ✗, and it is said where it is', async () => {
    onceAsked = () => blacklist(receiver)
    const { finding } = await fetchIt()
    expect(finding).toEqual({
      ...{ check: 'treasury after order 1001', verdict: 'problem' },
      says: `The sweep on USDC Sandbox moved nothing; the money is still at ${receiver}.`,
      next: 'Look at the transaction, then run pay-with-usdc sweep --check.',
    })
    expect(await chain.balanceOf(receiver)).toBe(amount)
  })

  test('that has left the treasury again is ✗, with both sums', async () => {
    const to = chain.cast.bank
    let isTaken = false
    onceMined = async () => {
      if (!isTaken) await move({ from: treasury, to, value: 1n })
      isTaken = true
    }
    const { finding } = await fetchIt()
    expect(finding).toMatchObject({
      verdict: 'problem',
      says: 'It should hold 2.50 USDC on USDC Sandbox, and holds 2.499999.',
      next: expect.stringMatching(new RegExp(`^Look at http\\S+/address/${treasury}: `)),
    })
  })

  test('that was fetched before is not fetched again', async () => {
    await fetchIt()
    const { finding, questions } = await fetchIt()
    expect(finding).toMatchObject({
      verdict: 'ok',
      says: '2.50 USDC were fetched on USDC Sandbox before; it holds 2.50.',
    })
    expect(questions).toEqual([])
  })

  test('that is gone and was never fetched is ✗, with the way to look', async () => {
    await chain.anvil.client.impersonateAccount({ address: receiver })
    await chain.anvil.client.setBalance({ address: receiver, value: 10n ** 18n })
    await move({ from: receiver, to: chain.cast.bank, value: amount })
    const { finding } = await fetchIt()
    expect(finding).toMatchObject({
      verdict: 'problem',
      says: 'Nothing can be fetched on USDC Sandbox now.',
      next: expect.stringContaining('pay-with-usdc sweep --check'),
    })
  })
})
