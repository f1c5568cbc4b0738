import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaymentIdentity } from '../protocol/index.js'
import { postgresPrograms, startPostgres } from '../sandbox/postgres.js'
import { describeDatabases } from './databases.fixture.js'
import {
  backoffSeconds,
  claimJob,
  type Database,
  finishJob,
  isFinalityWanted,
  leaseSeconds,
  nextJobAt,
  openDatabase,
  openPayment,
  openSqlite,
  orphanSweeps,
  type ReadTransfer,
  readAddresses,
  readBlocks,
  readCursor,
  readEvents,
  readFirstOpening,
  readPayment,
  readReceiverBooks,
  readReread,
  readSweepable,
  readSwept,
  readUnverified,
  recordBlocks,
  recordDisproved,
  recordFinality,
  recordFound,
  recordOrderState,
  recordReorg,
  recordReread,
  recordStoreAnswer,
  recordSweeps,
  recordVerified,
  retryJob,
  selectUnknown,
} from './index.js'
import { refuseUnlessDurable } from './openSqlite.js'

const chain = 'eip155:8453'
const token = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
const start = 1_700_000_000

function payment(change: Partial<PaymentIdentity> = {}): PaymentIdentity {
  return {
    id: 'pay_1',
    store: 'sandbox',
    order: '1042',
    cart: '8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11',
    total: { amount: '25.50', currency: 'USD' },
    openedAt: start,
    treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    factory: '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    address,
    ...change,
  }
}

/** Each database that the product supports passes this suite. */
describeDatabases(({ create, open }) => {
  let place: string
  let database: Database

  beforeEach(async () => {
    place = await create()
    database = await open(place)
  })
  afterEach(() => database.close())

  function openOrder(
    change: Partial<PaymentIdentity> = {},
    more: { due?: bigint; at?: number; key?: string; hash?: string } = {},
  ) {
    const at = more.at ?? start
    return openPayment({
      database,
      payment: payment(change),
      networks: [{ chain, token, confirmations: 3 }],
      quote: {
        number: 1,
        due: more.due ?? 25_500_000n,
        quotedAt: at,
        expiresAt: at + 1_800,
      },
      ...(more.key === undefined
        ? {}
        : { idempotencyKey: { apiKey: 'a', key: more.key, requestHash: more.hash ?? 'h' } }),
    })
  }

  function block(number: number, fork = 'a') {
    const parent = number === 100 ? 'a' : fork
    return {
      number,
      hash: `0x${fork}${number}`,
      parentHash: `0x${parent}${number - 1}`,
      time: start + number,
    }
  }

  function transfer(number: number, change: Partial<ReadTransfer> = {}): ReadTransfer {
    return {
      blockHash: `0xa${number}`,
      blockNumber: number,
      blockTime: start + number,
      logIndex: 7,
      token,
      transactionHash: `0x${'11'.repeat(32)}`,
      indexInTransaction: 0,
      from: '0x52908400098527886E0F7030069857D2E4169EE7',
      to: address,
      amount: 25_500_000n,
      ...change,
    }
  }

  const found = (number: number, change: Partial<ReadTransfer> = {}) => ({
    blocks: [block(number)],
    transfers: [transfer(number, change)],
  })

  const mine = (number: number, transfers: ReadTransfer[] = [], fork = 'a') =>
    recordBlocks({
      database,
      chain,
      blocks: [block(number, fork)],
      transfers,
      now: start + number,
    })
  const read = (id = 'pay_1') => readPayment({ database, id })
  const verify = (number: number) =>
    recordVerified({
      database,
      chain,
      blockHash: `0xa${number}`,
      logIndex: 7,
      now: start + number,
    })

  describe('openPayment', () => {
    test('opens a payment with its first event', async () => {
      expect(await openOrder()).toEqual({ ok: true, value: 'pay_1' })
      expect(await read()).toEqual({
        id: 'pay_1',
        sequence: 1,
        status: 'waiting',
        exceptions: [],
        order: { store: 'sandbox', id: '1042', cart: payment().cart },
        total: { amount: '25.50', currency: 'USD' },
        due: '25500000',
        received: '0',
        remaining: '25500000',
        openedAt: new Date(start * 1_000).toISOString(),
        expiresAt: new Date((start + 1_800) * 1_000).toISOString(),
        treasury: payment().treasury,
        factory: payment().factory,
        address,
        networks: [{ chain, token, confirmations: 3 }],
        transfers: [],
      })
      expect(await readAddresses({ database })).toEqual([address])
    })

    test('an order has one payment, however often and however fast it is opened', async () => {
      const opened = await Promise.all(
        Array.from({ length: 50 }, (_, at) => openOrder({ id: `pay_${at}` })),
      )
      const ids = new Set(opened.map((result) => (result.ok ? result.value : result.code)))
      expect(ids.size).toBe(1)
      expect(await readAddresses({ database })).toHaveLength(1)
      const [id = ''] = ids
      expect((await read(id))?.sequence).toBe(1)
    })

    test('an edited order gets a new quote', async () => {
      await openOrder()
      await openOrder({ total: { amount: '30.00', currency: 'USD' } }, { due: 30_000_000n })
      expect(await read()).toMatchObject({
        sequence: 2,
        due: '30000000',
        total: { amount: '30.00' },
      })
    })

    test('an order opened again after its time gets more time, unless it is paid', async () => {
      await openOrder()
      await openOrder({}, { at: start + 1_800 })
      expect((await read())?.sequence).toBe(1)
      await openOrder({}, { at: start + 1_801 })
      expect(await read()).toMatchObject({
        sequence: 2,
        expiresAt: new Date((start + 3_601) * 1_000).toISOString(),
      })
      await mine(100, [transfer(100)])
      await openOrder({}, { at: start + 9_999 })
      expect(await read()).toMatchObject({ sequence: 3, status: 'seen' })
    })

    test('an expired order gets more time, also when the network’s clock is ahead of ours', async () => {
      await openOrder()
      await mine(1_801)
      expect((await read())?.status).toBe('expired')
      await openOrder({}, { at: start + 10 })
      expect(await read()).toMatchObject({
        sequence: 3,
        expiresAt: new Date((start + 1_810) * 1_000).toISOString(),
      })
    })

    test('refuses an order that was opened with another cart, and writes nothing', async () => {
      await openOrder()
      const cart = '00000000-0000-4000-8000-000000000000'
      expect(await openOrder({ id: 'pay_2', cart })).toMatchObject({
        ok: false,
        code: 'cart_mismatch',
      })
      expect((await read())?.sequence).toBe(1)
      expect(await read('pay_2')).toBeUndefined()
    })

    test('a key that is used again gives the same payment, with another body a refusal', async () => {
      await openOrder({}, { key: 'k' })
      expect(await openOrder({ id: 'pay_2' }, { key: 'k' })).toEqual({ ok: true, value: 'pay_1' })
      expect(
        await openOrder(
          { id: 'pay_3', order: '7', address: `0x${'00'.repeat(20)}` },
          { key: 'k', hash: 'x' },
        ),
      ).toMatchObject({ ok: false, code: 'idempotency_key_reused' })
      expect(await readAddresses({ database })).toEqual([address])
    })
  })

  describe('blocks', () => {
    test('a transfer moves its payment to seen, and a verified deep one to confirmed', async () => {
      await openOrder()
      expect(await mine(100, [transfer(100)])).toEqual(['pay_1'])
      expect(await read()).toMatchObject({
        status: 'seen',
        received: '25500000',
        remaining: '0',
        transfers: [{ confirmations: 1, required: 3, blockNumber: 100, chain }],
      })
      await mine(101)
      await mine(102)
      expect(await read()).toMatchObject({ status: 'seen', transfers: [{ confirmations: 3 }] })
      expect(await readUnverified({ database, chain, upTo: 99 })).toEqual([])
      expect(await readUnverified({ database, chain, upTo: 100 })).toEqual([transfer(100)])
      await verify(100)
      expect(await read()).toMatchObject({ status: 'confirmed' })
      expect(await readUnverified({ database, chain, upTo: 100 })).toEqual([])
    })

    test('the cursor is the last block, and comes back after a restart', async () => {
      expect(await readCursor({ database, chain })).toBeUndefined()
      await recordBlocks({
        database,
        chain,
        blocks: [block(100), block(101)],
        transfers: [],
        now: start,
      })
      await database.close()
      database = await open(place)
      expect(await readCursor({ database, chain })).toEqual(block(101))
      expect(await readBlocks({ database, chain })).toEqual([block(101), block(100)])
    })

    test('hearing of a block twice changes nothing', async () => {
      await openOrder()
      await mine(100, [transfer(100)])
      expect(await mine(100, [transfer(100)])).toEqual([])
      expect((await read())?.sequence).toBe(2)
    })

    test('a transfer to an address that is not ours is not kept', async () => {
      await openOrder()
      expect(
        await mine(100, [transfer(100, { to: '0x52908400098527886E0F7030069857D2E4169EE7' })]),
      ).toEqual([])
    })

    test('a reorg takes a transfer away, and the same one comes back in another block', async () => {
      await openOrder()
      await mine(99)
      await mine(100, [transfer(100)])
      await recordReorg({ database, chain, ancestor: 99, now: start })
      expect(await read()).toMatchObject({ status: 'waiting', received: '0', transfers: [] })
      expect(await readCursor({ database, chain })).toEqual(block(99))
      await mine(100, [], 'b')
      await mine(101, [transfer(101, { blockHash: '0xb101' })], 'b')
      expect(await read()).toMatchObject({ status: 'seen', transfers: [{ blockNumber: 101 }] })
    })

    test('a reorg back to a known block brings its transfer back, not a second one', async () => {
      await openOrder()
      await mine(100, [transfer(100)])
      await recordReorg({ database, chain, ancestor: 99, now: start })
      await mine(100, [transfer(100)])
      expect(await read()).toMatchObject({ status: 'seen', received: '25500000' })
    })

    test('a waiting payment expires when the chain has been read past its end', async () => {
      await openOrder()
      await mine(1_800)
      expect((await read())?.status).toBe('waiting')
      await mine(1_801)
      expect((await read())?.status).toBe('expired')
    })

    test('old blocks are dropped, the last thousand are kept', async () => {
      const blocks = Array.from({ length: 1_100 }, (_, at) => block(100 + at))
      await recordBlocks({ database, chain, blocks, transfers: [], now: start })
      const kept = await readBlocks({ database, chain })
      expect(kept[0]?.number).toBe(1_199)
      expect(kept.at(-1)?.number).toBe(1_199 - 1_024)
    })
  })

  describe('an endpoint that was given up, or runs beside this one, is late', () => {
    const read = async () => (await readCursor({ database, chain }))?.hash

    test('its blocks are not kept when the chain has another head by now', async () => {
      await openOrder()
      await mine(100)
      const late = { database, chain, transfers: [transfer(101)], now: start }
      await recordBlocks({ ...late, blocks: [block(101)], cursor: '0xb100' })
      await recordBlocks({ ...late, blocks: [block(101)], cursor: null })
      expect(await read()).toBe('0xa100')
      expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ received: '0' })
      await recordBlocks({ ...late, blocks: [block(101)], cursor: '0xa100' })
      expect(await read()).toBe('0xa101')
    })

    test('its reorg takes nothing back', async () => {
      await openOrder()
      await mine(100)
      await mine(101, [transfer(101)])
      await recordReorg({ database, chain, ancestor: 100, cursor: '0xb101', now: start })
      expect(await read()).toBe('0xa101')
      await recordReorg({ database, chain, ancestor: 100, cursor: '0xa101', now: start })
      expect(await read()).toBe('0xa100')
    })

    test('what it agreed on or read again on a replaced block is not kept', async () => {
      await openOrder()
      await mine(100)
      const more = { database, chain, now: start }
      const tags = { agreed: 100, safe: 100, finalized: 100 }
      await recordFinality({ ...more, ...tags, on: '0xb100' })
      await recordReread({ ...more, upTo: 105, missed: found(100), on: '0xb100' })
      expect(await readReread({ database, chain })).toBe(100)
      expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ received: '0' })
      await recordReread({ ...more, upTo: 101, missed: found(100), on: '0xa100' })
      expect(await readReread({ database, chain })).toBe(101)
    })
  })

  test('a provider that is behind takes nothing back from what was agreed', async () => {
    await openOrder()
    await mine(100, [transfer(100)])
    for (const number of [101, 102]) await mine(number)
    const { blockHash, logIndex } = transfer(100)
    await recordVerified({ database, chain, blockHash, logIndex, now: start })
    const more = { database, chain, safe: undefined, finalized: undefined, now: start }
    await recordFinality({ ...more, agreed: 102 })
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ status: 'confirmed' })
    await recordFinality({ ...more, agreed: 101 })
    await mine(103)
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ status: 'confirmed' })
  })

  test('a transfer that providers refute counts no more, unless it was verified', async () => {
    await openOrder()
    await mine(100, [transfer(100)])
    const { blockHash, logIndex } = transfer(100)
    const one = { database, chain, blockHash, logIndex, now: start }
    await recordDisproved(one)
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ received: '0' })
    await mine(100, [transfer(100)])
    await recordVerified(one)
    await recordDisproved(one)
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ received: '25500000' })
  })

  test('that a provider told wrongly makes room for what is true, as long as nobody confirmed it', async () => {
    await openOrder()
    const received = async () => (await readPayment({ database, id: 'pay_1' }))?.received
    await mine(100, [{ ...transfer(100), amount: 255_000_000n }])
    expect(await received()).toBe('255000000')
    const unknown = (one: ReadTransfer) => selectUnknown({ database, chain, transfers: [one] })
    expect(await unknown(transfer(100))).toEqual([transfer(100)])
    await mine(100, [transfer(100)])
    expect(await unknown(transfer(100))).toEqual([])
    expect(await received()).toBe('25500000')
    const one = {
      database,
      chain,
      blockHash: transfer(100).blockHash,
      logIndex: transfer(100).logIndex,
      now: start,
    }
    await recordVerified(one)
    await mine(100, [{ ...transfer(100), amount: 255_000_000n }])
    expect(await received()).toBe('25500000')
  })

  test('a quote’s end is looked at once by each chain, however long another one stands still', async () => {
    await openOrder({}, { at: start - 1_700 })
    await database.sql
      .updateTable('payments')
      .set({
        networks: JSON.stringify([
          { chain, token, confirmations: 3 },
          { chain: 'eip155:10', token, confirmations: 3 },
        ]),
      })
      .execute()
    const at = (on: string, number: number) =>
      recordBlocks({ database, chain: on, blocks: [block(number)], transfers: [], now: start })
    await at(chain, 99)
    await at('eip155:10', 99)
    await at(chain, 101)
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ status: 'waiting' })
    // A payment that was derived anew would show it.
    await database.sql.updateTable('quotes').set({ due: '1' }).execute()
    for (const number of [102, 103]) expect(await at(chain, number)).toEqual([])
    expect(await at('eip155:10', 101)).toEqual(['pay_1'])
    expect(await readPayment({ database, id: 'pay_1' })).toMatchObject({ status: 'expired' })
  })

  describe('more than one provider', () => {
    const say = (said: { agreed?: number; safe?: number; finalized?: number }) =>
      recordFinality({
        database,
        chain,
        agreed: said.agreed,
        safe: said.safe,
        finalized: said.finalized,
        now: start,
      })

    test('a head that only one of them knows makes nothing deeper', async () => {
      await openOrder()
      await say({ agreed: 99 })
      await mine(100, [transfer(100)])
      await mine(110)
      await verify(100)
      expect(await read()).toMatchObject({ status: 'seen', transfers: [{ confirmations: 0 }] })
      expect(await isFinalityWanted({ database, chain })).toBe(true)
      await say({ agreed: 102 })
      expect((await read())?.status).toBe('confirmed')
      expect(await isFinalityWanted({ database, chain })).toBe(false)
    })

    test('a large order waits for what the network calls final', async () => {
      const tiers = [{ above: 25_000_000n, confirmations: 64, tag: 'finalized' as const }]
      await openPayment({
        database,
        payment: payment(),
        networks: [{ chain, token, confirmations: 3, tiers }],
        quote: { number: 1, due: 25_500_000n, quotedAt: start, expiresAt: start + 1_800 },
      })
      await mine(100, [transfer(100)])
      await mine(200)
      await verify(100)
      expect(await read()).toMatchObject({
        status: 'seen',
        networks: [{ confirmations: 64, until: 'finalized' }],
        transfers: [{ confirmations: 63, required: 64 }],
      })
      await say({ safe: 150, finalized: 99 })
      expect((await read())?.status).toBe('seen')
      await say({ safe: 150, finalized: 100 })
      expect(await read()).toMatchObject({
        status: 'confirmed',
        transfers: [{ confirmations: 64 }],
      })
    })

    test('a block that replaces a safe one is not safe itself', async () => {
      await mine(99)
      await mine(100)
      await say({ agreed: 100, safe: 100, finalized: 98 })
      await recordReorg({ database, chain, ancestor: 99, now: start })
      const row = await database.sql.selectFrom('finality').selectAll().executeTakeFirst()
      expect(row).toMatchObject({ agreed: 99, safe: 99, finalized: 98 })
    })

    test('a second reading adds what the first one missed, once', async () => {
      await openOrder()
      await mine(150)
      const missed = transfer(100)
      const unknown = () => selectUnknown({ database, chain, transfers: [missed] })
      expect(await unknown()).toEqual([missed])
      await recordReread({ database, chain, upTo: 130, missed: found(100), now: start })
      expect(await unknown()).toEqual([])
      expect(await readReread({ database, chain })).toBe(130)
      expect(await read()).toMatchObject({ status: 'seen', received: '25500000' })
    })

    test('what was found later remembers its block, and outlives a reorg above it', async () => {
      await openOrder()
      await mine(150)
      await recordReread({ database, chain, upTo: 130, missed: found(120), now: start })
      const more = { database, chain, on: '0xa150', now: start }
      await recordFound({ ...more, found: found(100, { logIndex: 8, indexInTransaction: 1 }) })
      expect((await readBlocks({ database, chain })).map(({ number }) => number)).toEqual([
        150, 120, 100,
      ])
      await recordReorg({ database, chain, ancestor: 120, now: start })
      expect(await read()).toMatchObject({ received: '51000000' })
      await recordReorg({ database, chain, ancestor: 100, now: start })
      expect(await read()).toMatchObject({ received: '25500000' })
    })

    test('what was found replaces the block that one provider told of; on another fork it is not written', async () => {
      await openOrder()
      await mine(100)
      await mine(101, [], 'b')
      await mine(150)
      const more = { database, chain, now: start }
      await recordFound({ ...more, found: found(101), on: '0xb150' })
      expect(await read()).toMatchObject({ sequence: 1, received: '0' })
      await recordFound({ ...more, found: found(101), on: '0xa150' })
      expect(await read()).toMatchObject({ received: '25500000' })
      expect((await readBlocks({ database, chain })).map(({ hash }) => hash)).toEqual([
        '0xa150',
        '0xa101',
        '0xa100',
      ])
    })
  })

  describe('money astray', () => {
    test('on a network that the payment is not offered on is named, and does not count', async () => {
      await openOrder()
      await recordBlocks({
        database,
        chain: 'eip155:10',
        blocks: [block(100)],
        transfers: [transfer(100)],
        now: start,
      })
      expect(await read()).toMatchObject({
        status: 'waiting',
        received: '0',
        exceptions: ['wrong_chain'],
        strays: [{ chain: 'eip155:10', amount: '25500000', reason: 'wrong_chain' }],
      })
    })

    test('in a token that the merchant takes for USDC counts', async () => {
      const other = '0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA'
      await openPayment({
        database,
        payment: payment(),
        networks: [{ chain, token, confirmations: 3, accepts: [other] }],
        quote: { number: 1, due: 25_500_000n, quotedAt: start, expiresAt: start + 1_800 },
      })
      await mine(100, [transfer(100, { token: other })])
      expect(await read()).toMatchObject({ status: 'seen', received: '25500000' })
    })
  })

  test('what may be missing is frozen in the quote', async () => {
    await openPayment({
      database,
      payment: payment(),
      networks: [{ chain, token, confirmations: 3 }],
      quote: {
        number: 1,
        due: 25_500_000n,
        quotedAt: start,
        expiresAt: start + 1_800,
        tolerance: 500_000n,
      },
    })
    await mine(100, [transfer(100, { amount: 25_000_000n })])
    expect(await read()).toMatchObject({ status: 'seen', remaining: '0', exceptions: [] })
  })

  test('a chain is read from the first payment on that may be paid there', async () => {
    const first = () => readFirstOpening({ database, chain })
    expect(await first()).toBeUndefined()
    await openOrder()
    await openOrder({
      id: 'pay_2',
      order: '7',
      address: `0x${'00'.repeat(20)}`,
      openedAt: start + 9,
    })
    expect(await first()).toBe(start)
    expect(await readFirstOpening({ database, chain: 'eip155:1' })).toBeUndefined()
  })

  test('addresses are read from a time on', async () => {
    await openOrder()
    expect(await readAddresses({ database, since: start })).toEqual([address])
    expect(await readAddresses({ database, since: start + 1 })).toEqual([])
  })

  describe('the store', () => {
    async function confirm() {
      await openOrder()
      await mine(100, [transfer(100)])
      await mine(102)
      await verify(100)
    }

    test('a confirmed payment leaves one job to tell the store', async () => {
      await confirm()
      const job = await claimJob({ database, now: start + 200 })
      expect(job).toMatchObject({ payment_id: 'pay_1', kind: 'update_order', attempts: 1 })
      expect(await claimJob({ database, now: start + 200 })).toBeUndefined()
    })

    test('accepted makes it paid, for good', async () => {
      await confirm()
      const answer = (answer: 'accepted' | 'changed') =>
        recordStoreAnswer({ database, paymentId: 'pay_1', answer, due: 25_500_000n, now: start })
      expect(await answer('accepted')).toEqual(['pay_1'])
      expect(await answer('accepted')).toEqual([])
      expect(await answer('changed')).toEqual([])
      expect(await read()).toMatchObject({ status: 'paid', exceptions: [] })
      await recordReorg({ database, chain, ancestor: 99, now: start })
      expect(await read()).toMatchObject({ status: 'paid', exceptions: ['reversed'] })
    })

    test('a changed order waits for a person', async () => {
      await confirm()
      await recordStoreAnswer({
        database,
        paymentId: 'pay_1',
        answer: 'changed',
        due: 0n,
        now: start,
      })
      expect(await read()).toMatchObject({ status: 'confirmed', exceptions: ['order_changed'] })
    })

    test('a canceled order cancels its payment, and money that still comes is flagged', async () => {
      await openOrder()
      await recordOrderState({ database, paymentId: 'pay_1', state: 'canceled', now: start })
      expect(await read()).toMatchObject({ status: 'canceled', exceptions: [] })
      await mine(100, [transfer(100)])
      expect(await read()).toMatchObject({
        status: 'canceled',
        received: '25500000',
        exceptions: ['order_changed'],
      })
    })
  })

  describe('events', () => {
    test('are numbered without a gap, each a full view, and resume after any of them', async () => {
      await openOrder()
      await mine(100, [transfer(100)])
      await mine(101)
      await mine(102)
      await verify(100)
      const all = await readEvents({ database, id: 'pay_1', after: 0 })
      expect(all.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
      expect(all.map(({ status }) => status)).toEqual([
        'waiting',
        'seen',
        'seen',
        'seen',
        'confirmed',
      ])
      expect(await readEvents({ database, id: 'pay_1', after: 3 })).toEqual(all.slice(3))
      expect(await readEvents({ database, id: 'pay_1', after: 5 })).toEqual([])
    })

    test('are announced after the commit, and only when there is one', async () => {
      const heard: string[] = []
      const stop = database.onEvent((id) => heard.push(id))
      await openOrder()
      await openOrder()
      await mine(99)
      expect(heard).toEqual(['pay_1'])
      stop()
      await mine(100, [transfer(100)])
      expect(heard).toEqual(['pay_1'])
    })

    test('nothing is written when a fact cannot be', async () => {
      await openOrder()
      const bad = transfer(100, { amount: null as unknown as bigint })
      await expect(mine(100, [transfer(100, { logIndex: 1 }), bad])).rejects.toThrow()
      expect(await readCursor({ database, chain })).toBeUndefined()
      expect((await read())?.sequence).toBe(1)
    })
  })

  describe('outbox', () => {
    async function twoJobs() {
      for (const [id, order, to] of [
        ['pay_1', '1', address],
        ['pay_2', '2', '0x52908400098527886E0F7030069857D2E4169EE7'],
      ] as const) {
        await openOrder({ id, order, address: to })
        await mine(100, [transfer(100, { to, logIndex: Number(order) })])
        await recordVerified({
          database,
          chain,
          blockHash: '0xa100',
          logIndex: Number(order),
          now: start,
        })
      }
      await mine(102)
    }

    test('hands each job to one worker', async () => {
      await twoJobs()
      const now = start + 500
      const jobs = await Promise.all(Array.from({ length: 8 }, () => claimJob({ database, now })))
      expect(
        jobs
          .filter((job) => job !== undefined)
          .map((job) => job.payment_id)
          .sort(),
      ).toEqual(['pay_1', 'pay_2'])
    })

    test('gives a dead worker’s job to another, and refuses the dead one’s word', async () => {
      await twoJobs()
      const now = start + 500
      const dead = await claimJob({ database, now })
      if (dead === undefined) throw new Error('no job')
      await claimJob({ database, now })
      expect(await claimJob({ database, now: now + leaseSeconds - 1 })).toBeUndefined()
      const again = await claimJob({ database, now: now + leaseSeconds })
      expect(again).toMatchObject({ id: dead.id, attempts: 2 })
      await finishJob({ database, job: dead, now })
      await retryJob({ database, job: dead, error: 'late', now })
      expect(await claimJob({ database, now: now + leaseSeconds * 2 + 1 })).toBeDefined()
    })

    test('tries again later and later, and is done when it is done', async () => {
      await twoJobs()
      const now = start + 500
      const job = await claimJob({ database, now })
      if (job === undefined) throw new Error('no job')
      await retryJob({ database, job, error: 'store_unavailable', now })
      const other = await claimJob({ database, now })
      expect(other?.id).not.toBe(job.id)
      if (other !== undefined) await finishJob({ database, job: other, now })
      expect(await nextJobAt({ database })).toBe(now + 1)
      const again = await claimJob({ database, now: now + 1 })
      expect(again).toMatchObject({ id: job.id, attempts: 2, last_error: 'store_unavailable' })
      if (again !== undefined) await finishJob({ database, job: again, now })
      expect(await nextJobAt({ database })).toBeUndefined()
    })

    test('backs off from one second to ten minutes', () => {
      expect([1, 2, 3, 4, 5].map(backoffSeconds)).toEqual([1, 2, 4, 8, 16])
      expect(backoffSeconds(50)).toBe(600)
    })
  })

  describe('sweeps', () => {
    const sweep = (change: Partial<Parameters<typeof recordSweeps>[0]['sweeps'][number]> = {}) => ({
      receiver: address,
      token,
      amount: 25_500_000n,
      transactionHash: `0x${'22'.repeat(32)}`,
      logIndex: 3,
      blockHash: '0xa110',
      blockNumber: 110,
      at: start + 110,
      ...change,
    })
    const swept = async () => (await readSwept({ database, chain })).map(({ amount }) => amount)
    const sweepable = () => readSweepable({ database, chain, token })

    beforeEach(async () => {
      await openOrder()
      await mine(100, [transfer(100)])
    })

    test('are what was credited and is not swept yet, with what an address is made of', async () => {
      expect(await sweepable()).toEqual([
        {
          paymentId: 'pay_1',
          store: 'sandbox',
          order: '1042',
          cart: payment().cart,
          openedAt: start,
          treasury: payment().treasury,
          factory: payment().factory,
          address,
          token,
          credited: 25_500_000n,
          swept: 0n,
          isDeployed: false,
          isHeld: false,
          firstBlock: 100,
        },
      ])
      await recordSweeps({ database, chain, sweeps: [sweep()] })
      expect(await sweepable()).toEqual([])
      await mine(111, [transfer(111, { logIndex: 8, amount: 5n })])
      expect(await sweepable()).toMatchObject([
        { credited: 25_500_005n, swept: 25_500_000n, isDeployed: true },
      ])
    })

    test('are recorded once, however often they are heard of', async () => {
      const two = [sweep(), sweep({ logIndex: 4, amount: 1n })]
      expect(await recordSweeps({ database, chain, sweeps: two })).toBe(2)
      expect(await recordSweeps({ database, chain, sweeps: two })).toBe(0)
      expect(await swept()).toEqual([25_500_000n, 1n])
    })

    test('of a receiver that is not ours are passed over', async () => {
      const other = sweep({ receiver: '0x52908400098527886E0F7030069857D2E4169EE7' })
      expect(await recordSweeps({ database, chain, sweeps: [other] })).toBe(0)
      expect(await swept()).toEqual([])
    })

    test('count once when a reorg put their transaction into another block, and back', async () => {
      const there = sweep({ blockHash: '0xb111', blockNumber: 111, logIndex: 9 })
      for (const one of [sweep(), there, sweep()]) {
        await recordSweeps({ database, chain, sweeps: [one] })
        expect(await swept()).toEqual([25_500_000n])
      }
    })

    test('above a common ancestor are taken back, and come back with their block', async () => {
      await recordSweeps({ database, chain, sweeps: [sweep()] })
      await orphanSweeps(database.sql, chain, 110)
      expect(await swept()).toEqual([25_500_000n])
      await orphanSweeps(database.sql, chain, 109)
      expect(await swept()).toEqual([])
      expect(await sweepable()).toMatchObject([{ swept: 0n }])
      await recordSweeps({ database, chain, sweeps: [sweep()] })
      expect(await swept()).toEqual([25_500_000n])
    })

    test('leave alone what a reorg took away', async () => {
      await recordReorg({ database, chain, ancestor: 99, now: start })
      expect(await sweepable()).toEqual([])
    })

    test('mark what is held', async () => {
      const other = '0x52908400098527886E0F7030069857D2E4169EE7'
      const alone = { alone: true, tiers: [{ above: 1n, confirmations: 1 }] }
      await openPayment({
        database,
        payment: payment({ id: 'pay_2', order: '2', address: other, openedAt: start + 1 }),
        networks: [{ chain, token, confirmations: 1, ...alone }],
        quote: { number: 1, due: 2n, quotedAt: start, expiresAt: start + 1_800 },
      })
      await mine(101, [transfer(101, { to: other, amount: 2n })])
      await verify(101)
      expect(await sweepable()).toMatchObject([{ isHeld: false }, { isHeld: true }])
    })

    test('the books name every receiver, also one that nothing is known of', async () => {
      const other = '0x52908400098527886E0F7030069857D2E4169EE7'
      await openOrder({ id: 'pay_2', order: '2', address: other })
      expect(await readReceiverBooks({ database, chain, token })).toMatchObject([
        { paymentId: 'pay_1', credited: 25_500_000n },
        { paymentId: 'pay_2', credited: 0n, swept: 0n, firstBlock: undefined },
      ])
    })
  })

  test('any history of blocks and reorgs ends in what its last fork says', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ back: fc.nat({ max: 3 }), pays: fc.boolean() }), { maxLength: 12 }),
        async (steps) => {
          run += 1
          const mychain = `eip155:${run}`
          const to = `0x${run.toString(16).padStart(40, '0')}` as const
          const id = `pay_run_${run}`
          await openPayment({
            database,
            payment: payment({ id, order: `${run}`, address: to }),
            networks: [{ chain: mychain, token, confirmations: 3 }],
            quote: { number: 1, due: 1n, quotedAt: start, expiresAt: start + 1_800 },
          })
          const fork: { hash: string; paid: boolean }[] = []
          for (const [at, { back, pays }] of steps.entries()) {
            const kept = Math.max(0, fork.length - back)
            if (kept < fork.length) {
              fork.length = kept
              await recordReorg({
                database,
                chain: mychain,
                ancestor: 100 + kept - 1,
                now: start,
              })
            }
            const number = 100 + fork.length
            const hash = `0x${run}x${at}`
            fork.push({ hash, paid: pays })
            await recordBlocks({
              database,
              chain: mychain,
              blocks: [{ number, hash, parentHash: '', time: start }],
              transfers: pays
                ? [
                    transfer(number, {
                      blockHash: hash,
                      to,
                      transactionHash: `0x${at.toString(16).padStart(64, '0')}`,
                      amount: 1n,
                    }),
                  ]
                : [],
              now: start,
            })
          }
          const view = await read(id)
          expect(view?.received).toBe(`${fork.filter(({ paid }) => paid).length}`)
        },
      ),
      { numRuns: 40 },
    )
    // Forty histories on PostgreSQL, on a machine that does other things too.
  }, 60_000)
})

describe('openSqlite', () => {
  test.each([
    [{ journal_mode: 'delete', synchronous: 2, foreign_keys: 1 }],
    [{ journal_mode: 'wal', synchronous: 1, foreign_keys: 1 }],
    [{ journal_mode: 'wal', synchronous: 2, foreign_keys: 0 }],
  ])('refuses to start where what it acknowledges could be lost: %j', (pragmas) => {
    expect(() => refuseUnlessDurable('shop.db', pragmas)).toThrow(
      expect.objectContaining({ code: 'database_not_durable', hint: expect.any(String) }),
    )
  })

  test('starts with WAL and synchronous=FULL', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
    const database = await openSqlite({ path: join(folder, 'a.db') })
    await database.close()
    const again = await openSqlite({ path: join(folder, 'a.db') })
    await again.close()
    rmSync(folder, { recursive: true })
  })

  test('keeps tests in memory', async () => {
    await (await openSqlite({ path: ':memory:' })).close()
  })
})

describe.skipIf(postgresPrograms() === undefined && process.env.CI !== 'true')(
  'openPostgres',
  () => {
    test.each([{ fsync: 'off' }, { full_page_writes: 'off' }, { synchronous_commit: 'off' }])(
      'refuses a server that could lose what it acknowledged: %j',
      async (settings) => {
        const server = await startPostgres({ settings: settings as Record<string, string> })
        const url = await server.createDatabase()
        await expect(openDatabase(url)).rejects.toMatchObject({
          code: 'database_not_durable',
          message: expect.stringContaining(JSON.stringify(settings).slice(1, -1)),
        })
        await server.stop()
      },
      20_000,
    )
  },
)
