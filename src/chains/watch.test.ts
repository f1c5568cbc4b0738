import fc from 'fast-check'
import { keccak256, toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../errors/index.js'
import type { Block } from './blocks.js'
import { arbitrum } from './definitions/arbitrum.js'
import { base } from './definitions/base.js'
import { addReceivers, type Ignored, transferTopic } from './logs.js'
import { SimulatedChain, type SimulatedPayment } from './simulatedChain.fixture.js'
import { pollIntervalOf, requestsPerDay, type WatchedTransfer, watcherOf } from './watch.js'

const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'

function receiversOf(...addresses: string[]): Map<string, string> {
  const receivers = new Map<string, string>()
  addReceivers(receivers, addresses)
  return receivers
}

/** What the endpoint's database does, in memory. */
class Memory {
  blocks: Block[] = []
  transfers: WatchedTransfer[] = []
  rewinds = 0
  since: number | undefined
  receivers = receiversOf(receiver)
  readonly chain = {
    cursor: async () => this.blocks.at(-1),
    since: async () => this.since,
    blocks: async () => this.blocks.toReversed(),
    receivers: async () => this.receivers,
    append: async (blocks: readonly Block[], transfers: readonly WatchedTransfer[]) => {
      this.blocks.push(...blocks)
      this.transfers.push(...transfers)
    },
    rewind: async (ancestor: Block) => {
      this.rewinds += 1
      this.blocks = this.blocks.filter(({ number }) => number <= ancestor.number)
      this.transfers = this.transfers.filter(({ blockNumber }) => blockNumber <= ancestor.number)
    },
  }
}

function pay(name: string, change: Partial<SimulatedPayment> = {}): SimulatedPayment {
  return {
    transaction: keccak256(toHex(name)),
    to: receiver,
    amount: 5n,
    token: base.usdc,
    ...change,
  }
}

function setUp({ definition = base } = {}) {
  const node = new SimulatedChain()
  const memory = new Memory()
  const ignored: Ignored[] = []
  const onIgnored = (one: Ignored) => void ignored.push(one)
  const step = watcherOf({ definition, rpc: node.rpc, chain: memory.chain, onIgnored })
  /** Steps until there is nothing more to read. */
  const follow = async () => {
    for (let steps = 0; steps < 500; steps += 1) if ((await step()) === 'idle') return
    throw new Error('the watcher does not come to rest')
  }
  const amounts = () => memory.transfers.map(({ amount }) => amount)
  return { node, memory, step, follow, amounts, ignored }
}

describe('watcherOf', () => {
  test('begins at the head and reads each block by its hash', async () => {
    const { node, memory, follow, amounts } = setUp()
    await follow()
    node.mine(pay('a'))
    node.mine()
    await follow()
    expect(amounts()).toEqual([5n])
    expect(memory.blocks.map(({ hash }) => hash)).toEqual(node.blocks.map(({ hash }) => hash))
    expect(memory.transfers[0]).toEqual({
      blockHash: node.blocks[1]?.hash,
      blockNumber: 101,
      blockTime: 1_700_000_002,
      logIndex: 0,
      indexInTransaction: 0,
      transactionHash: pay('a').transaction,
      token: base.usdc,
      from: '0x52908400098527886E0F7030069857D2E4169EE7',
      to: receiver,
      amount: 5n,
    })
  })

  test.each([1, 3, 17, 400, 700])(
    'begins where the first payment was opened, %i blocks ago, however late it is started',
    async (ago) => {
      const { node, memory, follow, amounts } = setUp()
      for (let number = 0; number < 1_000 - ago; number += 1) node.mine()
      memory.since = node.head.time + 600
      node.mine(pay('early'))
      for (let number = 1; number < ago; number += 1) node.mine()
      await follow()
      expect(amounts()).toEqual([5n])
      // The first is what the watcher can go back to.
      expect(memory.blocks[1]?.number).toBe(1_100 - ago)
    },
  )

  test('does not begin with a provider that lacks blocks since then', async () => {
    const { node, memory, follow, amounts } = setUp()
    for (let number = 0; number < 12; number += 1) node.mine()
    memory.since = node.head.time + 600
    node.mine(pay('early'))
    for (let number = 0; number < 50; number += 1) node.mine()
    node.tamper = (method, [at], answer) =>
      method === 'eth_getBlockByNumber' && at !== 'latest' && Number(at) < 120 ? null : answer
    await expect(follow()).rejects.toMatchObject({ code: 'rpc_misanswer' })
    expect(memory.blocks).toEqual([])
    node.tamper = (_method, _params, answer) => answer
    await follow()
    expect(amounts()).toEqual([5n])
  })

  test('begins at the first block of all where the network is younger than the payment', async () => {
    const { node, memory, follow, amounts } = setUp()
    node.blocks = node.blocks.map((block) => ({ ...block, number: 0 }))
    memory.since = 1
    node.mine(pay('early'))
    await follow()
    expect(amounts()).toEqual([5n])
  })

  test('asks twice for a new block, and once when there is none', async () => {
    const { node, follow, step } = setUp()
    await follow()
    node.mine()
    node.asked.length = 0
    await step()
    expect(node.asked).toEqual(['eth_getBlockByNumber', 'eth_getLogs'])
    node.asked.length = 0
    await step()
    expect(node.asked).toEqual(['eth_getBlockByNumber'])
  })

  test('knows the place of a log in its own transaction', async () => {
    const { node, memory, follow } = setUp()
    await follow()
    node.mine(pay('first'), pay('a', { to: base.usdc }), pay('a'))
    await follow()
    const places = memory.transfers.map((one) => [one.logIndex, one.indexInTransaction])
    expect(places).toEqual([
      [0, 0],
      [2, 1],
    ])
  })

  describe('poisoning', () => {
    const fake = (name: string, change: Partial<SimulatedPayment> = {}) =>
      pay(name, { token: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', ...change })
    const isOpen = (params: readonly unknown[]) => !('address' in (params[0] as object))
    const refusal = new PayWithUsdcError('rpc_range_refused', 'specify an address', {
      retryable: true,
    })

    test('ignores transfers of nothing, of other tokens and to others', async () => {
      const { node, follow, amounts } = setUp()
      await follow()
      node.mine(pay('a', { amount: 0n }), fake('b'), pay('c', { to: base.usdc }))
      await follow()
      expect(amounts()).toEqual([])
    })

    test('counts transfers of nothing and of fake tokens, by the one request of a block', async () => {
      const { node, follow, amounts, ignored } = setUp()
      await follow()
      node.mine(pay('a', { amount: 0n }), fake('b'), fake('c', { to: base.usdc }), pay('d'))
      node.asked.length = 0
      await follow()
      expect(node.asked.filter((method) => method === 'eth_getLogs')).toHaveLength(1)
      expect(ignored).toEqual([{ nothing: 1, foreign: 1 }])
      expect(amounts()).toEqual([5n])
    })

    test('whatever a foreign token says of itself, it holds nothing up', async () => {
      const { node, follow, amounts, ignored } = setUp()
      await follow()
      node.mine(fake('a'), pay('b'))
      node.tamper = (method, _params, answer) => {
        if (method !== 'eth_getLogs') return answer
        const [first, ...rest] = answer as { topics: string[]; data: string }[]
        // Of a token that cannot be divided: an id as the fourth topic, and no data.
        return [{ ...first, topics: [...(first?.topics ?? []), '0x1'], data: '0x' }, ...rest]
      }
      await follow()
      expect(ignored).toEqual([{ nothing: 0, foreign: 1 }])
      expect(amounts()).toEqual([5n])
    })

    test('a provider that refuses to answer for all tokens is asked for ours, at once', async () => {
      const { node, step, follow, amounts, ignored } = setUp()
      await follow()
      node.tamper = (method, params, answer) => {
        if (method === 'eth_getLogs' && isOpen(params)) throw refusal
        return answer
      }
      for (const name of ['a', 'b']) {
        node.mine(fake(`fake ${name}`), pay(name))
        node.asked.length = 0
        expect(await step()).toBe('advanced')
        // The second time it is not asked for all of them any more.
        const requests = name === 'a' ? 2 : 1
        expect(node.asked.filter((method) => method === 'eth_getLogs')).toHaveLength(requests)
      }
      expect(amounts()).toEqual([5n, 5n])
      expect(ignored).toEqual([])
    })

    test('one that fails at it is asked for ours the next time, and after a flood', async () => {
      const { node, step, follow, amounts, ignored } = setUp()
      await follow()
      node.mine(pay('a'))
      node.tamper = (method, params, answer) => {
        if (method === 'eth_getLogs' && isOpen(params)) throw new Error('timeout')
        return answer
      }
      await expect(step()).rejects.toThrow('timeout')
      expect(await step()).toBe('advanced')
      expect(amounts()).toEqual([5n])

      const flooded = setUp()
      await flooded.follow()
      flooded.node.mine(...Array.from({ length: 1_001 }, (_, at) => fake(`${at}`)))
      flooded.node.mine(fake('unseen'), pay('b'))
      await flooded.follow()
      expect(flooded.ignored).toEqual([{ nothing: 0, foreign: 1_001 }])
      expect([flooded.amounts(), ignored]).toEqual([[5n], []])
    })

    test('for more receivers than topics only our tokens are asked for', async () => {
      const { node, memory, follow, amounts, ignored } = setUp()
      for (let at = 0; at < 1_000; at += 1)
        addReceivers(memory.receivers, [`0x${at.toString(16).padStart(40, '0')}`])
      await follow()
      node.tamper = (method, params, answer) => {
        if (method === 'eth_getLogs' && isOpen(params)) throw new Error('every transfer of a block')
        return answer
      }
      node.mine(fake('a'), pay('b'))
      await follow()
      expect([amounts(), ignored]).toEqual([[5n], []])
    })
  })

  test('asks for no logs while nobody waits for money', async () => {
    const { node, memory, follow } = setUp()
    memory.receivers = receiversOf()
    await follow()
    node.mine()
    await follow()
    expect(node.asked).not.toContain('eth_getLogs')
  })

  test('finds the same transfers when there are more receivers than topics allowed', async () => {
    const { node, memory, follow, amounts } = setUp()
    for (let at = 0; at < 1_000; at += 1)
      addReceivers(memory.receivers, [`0x${at.toString(16).padStart(40, '0')}`])
    await follow()
    node.mine(pay('a'), pay('b', { to: base.usdc }))
    await follow()
    expect(amounts()).toEqual([5n])
  })

  test('goes on at its cursor after a restart', async () => {
    const { node, memory, follow, amounts } = setUp()
    await follow()
    node.mine(pay('a'))
    await follow()
    node.mine(pay('b', { amount: 6n }))
    node.mine()
    const again = watcherOf({ definition: base, rpc: node.rpc, chain: memory.chain })
    while ((await again()) !== 'idle');
    expect(amounts()).toEqual([5n, 6n])
  })

  describe('the first block of all', () => {
    test('is one that somebody else has too, a little behind the head if need be', async () => {
      const { node, memory } = setUp()
      for (let at = 0; at < 40; at += 1) node.mine()
      const known = { upTo: 90 }
      const step = watcherOf({
        definition: base,
        rpc: node.rpc,
        chain: memory.chain,
        isKnown: async ({ number }) => number <= known.upTo,
      })
      expect(await step()).toBe('idle')
      expect(memory.blocks).toEqual([])
      known.upTo = 125
      expect(await step()).toBe('advanced')
      expect(memory.blocks.at(-1)?.number).toBe(120)
    })

    test('can be replaced: an older one is remembered with it', async () => {
      const { node, memory, follow, amounts } = setUp()
      for (let at = 0; at < 300; at += 1) node.mine()
      await follow()
      expect(memory.blocks.map(({ number }) => number)).toEqual([144, 400])
      node.drop(5)
      for (let at = 0; at < 3; at += 1) node.mine()
      node.mine(pay('a'))
      for (let at = 0; at < 3; at += 1) node.mine()
      await follow()
      expect(amounts()).toEqual([5n])
      expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
    })
  })

  describe('a reorg', () => {
    test('is believed only when somebody else says that the lowest replaced block is gone', async () => {
      const { node, memory, follow } = setUp()
      await follow()
      for (let at = 0; at < 6; at += 1) node.mine()
      await follow()
      const asked: number[] = []
      let isGone = false
      const step = watcherOf({
        definition: base,
        rpc: node.rpc,
        chain: memory.chain,
        isGone: async ({ number }) => {
          asked.push(number)
          return isGone
        },
      })
      node.drop(4)
      for (let at = 0; at < 5; at += 1) node.mine()
      expect(await step()).toBe('idle')
      expect(memory.rewinds).toBe(0)
      isGone = true
      expect(await step()).toBe('reorg')
      expect(asked).toEqual([103, 103])
      expect(memory.blocks.at(-1)?.number).toBe(102)
    })

    test('is not found where the provider only does not answer', async () => {
      const { node, memory, follow, step } = setUp()
      await follow()
      for (let at = 0; at < 6; at += 1) node.mine()
      await follow()
      node.drop(1)
      for (let at = 0; at < 3; at += 1) node.mine()
      node.tamper = (method, [at], answer) =>
        method === 'eth_getBlockByNumber' && at === '0x69' ? null : answer
      await expect(step()).rejects.toMatchObject({ code: 'rpc_misanswer' })
      expect(memory.rewinds).toBe(0)
      node.tamper = (_method, _params, answer) => answer
      expect(await step()).toBe('reorg')
      expect(memory.blocks.at(-1)?.number).toBe(105)
    })

    test('of sixty blocks is found with a dozen questions', async () => {
      const { node, memory, follow, step } = setUp()
      await follow()
      for (let at = 0; at < 20; at += 1) node.mine()
      await follow()
      for (let at = 0; at < 20; at += 1) node.mine()
      await follow()
      for (let at = 0; at < 20; at += 1) node.mine()
      await follow()
      for (let at = 0; at < 20; at += 1) node.mine()
      await follow()
      node.drop(60)
      for (let at = 0; at < 62; at += 1) node.mine()
      node.asked.length = 0
      expect(await step()).toBe('reorg')
      expect(memory.blocks.at(-1)?.number).toBe(120)
      expect(node.asked.length).toBeLessThanOrEqual(16)
    })

    test('takes a transfer back to the common ancestor and finds it in its new block', async () => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      node.mine()
      node.mine(pay('a'))
      node.mine()
      await follow()
      node.drop(2)
      node.mine()
      node.mine(pay('a'))
      node.mine()
      await follow()
      expect(memory.rewinds).toBe(1)
      expect(amounts()).toEqual([5n])
      expect(memory.transfers[0]?.blockNumber).toBe(103)
      expect(memory.blocks.map(({ hash }) => hash)).toEqual(node.blocks.map(({ hash }) => hash))
    })

    test.each([1, 2, 3])('to a chain that is shorter by %i is seen at once', async (depth) => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      for (let at = 0; at < 4; at += 1) node.mine()
      node.mine(pay('a'))
      await follow()
      node.drop(depth + 1)
      node.mine()
      await follow()
      expect(amounts()).toEqual([])
      expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
    })

    test('to a chain that is shorter by four is seen when it has grown: two that are behind show it too', async () => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      for (let at = 0; at < 6; at += 1) node.mine()
      node.mine(pay('a'))
      await follow()
      node.drop(5)
      node.mine()
      await follow()
      expect(amounts()).toEqual([5n])
      expect(memory.rewinds).toBe(0)
      node.mine()
      await follow()
      expect(amounts()).toEqual([])
      expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
    })

    test('is not what a node that lags behind looks like', async () => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      node.mine()
      node.mine(pay('a'))
      await follow()
      const { blocks } = node
      node.blocks = blocks.slice(0, 2)
      await follow()
      expect(amounts()).toEqual([5n])
      expect(memory.rewinds).toBe(0)
      node.blocks = blocks
      await follow()
      expect(memory.rewinds).toBe(0)
    })

    test('below everything that is remembered stops the chain with a reason', async () => {
      const { memory, follow } = setUp()
      await follow()
      memory.blocks = memory.blocks.map((block) => ({ ...block, hash: `0x${'ee'.repeat(32)}` }))
      await expect(follow()).rejects.toMatchObject({ code: 'reorg_too_deep', retryable: false })
    })
  })

  describe('far behind the head', () => {
    function mineMany(node: SimulatedChain, count: number, every: number) {
      for (let at = 1; at <= count; at += 1) {
        if (at % every === 0) node.mine(pay(`p${at}`, { amount: BigInt(at) }))
        else node.mine()
      }
    }

    test('reads ranges that end twenty blocks behind it, and the rest by hash', async () => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      mineMany(node, 300, 70)
      node.asked.length = 0
      const ranges: number[] = []
      node.tamper = (method, params, answer) => {
        const { toBlock } = (params[0] ?? {}) as { toBlock?: string }
        if (method === 'eth_getLogs' && toBlock !== undefined) ranges.push(Number(toBlock))
        return answer
      }
      await follow()
      expect(ranges).toEqual([380])
      expect(amounts()).toEqual([70n, 140n, 210n, 280n])
      expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
      expect(memory.transfers[0]?.blockTime).toBe(1_700_000_140)
    })

    test('asks for half the range when the provider refuses it', async () => {
      const { node, follow, amounts } = setUp()
      await follow()
      mineMany(node, 300, 70)
      node.tamper = (method, params, answer) => {
        const { fromBlock, toBlock } = (params[0] ?? {}) as Record<string, string>
        if (method === 'eth_getLogs' && Number(toBlock) - Number(fromBlock) >= 50) {
          throw new PayWithUsdcError('rpc_range_refused', 'range', { retryable: true })
        }
        return answer
      }
      // Each refusal is one idle step: the next poll asks for less.
      for (let poll = 0; poll < 8; poll += 1) await follow()
      expect(amounts()).toEqual([70n, 140n, 210n, 280n])
    })

    test('asks for half of what was refused, and for more again after that', async () => {
      const { node, step, follow } = setUp({ definition: arbitrum })
      for (let at = 0; at < 30; at += 1) node.mine()
      await follow()
      mineMany(node, 100, 1_000)
      let limit = 20
      const spans: number[] = []
      node.tamper = (method, params, answer) => {
        const { fromBlock, toBlock } = (params[0] ?? {}) as Record<string, string>
        if (method !== 'eth_getLogs') return answer
        const span = Number(toBlock) - Number(fromBlock) + 1
        spans.push(span)
        if (span <= limit) return answer
        throw new PayWithUsdcError('rpc_range_refused', 'range', { retryable: true })
      }
      for (let poll = 0; poll < 4; poll += 1) await step()
      // Each one that was refused once more, for our tokens alone.
      expect(spans).toEqual([100, 100, 50, 50, 25, 25, 12])
      limit = 1_000
      await step()
      expect(spans.at(-1)).toBe(14)
    })

    test('keeps nothing when the range’s end was replaced between its last and its first block', async () => {
      const { node, memory, follow, step } = setUp()
      await follow()
      mineMany(node, 100, 1_000)
      let isReplaced = false
      node.tamper = (method, params, answer) => {
        if (method === 'eth_getBlockByNumber' && Number(params[0]) === 180 && !isReplaced) {
          isReplaced = true
          node.drop(100)
          mineMany(node, 100, 70)
        }
        return answer
      }
      expect(await step()).toBe('idle')
      expect(memory.blocks).toHaveLength(1)
    })

    test('remembers of a range only its end and what holds money, not what was read once', async () => {
      const { node, memory, follow } = setUp()
      await follow()
      mineMany(node, 10, 1_000)
      node.mine(pay('a'))
      mineMany(node, 40, 1_000)
      const cursor = node.blocks[0]
      node.tamper = (method, params, answer) =>
        method === 'eth_getBlockByNumber' && Number(params[0]) === 101
          ? { ...(answer as object), hash: `0x${'ee'.repeat(32)}`, parentHash: cursor?.hash }
          : answer
      await follow()
      expect(memory.blocks.slice(0, 3).map(({ number }) => number)).toEqual([100, 111, 131])
    })

    test('does not keep a range whose end was replaced while it was read', async () => {
      const { node, memory, follow } = setUp()
      await follow()
      mineMany(node, 100, 1_000)
      let isReplaced = false
      node.tamper = (method, params, answer) => {
        const { toBlock } = (params[0] ?? {}) as { toBlock?: string }
        if (method === 'eth_getLogs' && toBlock !== undefined && !isReplaced) {
          isReplaced = true
          node.drop(60)
          mineMany(node, 60, 70)
        }
        return answer
      }
      await follow()
      await follow()
      const hashes = new Set(node.blocks.map(({ hash }) => hash))
      expect(memory.blocks.filter(({ hash }) => !hashes.has(hash))).toEqual([])
      expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
    })

    test('a chain with blocks under a second is never read nearer than twenty blocks', async () => {
      const { node, memory, follow, amounts } = setUp({ definition: arbitrum })
      for (let at = 0; at < 30; at += 1) node.mine()
      await follow()
      for (let at = 0; at < 45; at += 1) node.mine()
      node.mine(pay('a', { token: arbitrum.usdc }))
      for (let at = 0; at < 19; at += 1) node.mine()
      await follow()
      expect(amounts()).toEqual([])
      node.mine()
      await follow()
      expect(amounts()).toEqual([5n])
      expect(memory.blocks.at(-1)?.number).toBe(node.head.number - 20)
    })
  })

  describe('a provider that lies or fails leaves the cursor where it is', () => {
    const hash = `0x${'ee'.repeat(32)}`
    const fakeTopics = [transferTopic, hash, hash]
    const onLogs = (change: (log: Record<string, unknown>) => unknown) => ({
      eth_getLogs: (answer: unknown) => (answer as Record<string, unknown>[]).map(change),
    })
    test.each<[string, Record<string, (answer: unknown) => unknown>]>([
      ['no newest block', { eth_getBlockByNumber: () => null }],
      ['a block without a hash', { eth_getBlockByNumber: () => ({ number: '0x65' }) }],
      ['logs that are no list', { eth_getLogs: () => ({}) }],
      ['a log of another block', onLogs((log) => ({ ...log, blockHash: hash }))],
      ['a log of no contract', onLogs((log) => ({ ...log, address: null }))],
      [
        'a log to somebody else',
        onLogs((log) => ({ ...log, address: receiver, topics: fakeTopics })),
      ],
      ['a log that was taken back', onLogs((log) => ({ ...log, removed: true }))],
      ['a log that is no transfer', onLogs((log) => ({ ...log, topics: [hash] }))],
      ['a transfer log that is cut', onLogs((log) => ({ ...log, data: '0x' }))],
      ['a quantity that is none', onLogs((log) => ({ ...log, logIndex: 'x' }))],
      ['no receipt', { eth_getTransactionReceipt: () => null }],
      [
        'a receipt of another block',
        { eth_getTransactionReceipt: (answer) => ({ ...(answer as object), blockHash: hash }) },
      ],
      [
        'a receipt without logs',
        { eth_getTransactionReceipt: (answer) => ({ ...(answer as object), logs: [] }) },
      ],
      [
        'a failed transaction',
        { eth_getTransactionReceipt: (answer) => ({ ...(answer as object), status: '0x0' }) },
      ],
    ])('%s', async (_name, tampers) => {
      const { node, memory, follow, amounts } = setUp()
      await follow()
      node.mine(pay('a'))
      node.tamper = (method, _params, answer) => tampers[method]?.(answer) ?? answer
      const isNull = tampers.eth_getBlockByNumber?.(0) === null
      if (isNull || tampers.eth_getTransactionReceipt?.({}) === null) {
        node.tamper = (method, _params, answer) => (method in tampers ? null : answer)
      }
      await expect(follow()).rejects.toMatchObject({ code: 'rpc_misanswer', retryable: true })
      expect(memory.blocks).toHaveLength(1)
      node.tamper = (_method, _params, answer) => answer
      await follow()
      expect(amounts()).toEqual([5n])
    })
  })

  test('any history of forks ends with exactly the transfers of the last one', async () => {
    const history = fc.array(
      fc.record({
        drop: fc.nat({ max: 6 }),
        mined: fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
        restart: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(history, async (forks) => {
        const { node, memory, follow } = setUp()
        let step = follow
        await step()
        let count = 0
        for (const { drop, mined, restart } of forks) {
          node.drop(Math.min(drop, node.blocks.length - 1))
          for (const pays of mined) {
            count += 1
            if (pays) node.mine(pay(`p${count}`, { amount: BigInt(count) }))
            else node.mine()
          }
          if (restart) {
            const again = watcherOf({ definition: base, rpc: node.rpc, chain: memory.chain })
            step = async () => {
              while ((await again()) !== 'idle');
            }
          }
          await step()
        }
        // A last fork that is much shorter counts when it has grown.
        while (node.head.number < (memory.blocks.at(-1)?.number ?? 0)) node.mine()
        await step()
        const expected = node.blocks.flatMap(({ payments }) => payments.map(({ amount }) => amount))
        expect(memory.transfers.map(({ amount }) => amount)).toEqual(expected)
        expect(memory.blocks.at(-1)?.hash).toBe(node.head.hash)
      }),
      { numRuns: 200 },
    )
  })
})

describe('requests', () => {
  test.each([
    [base.blockTime, 2_000, 86_400],
    [12_000, 12_000, 14_400],
    [250, 2_000, 216_000],
    [1_000, 2_000, 172_800],
  ])('blocks every %i ms and polls every %i ms make %i a day', (blockTime, pollInterval, count) => {
    expect(requestsPerDay({ blockTime, pollInterval })).toBe(count)
  })

  test('polls come with the blocks, at most once a second', () => {
    expect(pollIntervalOf({ blockTime: 12_000 })).toBe(12_000)
    expect(pollIntervalOf({ blockTime: 1_000 })).toBe(1_000)
    expect(pollIntervalOf({ blockTime: 250 })).toBe(2_000)
  })

  test('the figure is what a day of blocks really asks for', async () => {
    const { node, follow, step } = setUp()
    await follow()
    node.asked.length = 0
    for (let block = 0; block < 100; block += 1) {
      node.mine()
      await step()
    }
    const perBlock = requestsPerDay({ blockTime: 2_000, pollInterval: 2_000 }) / 43_200
    expect(node.asked.length / 100).toBe(perBlock)
  })
})
