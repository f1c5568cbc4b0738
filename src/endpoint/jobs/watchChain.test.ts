import { pino } from 'pino'
import { keccak256, toHex } from 'viem'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { base } from '../../chains/definitions/base.js'
import type { Rpc } from '../../chains/rpc.js'
import { SimulatedChain } from '../../chains/simulatedChain.fixture.js'
import {
  type Database,
  openPayment,
  openSqlite,
  readCursor,
  readEvents,
} from '../../database/index.js'
import { chainPollOf } from './watchChain.js'

let database: Database

beforeEach(async () => {
  database = await openSqlite({ path: ':memory:' })
})
afterEach(() => database.close())

const chain = `eip155:${base.id}`
const id = 'pay_1'
const receiver = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const payment = {
  transaction: keccak256(toHex('a payment')),
  to: receiver,
  amount: 5_000_000n,
  token: base.usdc,
}

function openOrder() {
  const time = 1_700_000_000
  return openPayment({
    database,
    payment: {
      id,
      store: 'sandbox',
      order: '1042',
      cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
      total: { amount: '5.00', currency: 'USD' },
      openedAt: time,
      treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      factory: '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
      address: receiver,
    },
    networks: [{ chain, token: base.usdc, confirmations: 3 }],
    quote: { number: 1, due: 5_000_000n, quotedAt: time, expiresAt: time + 1_800 },
  })
}

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
  const cursor = async () => (await readCursor({ database, chain }))?.number
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

  test('a transfer that only the second reading found outlives a reorg above it', async () => {
    const { nodes, poll } = setUp()
    const [reader, ...others] = nodes as [SimulatedChain, ...SimulatedChain[]]
    reader.tamper = (method, _params, answer) => (method === 'eth_getLogs' ? [] : answer)
    for (const node of nodes) node.mine()
    await poll()
    await openOrder()
    for (let block = 0; block < 60; block += 1) {
      for (const node of nodes) node.mine(...(block === 5 ? [payment] : []))
    }
    // Read by a range: of its blocks the first and the last are remembered, and those with a hit.
    for (let polls = 0; polls < 60; polls += 1) await poll()
    const before = await readEvents({ database, id, after: 0 })
    expect(before.at(-1)).toMatchObject({ status: 'confirmed', received: '5000000' })

    for (const node of others) node.drop(40)
    for (let block = 0; block < 45; block += 1) {
      for (const node of others) node.mine()
    }
    reader.blocks = others[0]?.blocks ?? []
    if (others[1] !== undefined) others[1].blocks = reader.blocks
    for (let polls = 0; polls < 60; polls += 1) await poll()
    const after = await readEvents({ database, id, after: before.length })
    expect(after.length).toBeGreaterThan(0)
    for (const view of after) expect(view).toMatchObject({ received: '5000000' })
  })
})
