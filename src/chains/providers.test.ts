import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../errors/index.js'
import { isGoneElsewhere, providersOf, readAgreement } from './providers.js'
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
    expect(providers.others().map(({ name }) => name)).toEqual(['node 2', 'node 0'])
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
    expect(providers.others().map(({ name }) => name)).toEqual(['node 0'])
  })
})

describe('isGoneElsewhere', () => {
  const block = (node: SimulatedChain | undefined) => {
    if (node === undefined) throw new Error('no node')
    return node.head
  }

  test('is false while another provider still has the block', async () => {
    const { nodes, providers } = setUp()
    expect(await isGoneElsewhere(providers, block(nodes[0]))).toBe(false)
  })

  test('is true when another provider has a different one there', async () => {
    const { nodes, providers } = setUp()
    const old = block(nodes[0])
    for (const node of nodes) {
      node.drop(1)
      node.mine()
    }
    expect(await isGoneElsewhere(providers, old)).toBe(true)
  })

  test('asks on when one cannot be reached or has not come that far', async () => {
    const { nodes, providers, fail } = setUp()
    const old = block(nodes[0])
    fail(1)
    expect(await isGoneElsewhere(providers, old)).toBe(false)
    nodes[2]?.drop(5)
    expect(await isGoneElsewhere(providers, old)).toBe(true)
  })
})

describe('readAgreement', () => {
  test('is the lower of two heads and of two tags', async () => {
    const { nodes, providers } = setUp()
    nodes[1]?.drop(4)
    expect(await readAgreement(providers, 130)).toEqual({ head: 126, safe: 122, finalized: 118 })
  })

  test('is nothing at all when nobody else answers', async () => {
    const { providers, fail } = setUp()
    fail(1)
    fail(2)
    expect(await readAgreement(providers, 130)).toEqual({
      head: 0,
      safe: undefined,
      finalized: undefined,
    })
  })

  test('is one provider’s word where there is one', async () => {
    const { providers } = setUp(1)
    expect(await readAgreement(providers, 130)).toEqual({ head: 130, safe: 126, finalized: 122 })
  })

  test('has no tag where the network has none', async () => {
    const { nodes, providers } = setUp(2)
    for (const node of nodes) {
      node.tamper = (_method, params, answer) => (params[0] === 'safe' ? null : answer)
    }
    expect(await readAgreement(providers, 130)).toMatchObject({ safe: undefined, finalized: 122 })
  })
})
