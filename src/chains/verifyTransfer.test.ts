import { keccak256, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { base } from './definitions/base.js'
import { readTransferLogs } from './logs.js'
import type { Rpc } from './rpc.js'
import { SimulatedChain } from './simulatedChain.fixture.js'
import { isWitnessed, placeTransfer, verifyTransfer } from './verifyTransfer.js'

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
    expect(await verifyTransfer({ rpc, transfer })).toBe(false)
  })

  test('is undecided when a second provider has another block there', async () => {
    const { node, rpc, transfer } = await paid()
    node.drop(1)
    node.mine()
    expect(await verifyTransfer({ rpc, transfer })).toBe(false)
  })

  test.each([
    ['no receipt', () => null],
    ['a failed transaction', (answer: object) => ({ ...answer, status: '0x0' })],
    ['another block', (answer: object) => ({ ...answer, blockHash: `0x${'ee'.repeat(32)}` })],
    ['no such log', (answer: object) => ({ ...answer, logs: [] })],
    ['no list of logs', (answer: object) => ({ ...answer, logs: undefined })],
  ])('is undecided when the receipt shows %s', async (_name, change) => {
    const { node, rpc, transfer } = await paid()
    node.tamper = (method, _params, answer) =>
      method === 'eth_getTransactionReceipt' ? change(answer as object) : answer
    expect(await verifyTransfer({ rpc, transfer })).toBe(false)
  })

  test.each([
    ['amount', { amount: 6n }],
    ['receiver', { to: base.usdc }],
    ['token', { token: receiver }],
    ['place in the block', { logIndex: 9 }],
    ['place in the transaction', { indexInTransaction: 1 }],
  ])('is undecided when the log differs in its %s', async (_name, change) => {
    const { rpc, transfer } = await paid()
    expect(await verifyTransfer({ rpc, transfer: { ...transfer, ...change } })).toBe(false)
  })
})

describe('isWitnessed', () => {
  const silent: Rpc = { name: 'silent', request: () => Promise.reject(new Error('no answer')) }
  const honest = () => new SimulatedChain().rpc

  test('takes two providers that have it, and one where there is one', async () => {
    const { rpc, transfer } = await paid()
    expect(await isWitnessed({ rpcs: [rpc], transfer })).toBe(true)
    expect(await isWitnessed({ rpcs: [rpc, rpc], transfer })).toBe(true)
    expect(await isWitnessed({ rpcs: [silent, rpc, rpc], transfer })).toBe(true)
  })

  test('does not take the word of the one provider that told of it, in any order', async () => {
    const { rpc, transfer } = await paid()
    expect(await isWitnessed({ rpcs: [rpc, honest()], transfer })).toBe(false)
    expect(await isWitnessed({ rpcs: [honest(), rpc, honest()], transfer })).toBe(false)
    expect(await isWitnessed({ rpcs: [rpc, silent], transfer })).toBe(false)
  })
})
