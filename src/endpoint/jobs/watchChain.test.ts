import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { base } from '../../chains/definitions/base.js'
import type { Rpc } from '../../chains/rpc.js'
import { SimulatedChain } from '../../chains/simulatedChain.fixture.js'
import { type Database, openSqlite, readCursor } from '../../database/index.js'
import { chainPollOf } from './watchChain.js'

let database: Database

beforeEach(async () => {
  database = await openSqlite({ path: ':memory:' })
})
afterEach(() => database.close())

/** Three nodes of one chain; each can be mined on its own. */
function setUp() {
  const nodes = [new SimulatedChain(), new SimulatedChain(), new SimulatedChain()]
  const rpcs = nodes.map(({ rpc }, at) => ({ ...rpc, name: `node ${at}` })) as [Rpc, ...Rpc[]]
  const log = pino({ level: 'silent' })
  const poll = chainPollOf({
    chain: { definition: base },
    rpcs,
    database,
    log,
    now: () => 1_700_000_000,
  })
  const cursor = async () => (await readCursor({ database, chain: `eip155:${base.id}` }))?.number
  return { nodes, poll, cursor }
}

describe('chainPollOf', () => {
  test('reads another provider when the reader has stopped without a word', async () => {
    const { nodes, poll, cursor } = setUp()
    for (let block = 0; block < 30; block += 1) for (const node of nodes) node.mine()
    while ((await poll()) === 'again');
    expect(await cursor()).toBe(130)
    for (const node of nodes.slice(1)) node.mine()
    for (let polls = 0; polls < 6; polls += 1) await poll()
    expect(await cursor()).toBe(131)
  })

  test('gives a chain up only after three polls in a row without a common block', async () => {
    const { nodes, poll } = setUp()
    while ((await poll()) === 'again');
    for (const node of nodes) {
      node.blocks = [{ ...node.head, hash: `0x${'ee'.repeat(32)}` }]
      node.mine()
    }
    expect([await poll(), await poll()]).toEqual(['idle', 'idle'])
    await expect(poll()).rejects.toMatchObject({ code: 'reorg_too_deep' })
  })
})
