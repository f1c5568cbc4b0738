import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../errors/index.js'
import { isGoneElsewhere, isKnownElsewhere, providersOf, readAgreement } from './providers.js'
import type { Rpc } from './rpc.js'
import { SimulatedChain } from './simulatedChain.fixture.js'

/** Three providers of one chain; each can be made to lag, to fail, or to lie. */
function setUp(count = 3) {
  const nodes = Array.from({ length: count }, () => new SimulatedChain())
  const mine = () => {
    for (const node of nodes) node.mine()
  }
  for (let block = 0; block < 30; block += 1) mine()
  const rpcs = nodes.map((node, at) => ({ ...node.rpc, name: `node ${at}` })) as [Rpc, ...Rpc[]]
  const fail = (at: number) => {
    const node = nodes[at]
    if (node === undefined) throw new Error(`no node ${at}`)
    node.tamper = () => {
      throw new PayWithUsdcError('rpc_failed', 'gone', { retryable: true })
    }
  }
  return { nodes, rpcs, providers: providersOf(rpcs), fail }
}

describe('providersOf', () => {
  test('reads the first provider, and the next one after a failure', async () => {
    const { providers, fail } = setUp()
    fail(0)
    expect(providers.reader.name).toBe('node 0')
    await expect(
      providers.reader.request('eth_getBlockByNumber', ['latest']),
    ).rejects.toMatchObject({
      code: 'rpc_failed',
    })
    expect(providers.reader.name).toBe('node 1')
    expect(providers.all().map(({ name }) => name)).toEqual(['node 1', 'node 2', 'node 0'])
  })

  test('stays with a provider that only wants a smaller range', async () => {
    const { nodes, providers } = setUp()
    const [first] = nodes
    if (first !== undefined) {
      first.tamper = () => {
        throw new PayWithUsdcError('rpc_range_refused', 'range', { retryable: true })
      }
    }
    const filter = { topics: [], fromBlock: '0x1', toBlock: '0x1' }
    await expect(providers.reader.request('eth_getLogs', [filter])).rejects.toThrow('range')
    expect(providers.reader.name).toBe('node 0')
  })

  test('one provider is its own second look', () => {
    const { providers } = setUp(1)
    providers.next()
    expect(providers.all().map(({ name }) => name)).toEqual(['node 0'])
  })
})

const headOf = (node: SimulatedChain | undefined) => {
  if (node === undefined) throw new Error('no node')
  return node.head
}

/** Takes the newest block of some nodes away and puts another one there. */
function fork(...nodes: (SimulatedChain | undefined)[]) {
  for (const node of nodes) {
    node?.drop(1)
    node?.mine()
  }
}

describe('isGoneElsewhere', () => {
  test('is false while the others still have the block', async () => {
    const { nodes, providers } = setUp()
    expect(await isGoneElsewhere(providers, headOf(nodes[0]))).toBe(false)
  })

  test('is true when another provider has a different one there', async () => {
    const { nodes, providers } = setUp()
    const old = headOf(nodes[0])
    fork(...nodes)
    expect(await isGoneElsewhere(providers, old)).toBe(true)
  })

  test('one that still has the block holds nobody up: it may be the liar', async () => {
    const { nodes, providers } = setUp()
    const old = headOf(nodes[0])
    fork(nodes[0], nodes[2])
    expect(await isGoneElsewhere(providers, old)).toBe(true)
  })

  test('the reader alone is not believed when nobody else can say', async () => {
    const { nodes, providers, fail } = setUp()
    const old = headOf(nodes[0])
    fork(nodes[0])
    fail(1)
    nodes[2]?.drop(5)
    expect(await isGoneElsewhere(providers, old)).toBe(false)
  })

  test('an only provider is believed', async () => {
    const { nodes, providers } = setUp(1)
    expect(await isGoneElsewhere(providers, headOf(nodes[0]))).toBe(true)
  })
})

describe('isKnownElsewhere', () => {
  test('is true when one other provider has the block, whatever the rest has', async () => {
    const { nodes, providers } = setUp()
    fork(nodes[1])
    expect(await isKnownElsewhere(providers, headOf(nodes[0]))).toBe(true)
    fork(nodes[0])
    fork(nodes[0])
    expect(await isKnownElsewhere(providers, { number: 130, hash: '0xee' })).toBe(false)
  })
})

describe('readAgreement', () => {
  /** Asks with everything up to the first node's head as remembered. */
  function agree({ nodes, providers }: Pick<ReturnType<typeof setUp>, 'nodes' | 'providers'>) {
    const blocks = nodes[0]?.blocks.toReversed() ?? []
    const [cursor] = blocks
    if (cursor === undefined) throw new Error('no block')
    return readAgreement({ providers, cursor, blocks: async () => blocks })
  }

  test('is the newest block that both have, and the lower of two tags', async () => {
    const chain = setUp()
    const head = chain.nodes[0]?.blocks.at(-5)
    chain.nodes[1]?.drop(4)
    expect(await agree(chain)).toEqual({ head, safe: 122, finalized: 118 })
  })

  test('is not with a provider on another fork, however far that goes', async () => {
    const chain = setUp()
    fork(chain.nodes[1])
    for (let block = 0; block < 50; block += 1) chain.nodes[1]?.mine()
    expect(await agree(chain)).toMatchObject({ head: { number: 130 }, safe: 126 })
    fork(chain.nodes[2])
    expect(await agree(chain)).toBeUndefined()
  })

  test('calls nothing final on a fork that the network has left', async () => {
    const chain = setUp()
    const ours = chain.nodes[0]?.blocks.toReversed() ?? []
    for (const node of chain.nodes) {
      node.drop(10)
      for (let block = 0; block < 60; block += 1) node.mine()
    }
    const agreement = readAgreement({
      providers: chain.providers,
      cursor: ours[15] as (typeof ours)[number],
      blocks: async () => ours,
    })
    expect(await agreement).toMatchObject({ safe: undefined, finalized: undefined })
  })

  test('is nothing when the reader is not who read the block', async () => {
    const { nodes, providers } = setUp()
    providers.next()
    const agreement = () => agree({ nodes, providers })
    expect(await agreement()).toMatchObject({ head: { number: 130 } })
    fork(nodes[1])
    expect(await agreement()).toBeUndefined()
  })

  test('is nothing when nobody else answers', async () => {
    const chain = setUp()
    chain.fail(1)
    chain.fail(2)
    expect(await agree(chain)).toBeUndefined()
  })

  test('is one provider’s word where there is one', async () => {
    expect(await agree(setUp(1))).toMatchObject({
      head: { number: 130 },
      safe: 126,
      finalized: 122,
    })
  })

  test('has no tag where the network has none', async () => {
    const chain = setUp(2)
    for (const node of chain.nodes) {
      node.tamper = (_method, params, answer) => (params[0] === 'safe' ? null : answer)
    }
    expect(await agree(chain)).toMatchObject({ safe: undefined, finalized: 122 })
  })
})
