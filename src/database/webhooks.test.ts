import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import {
  claimJob,
  type Database,
  followTargets,
  leaseSeconds,
  openPayment,
  pruneDeliveries,
  readBacklog,
  readDeliveries,
  readEvent,
  readTargets,
  readTries,
  recordDelivery,
  recordHold,
  redeliver,
  switchOn,
  type Verdict,
} from './index.js'

const start = 1_700_000_000
const [one, two] = ['a.example#11111111', 'b.example#22222222'] as const
const address = (at: number) => `0x${at.toString(16).padStart(40, '0')}` as const

describeDatabases(({ create, open }) => {
  let database: Database
  beforeEach(async () => {
    database = await open(await create())
    await followTargets({ database, targets: [one, two] })
  })
  afterEach(() => database.close())

  /** Opens a payment and gives it a second and a third event. */
  async function write(order: number, events = 3): Promise<string> {
    const paymentId = `pay_${order}`
    await openPayment({
      database,
      payment: {
        ...{ id: paymentId, store: 'sandbox', order: `${order}`, cart: `cart ${order}` },
        ...{ total: { amount: '25.50', currency: 'USD' }, openedAt: start },
        ...{ treasury: address(1), factory: address(2), address: address(1_000 + order) },
      },
      networks: [],
      quote: { number: 1, due: 25_500_000n, quotedAt: start, expiresAt: start + 1_800 },
    })
    for (let event = 1; event < events; event += 1) {
      const hold = event % 2 === 1 ? 'held' : 'released'
      await recordHold({ database, paymentId, hold, now: start + event })
    }
    return paymentId
  }

  const claim = (target: string, now = start + 10) => claimJob({ database, target, now })

  /** Has the next event of a target end in some way; its payment and sequence. */
  async function end(target: string, verdict: Verdict, now = start + 10): Promise<string> {
    const job = await claim(target, now)
    if (job === undefined) return 'nothing'
    const attempt = { status: 500, error: 'answered 500', milliseconds: 7 }
    await recordDelivery({ database, job, attempt, verdict, now })
    return `${job.payment_id} ${job.sequence}`
  }
  const delivered = { kind: 'delivered' } as const

  describe('webhooks in the outbox', () => {
    test('every event is queued for every target, and for nobody where there is none', async () => {
      await write(1)
      expect((await readTargets({ database })).map(({ open }) => open)).toEqual([3, 3])
      await followTargets({ database, targets: [] })
      await write(2)
      expect((await readDeliveries({ database, limit: 99 })).length).toBe(6)
      expect(await readTargets({ database })).toEqual([])
    })

    test('are handed out in order for each payment and target, and side by side otherwise', async () => {
      await write(1)
      await write(2)
      const jobs = [await claim(one), await claim(one), await claim(one), await claim(two)]
      expect(jobs.map((job) => job && [job.payment_id, job.sequence, job.target])).toEqual([
        ['pay_1', 1, one],
        ['pay_2', 1, one],
        undefined,
        ['pay_1', 1, two],
      ])
      // The shop's own jobs are nobody else's.
      expect((await claimJob({ database, now: start + 10 }))?.kind).toBe('tell_staff')
    })

    test('eight workers bring every event of each payment in order', async () => {
      for (let order = 1; order <= 6; order += 1) await write(order, 6)
      const seen = new Map<string, number[]>()
      await Promise.all(
        Array.from({ length: 8 }, async () => {
          for (;;) {
            const job = await claim(one)
            if (job === undefined) {
              const [target] = await readTargets({ database })
              if (target?.open === 0) return
              continue
            }
            const versions = seen.get(job.payment_id) ?? []
            seen.set(job.payment_id, [...versions, job.sequence ?? 0])
            const attempt = { status: 200, milliseconds: 1 }
            await recordDelivery({ database, job, attempt, verdict: delivered, now: start + 10 })
          }
        }),
      )
      expect([...seen.values()]).toEqual(Array.from({ length: 6 }, () => [1, 2, 3, 4, 5, 6]))
    })

    test('a worker that lost its lease moves nothing, unless the target took the event', async () => {
      await write(1)
      const late = await claim(one)
      const now = start + 10 + leaseSeconds
      const next = await claim(one, now)
      expect([late?.attempts, next?.attempts]).toEqual([1, 2])
      if (late === undefined) throw new RangeError('Nothing was due.')
      const attempt = { error: 'did not answer in time', milliseconds: 10_000 }
      for (const verdict of [{ kind: 'dead' }, { kind: 'again', at: start }] as const) {
        await recordDelivery({ database, job: late, attempt, verdict, now })
      }
      expect(await claim(one, now)).toBeUndefined()
      await recordDelivery({ database, job: late, attempt, verdict: delivered, now })
      expect((await claim(one, now))?.sequence).toBe(2)
    })

    test('one that was given up holds up no later one, is counted, and is queued again', async () => {
      await write(1)
      expect(await end(one, { kind: 'dead' })).toBe('pay_1 1')
      expect(await end(one, delivered)).toBe('pay_1 2')
      const backlog = await readBacklog({ database })
      expect(backlog.dead).toEqual(new Map([['webhook', 1]]))
      expect(backlog.oldestQueued).toBe(start)
      const [state] = await readTargets({ database })
      expect(state).toMatchObject({ open: 1, dead: 1, oldestQueued: start + 2 })
      const redelivery = { dead: true } as const
      expect(await redeliver({ database, redelivery, now: start + 20 })).toBe(1)
      expect(await claim(one, start + 20)).toMatchObject({
        ...{ sequence: 1, attempts: 2, tries_before: 1, queued_at: start + 20 },
      })
    })

    test('what waits for another try, or behind one, does not look stuck', async () => {
      await write(1)
      for (const target of [one, two]) await end(target, { kind: 'again', at: start + 86_400 })
      await claimJob({ database, now: start + 10 })
      const { untakenSince, open: left } = await readBacklog({ database })
      // Only what staff are to be told has been due, and a worker has it.
      expect([untakenSince, left]).toEqual([start + 1, 7])
      await switchOn({ database, target: two, now: start + 30 })
      expect(await claim(one, start + 30)).toBeUndefined()
      expect((await claim(two, start + 30))?.sequence).toBe(1)
    })

    test('410 gives up what waits and queues nothing more, until somebody asks for it', async () => {
      await write(1)
      expect(await end(one, { kind: 'gone' })).toBe('pay_1 1')
      await write(2)
      const states = await readTargets({ database })
      expect(states).toMatchObject([
        { target: one, offAt: start + 10, open: 0, dead: 3 },
        { target: two, offAt: undefined, open: 6, dead: 0 },
      ])
      const redelivery = { since: start + 1 }
      expect(await redeliver({ database, redelivery, now: start + 20 })).toBe(8)
      const [state] = await readTargets({ database })
      expect(state).toMatchObject({ offAt: undefined, open: 4, dead: 1 })
    })

    test('one event is delivered again to every target, with the same view', async () => {
      const paymentId = await write(1)
      for (const target of [one, one, two]) await end(target, delivered)
      const event = { paymentId, sequence: 2 }
      expect(await redeliver({ database, redelivery: { event }, now: start + 20 })).toBe(2)
      const open = await readDeliveries({ database, state: 'open', limit: 9 })
      expect(open.map(({ target, sequence }) => `${target} ${sequence}`).sort()).toEqual([
        ...[`${one} 2`, `${one} 3`, `${two} 2`, `${two} 3`],
      ])
      expect(await readEvent({ database, ...event })).toMatchObject({
        ...{ type: 'payment.updated', at: start + 1 },
        view: { id: paymentId, sequence: 2, exceptions: ['held'] },
      })
      expect(await readEvent({ database, paymentId, sequence: 9 })).toBeUndefined()
    })

    test('every try is a line of the log, newest first', async () => {
      const paymentId = await write(1)
      await end(one, { kind: 'again', at: start + 15 })
      await end(one, delivered, start + 15)
      await end(two, delivered, start + 16)
      const tries = await readTries({ database, limit: 2 })
      expect(tries).toMatchObject([
        { target: two, sequence: 1, attempt: 1, at: start + 16 },
        { target: one, sequence: 1, attempt: 2, at: start + 15, status: 500, milliseconds: 7 },
      ])
      const event = { paymentId, sequence: 2 }
      expect(await readTries({ database, event, limit: 9 })).toEqual([])
    })

    test('what ended before a time is forgotten, and what was given up is not', async () => {
      await write(1)
      await end(one, delivered)
      await end(one, { kind: 'dead' })
      await pruneDeliveries({ database, before: start + 10 })
      expect((await readTries({ database, limit: 9 })).length).toBe(2)
      await pruneDeliveries({ database, before: start + 11 })
      const left = await readDeliveries({ database, target: one, limit: 9 })
      expect(left.map(({ sequence, state }) => [sequence, state])).toEqual([
        [3, 'open'],
        [2, 'dead'],
      ])
      await followTargets({ database, targets: [two] })
      await pruneDeliveries({ database, before: start + 11 })
      expect((await readDeliveries({ database, target: one, limit: 9 })).length).toBe(0)
      expect((await readDeliveries({ database, target: two, limit: 9 })).length).toBe(3)
    })
  })
})
