import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { type Rpc, rpcOf } from '../chains/rpc.js'
import {
  claimJob,
  type Database,
  finishJob,
  openPayment,
  openSqlite,
  readEvents,
  readPayment,
  recordStoreAnswer,
} from '../database/index.js'
import { factory, receiverOf, saltOf } from '../receiver/index.js'
import { type SandboxChain, startSandboxChain } from '../sandbox/chain.js'
import { type Random, randomOf } from '../sandbox/simulation/random.js'
import { chainPollOf } from './jobs/watchChain.js'

// The laws of the simulation on a real chain: Anvil with Circle's USDC, real reorgs, the real watcher.

const reorgs = Number(process.env.REORGS ?? 40)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

/** Reorgs of one chain: after about nine hundred blocks of them Anvil forgets the state it goes back to. */
const perChain = 50
const rounds = Array.from({ length: Math.ceil(reorgs / perChain) }, (_, at) => ({
  count: Math.min(perChain, reorgs - at * perChain),
  seed: seed + at,
}))
const sandbox = sandboxChain('http://127.0.0.1')
const network = { chain: `eip155:${sandbox.id}`, token: sandbox.usdc, confirmations: 3 }

/** Blocks that no reorg may take away: Circle's contract is in them. */
let setUpBlocks: number
/** The endpoint's clock, in seconds: it moves by hand. */
let now = 1_700_000_000
let chain: SandboxChain
let database: Database

beforeEach(async () => {
  chain = await startSandboxChain()
  database = await openSqlite({ path: ':memory:' })
})
afterEach(async () => {
  await chain.anvil.stop()
  await database.close()
})

/** An order, and what its payment has to be. */
type Order = { id: string; address: `0x${string}`; due: bigint; accepted: boolean }

describe('reorgs of a real chain', () => {
  test.each(rounds)(
    '$count of them leave the ledger as the chain is (SEED=$seed)',
    async ({ count: reorgs, seed }) => {
      const random = randomOf(seed, 'reorgs')
      const follow = follower()
      const orders: Order[] = []
      setUpBlocks = Number(await chain.anvil.client.getBlockNumber())
      await chain.anvil.client.mine({ blocks: 5 })
      await follow(orders)
      for (let count = 0; count < reorgs; count += 1) {
        if (random.chance(0.6)) orders.push(await open(orders.length))
        const sent = await pay(random, orders)
        await chain.anvil.client.mine({ blocks: random.int(0, 4) })
        if (random.chance(0.8)) await follow(orders)
        await reorg(random, sent)
        if (random.chance(0.8)) await follow(orders)
        if (count % 10 === 9) {
          await chain.anvil.client.mine({ blocks: 1 })
          await follow(orders)
          await compare(orders)
        }
      }
      await chain.anvil.client.mine({ blocks: 70 })
      await follow(orders)
      await compare(orders)
      const isPaid = await Promise.all(
        orders.map(async ({ address, due }) => (await chain.balanceOf(address)) >= due),
      )
      expect(orders.filter((_, at) => isPaid[at]).every(({ accepted }) => accepted)).toBe(true)
    },
    60_000 + perChain * 2_000,
  )
})

/** Polls until nothing is new, and lets a store take what is confirmed. */
function follower() {
  const rpc = rpcOf({ url: chain.anvil.url })
  const rpcs: readonly [Rpc, ...Rpc[]] = [
    { ...rpc, name: 'one' },
    { ...rpc, name: 'two' },
  ]
  const log = pino({ level: 'silent' })
  const poll = chainPollOf({
    chain: { definition: sandbox },
    rpcs,
    database,
    log,
    now: () => now,
  })
  return async (orders: readonly Order[]) => {
    // The last look is at what the one before it has made deep.
    for (let idle = 0; idle < 2; ) idle = (await poll()) === 'idle' ? idle + 1 : 0
    now += 60
    for (;;) {
      const job = await claimJob({ database, now })
      if (job === undefined) break
      const view = await readPayment({ database, id: job.payment_id })
      const order = orders.find(({ id }) => id === job.payment_id)
      if (view?.status === 'confirmed' && order !== undefined) {
        // Confirmed is what the chain holds, three blocks deep, at this moment.
        expect(await heldBelow(order, 2), `${order.id} was confirmed too early`).toBe(true)
        order.accepted = true
        const answer = { answer: 'accepted', due: order.due } as const
        await recordStoreAnswer({ database, paymentId: order.id, ...answer, now })
      }
      await finishJob({ database, job, now })
    }
  }
}

async function heldBelow({ address, due }: Order, blocks: number): Promise<boolean> {
  const { client } = chain.anvil
  const blockNumber = (await client.getBlockNumber()) - BigInt(blocks)
  const logs = await client.getLogs({ address: chain.usdc, fromBlock: 0n, toBlock: blockNumber })
  const to = `0x${address.slice(2).toLowerCase().padStart(64, '0')}`
  const sum = logs.reduce((total, log) => {
    const { topics, data } = log as unknown as { topics: string[]; data: string }
    return topics[2] === to && topics.length === 3 ? total + BigInt(data) : total
  }, 0n)
  return sum >= due
}

async function open(number: number): Promise<Order> {
  const order = `${1_000 + number}`
  const id = `pay_${order}`
  const cart = '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11'
  const { treasury } = chain.cast
  const address = receiverOf({ treasury, salt: saltOf({ store: 'reorgs', order, cart }) })
  const due = 1_000_000n + BigInt(number)
  const time = { quotedAt: now, expiresAt: 4_000_000_000 }
  await openPayment({
    database,
    payment: {
      id,
      store: 'reorgs',
      order,
      cart,
      total: { amount: '1.00', currency: 'USD' },
      openedAt: time.quotedAt,
      treasury,
      factory: factory.address,
      address,
    },
    networks: [network],
    quote: { number: 1, due, ...time },
  })
  return { id, address, due, accepted: false }
}

/** Pays up to three of the newest orders, wholly or in part. Returns the raw transactions. */
async function pay(random: Random, orders: readonly Order[]) {
  const { client } = chain.anvil
  const sent: { hash: `0x${string}`; raw: unknown }[] = []
  for (const { address, due } of orders.slice(-3)) {
    if (!random.chance(0.5)) continue
    const amount = random.chance(0.7) ? due : due / 2n
    const hash = await chain.transfer({ from: chain.cast.shopper, to: address, amount })
    const params = [hash] as const
    const raw = await client.request({ method: 'eth_getRawTransactionByHash', params } as never)
    sent.push({ hash, raw })
    await client.mine({ blocks: random.int(0, 2) })
  }
  return sent
}

/** Replaces the newest blocks; of the transactions in them the first ones come back, later ones never. */
async function reorg(random: Random, sent: readonly { hash: `0x${string}`; raw: unknown }[]) {
  const { client } = chain.anvil
  const height = Number(await client.getBlockNumber())
  const depth = Math.min(
    height - setUpBlocks,
    random.chance(0.8) ? random.int(1, 6) : random.int(7, 64),
  )
  const dropped = []
  for (const { hash, raw } of sent) {
    const { blockNumber } = await client.getTransactionReceipt({ hash })
    if (Number(blockNumber) > height - depth) dropped.push(raw)
  }
  const back = dropped.slice(0, random.int(0, dropped.length))
  let offset = 0
  const pairs = back.map((raw) => {
    offset = random.int(offset, depth - 1)
    return [raw, offset]
  })
  await client.request({ method: 'anvil_reorg', params: [depth, pairs] } as never)
}

/** Each payment against what the chain says that its address holds. */
async function compare(orders: readonly Order[]): Promise<void> {
  for (const { id, address, due, accepted } of orders) {
    const events = await readEvents({ database, id, after: 0, last: 100_000 })
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, at) => at + 1))
    const held = await chain.balanceOf(address)
    const view = events.at(-1)
    expect([id, view?.received]).toEqual([id, `${held}`])
    expect([id, view?.exceptions.includes('reversed')]).toEqual([id, accepted && held < due])
    if (accepted) expect([id, view?.status]).toEqual([id, 'paid'])
  }
}
