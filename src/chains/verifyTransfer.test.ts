import { keccak256, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { base } from './definitions/base.js'
import { readTransferLogs } from './logs.js'
import { SimulatedChain } from './simulatedChain.fixture.js'
import { judgeTransfer, placeTransfer, verifyTransfer } from './verifyTransfer.js'

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

async function paid() {
  const node = new SimulatedChain()
  node.mine({ transaction: keccak256(toHex('a')), to: receiver, amount: 5n, token: base.usdc })
  const { rpc } = node
  const [log] = await readTransferLogs({
    rpc,
    tokens: [base.usdc],
    receivers: new Map([[`0x${receiver.slice(2).toLowerCase().padStart(64, '0')}`, receiver]]),
    span: { blockHash: node.head.hash },
  })
  if (log === undefined) throw new Error('no log')
  return { node, rpc, transfer: await placeTransfer({ rpc, log }) }
}

describe('verifyTransfer', () => {
  test('finds the same log in the same block', async () => {
    const { rpc, transfer } = await paid()
    expect(await verifyTransfer({ rpc, transfer })).toBe(true)
  })

  test('is undecided when a second provider has not seen the block yet', async () => {
    const { transfer } = await paid()
    const { rpc } = new SimulatedChain()
    expect(await verifyTransfer({ rpc, transfer })).toBeUndefined()
  })

  test('is undecided when a second provider has another block there', async () => {
    const { node, rpc, transfer } = await paid()
    node.drop(1)
    node.mine()
    expect(await verifyTransfer({ rpc, transfer })).toBeUndefined()
  })

  test('is refuted when the chain that it should be in has another block there', async () => {
    const { node, rpc, transfer } = await paid()
    for (let block = 0; block < 5; block += 1) node.mine()
    const lost = { ...transfer, blockHash: `0x${'ee'.repeat(32)}` }
    expect(await verifyTransfer({ rpc, transfer: lost })).toBeUndefined()
    expect(await verifyTransfer({ rpc, transfer: lost, head: node.head })).toBe(false)
    const other = { ...node.head, hash: `0x${'dd'.repeat(32)}` }
    expect(await verifyTransfer({ rpc, transfer: lost, head: other })).toBeUndefined()
  })

  test.each([
    ['no receipt', () => null],
    ['another block', (answer: object) => ({ ...answer, blockHash: `0x${'ee'.repeat(32)}` })],
    ['no list of logs', (answer: object) => ({ ...answer, logs: undefined })],
  ])('is undecided when the receipt shows %s', async (_name, change) => {
    const { node, rpc, transfer } = await paid()
    node.tamper = (method, _params, answer) =>
      method === 'eth_getTransactionReceipt' ? change(answer as object) : answer
    expect(await verifyTransfer({ rpc, transfer })).toBeUndefined()
  })

  test.each([
    ['a failed transaction', (answer: object) => ({ ...answer, status: '0x0' })],
    ['no such log', (answer: object) => ({ ...answer, logs: [] })],
  ])('is refuted when the receipt of that block shows %s', async (_name, change) => {
    const { node, rpc, transfer } = await paid()
    node.tamper = (method, _params, answer) =>
      method === 'eth_getTransactionReceipt' ? change(answer as object) : answer
    expect(await verifyTransfer({ rpc, transfer })).toBe(false)
  })

  test('is refuted when the block’s own list lacks the transaction, and only then', async () => {
    const { node, rpc, transfer } = await paid()
    const invented = { ...transfer, transactionHash: keccak256(toHex('nobody sent it')) }
    expect(await verifyTransfer({ rpc, transfer: invented })).toBe(false)
    node.tamper = (method, _params, answer) =>
      method === 'eth_getBlockByHash' ? { ...(answer as object), transactions: undefined } : answer
    expect(await verifyTransfer({ rpc, transfer: invented })).toBeUndefined()
  })

  test.each([
    ['amount', { amount: 6n }],
    ['sender', { from: base.usdc }],
    ['receiver', { to: base.usdc }],
    ['token', { token: receiver }],
    ['place in the block', { logIndex: 9 }],
    ['place in the transaction', { indexInTransaction: 1 }],
  ])('is refuted when the log differs in its %s', async (_name, change) => {
    const { rpc, transfer } = await paid()
    expect(await verifyTransfer({ rpc, transfer: { ...transfer, ...change } })).toBe(false)
  })
})

describe('judgeTransfer', () => {
  /** Providers that say yes, no, or nothing of a transfer. */
  async function judge(...words: ('yes' | 'no' | 'nothing' | 'down')[]) {
    const { rpc, transfer } = await paid()
    const rpcs = words.map((word, at) => ({
      name: `node ${at}`,
      request: async (method: string, params: readonly unknown[]) => {
        const answer = await rpc.request(method, params)
        if (word === 'down') throw new Error('down')
        if (method !== 'eth_getTransactionReceipt' || word === 'yes') return answer
        return word === 'nothing' ? null : { ...(answer as object), logs: [] }
      },
    }))
    return judgeTransfer({ rpcs, transfer })
  }

  test('takes two that say the same: whoever told of it first may be one of them', async () => {
    expect(await judge('yes', 'yes', 'no')).toBe(true)
    expect(await judge('yes', 'no', 'yes')).toBe(true)
    expect(await judge('yes', 'no', 'no')).toBe(false)
    expect(await judge('down', 'no', 'no')).toBe(false)
  })

  test('is undecided with one word against another, or one word alone', async () => {
    expect(await judge('yes', 'no')).toBeUndefined()
    expect(await judge('yes', 'nothing', 'down')).toBeUndefined()
    expect(await judge('no', 'nothing', 'down')).toBeUndefined()
  })

  test('takes an only provider’s word', async () => {
    expect(await judge('yes')).toBe(true)
  })
})
