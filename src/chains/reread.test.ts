import { keccak256, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { base } from './definitions/base.js'
import { addReceivers, type TransferLog } from './logs.js'
import { providersOf } from './providers.js'
import { rereaderOf } from './reread.js'
import type { Rpc } from './rpc.js'
import { SimulatedChain } from './simulatedChain.fixture.js'
import type { WatchedTransfer } from './watch.js'

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const payment = {
  transaction: keccak256(toHex('a payment')),
  to: receiver,
  amount: 5n,
  token: base.usdc,
}

/** A chain that `count` providers see alike, a payment in block 110, and a reading up to block 160. */
function setUp({ count = 3, known = false } = {}) {
  const nodes = Array.from({ length: count }, () => new SimulatedChain())
  for (let number = 101; number <= 165; number += 1) {
    for (const node of nodes) node.mine(...(number === 110 ? [payment] : []))
  }
  const rpcs = nodes.map((node, at) => ({ ...node.rpc, name: `node ${at}` })) as [Rpc, ...Rpc[]]
  const receivers = new Map<string, string>()
  addReceivers(receivers, [receiver])
  const memory = { position: 105 as number | undefined, missed: [] as WatchedTransfer[] }
  const reread = rereaderOf({
    definition: base,
    providers: providersOf(rpcs),
    chain: {
      blocks: async () => (nodes[0]?.blocks ?? []).filter(({ number }) => number <= 160).reverse(),
      position: async () => memory.position,
      receivers: async () => receivers,
      unknown: async (logs: readonly TransferLog[]) => (known ? [] : logs),
      append: async ({ number }, { transfers }) => {
        memory.position = number
        memory.missed.push(...transfers)
      },
    },
  })
  const step = () => reread({ number: 160 })
  const node = (at: number) => nodes[at] as SimulatedChain
  return { node, memory, step }
}

const leavesOut = (method: string, _params: readonly unknown[], answer: unknown) =>
  method === 'eth_getLogs' ? [] : answer

const refused = () => {
  throw new Error('down')
}

describe('rereaderOf', () => {
  test('begins where the watcher began, and ends twenty blocks behind it', async () => {
    const { memory, step } = setUp({ known: true })
    memory.position = undefined
    expect(await step()).toBe('idle')
    expect(memory.position).toBe(100)
    expect(await step()).toBe('advanced')
    expect(memory.position).toBe(140)
    expect(await step()).toBe('idle')
  })

  test('goes on when everything is known', async () => {
    const { memory, step } = setUp({ known: true })
    expect(await step()).toBe('advanced')
    expect(memory).toEqual({ position: 140, missed: [] })
  })

  test('finds what the reader left out, when two providers have it', async () => {
    const { node, memory, step } = setUp()
    node(0).tamper = leavesOut
    expect(await step()).toBe('missed')
    expect(memory.position).toBe(140)
    expect(memory.missed).toMatchObject([{ blockNumber: 110, amount: 5n, indexInTransaction: 0 }])
  })

  test('finds it also when one of the two that read again leaves it out', async () => {
    for (const at of [0, 1, 2]) {
      const { node, memory, step } = setUp()
      node(at).tamper = leavesOut
      expect(await step()).toBe('missed')
      expect(memory.missed).toHaveLength(1)
    }
  })

  test('does not believe one provider alone, and stays where it is', async () => {
    const { node, memory, step } = setUp()
    for (const at of [0, 2]) {
      node(at).tamper = (method, params, answer) => {
        if (method === 'eth_getTransactionReceipt') return null
        return at === 2 && method === 'eth_getLogs' ? refused() : leavesOut(method, params, answer)
      }
    }
    expect(await step()).toBe('disputed')
    expect(memory).toEqual({ position: 105, missed: [] })
  })

  test('does not read a provider that has not come that far, and waits for a second one', async () => {
    const { node, memory, step } = setUp()
    node(1).drop(40)
    node(2).drop(40)
    expect(await step()).toBe('idle')
    expect(memory.position).toBe(105)
    for (let block = 0; block < 40; block += 1) node(2).mine()
    node(2).blocks = node(0).blocks
    expect(await step()).toBe('missed')
  })

  test('reads nothing on another fork, and says so', async () => {
    const { node, memory, step } = setUp()
    for (const at of [1, 2]) {
      node(at).drop(40)
      for (let block = 0; block < 40; block += 1) node(at).mine()
    }
    // What was mined again has the hashes of a fork.
    expect(await step()).toBe('disputed')
    expect(memory.position).toBe(105)
  })

  test('asks for half the range until the provider does not refuse it', async () => {
    const { node, memory, step } = setUp({ known: true })
    node(1).tamper = (method, params, answer) => {
      const { fromBlock, toBlock } = (params[0] ?? {}) as Record<string, string>
      if (method !== 'eth_getLogs' || Number(toBlock) - Number(fromBlock) < 10) return answer
      throw Object.assign(new Error('range'), { code: 'rpc_range_refused' })
    }
    expect(await step()).toBe('advanced')
    expect(memory.position).toBe(140)
  })
})
