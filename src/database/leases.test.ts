import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeDatabases } from './databases.fixture.js'
import { type Database, fencedBy, recordHook, releaseLease, takeLease, takeTry } from './index.js'

const name = 'watch eip155:8453'
const first = { name, holder: 'first' }
const second = { name, holder: 'second' }
const long = 3_600_000

describeDatabases(({ create, open }) => {
  let database: Database
  beforeEach(async () => {
    database = await open(await create())
  })
  afterEach(() => database.close())

  const take = (lease = first, milliseconds = long, isForced = false) =>
    takeLease({ database, lease, milliseconds, isForced })

  describe('a lease', () => {
    test('is one holder’s at a time', async () => {
      expect(await take(first)).toBe(1)
      expect(await take(second)).toBeUndefined()
    })

    test('is held on to without a new epoch', async () => {
      expect([await take(first), await take(first)]).toEqual([1, 1])
    })

    test('that has ended is another’s, with a higher epoch', async () => {
      await take(first, 0)
      expect(await take(second)).toBe(2)
      expect(await take(first)).toBeUndefined()
    })

    test('that was given back is another’s at once', async () => {
      await take(first)
      await releaseLease({ database, lease: first })
      expect(await take(second)).toBe(2)
    })

    test('is not given back by somebody who does not hold it', async () => {
      await take(first)
      await releaseLease({ database, lease: second })
      expect(await take(second)).toBeUndefined()
    })

    test('is taken from a process that left the file behind', async () => {
      await take(first)
      expect(await take(second, long, true)).toBe(2)
    })

    test('concerns its own name only', async () => {
      await take(first)
      expect(await take({ name: 'jobs', holder: 'second' })).toBe(1)
    })

    test('of twenty who ask at once, one has it', async () => {
      const epochs = await Promise.all(
        Array.from({ length: 20 }, (_, at) => take({ name, holder: `${at}` })),
      )
      expect(epochs.filter((epoch) => epoch !== undefined)).toEqual([1])
    })
  })

  describe('a leader', () => {
    const tries = (fenced: Database) =>
      takeTry({ database: fenced, subject: 's', limit: 9, span: 60, now: 1_000 })

    test('writes while it holds the lease', async () => {
      const epoch = await take(first)
      expect(await tries(fencedBy(database, { name, epoch: () => epoch }))).toBe(true)
    })

    test('that was replaced writes nothing, and is told', async () => {
      const epoch = await take(first, 0)
      await take(second)
      await expect(tries(fencedBy(database, { name, epoch: () => epoch }))).rejects.toMatchObject({
        code: 'lease_lost',
        retryable: true,
      })
      const { count } = await database.sql
        .selectFrom('tries')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      expect(count).toBe(0)
    })

    test('that never led writes nothing', async () => {
      const fenced = fencedBy(database, { name, epoch: () => undefined })
      await expect(tries(fenced)).rejects.toMatchObject({ code: 'lease_lost' })
    })
  })

  test('a webhook that comes twenty times at once is new once', async () => {
    const news = await Promise.all(
      Array.from({ length: 20 }, () => recordHook({ database, hash: 'h', now: 1_000 })),
    )
    expect(news.filter((isNew) => isNew)).toHaveLength(1)
  })

  test('of twenty tries at once no more pass than are left', async () => {
    const passed = await Promise.all(
      Array.from({ length: 20 }, () =>
        takeTry({ database, subject: 's', limit: 5, span: 60, now: 1_000 }),
      ),
    )
    expect(passed.filter((has) => has)).toHaveLength(5)
  })
})
