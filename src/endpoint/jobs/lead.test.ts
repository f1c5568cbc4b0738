import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { describeDatabases } from '../../database/databases.fixture.js'
import { type Database, takeLease, takeTry } from '../../database/index.js'
import { type Lead, leadOf } from './lead.js'
import { loopOf } from './loop.js'

const log = pino({ level: 'silent' })
const name = 'jobs'
const long = 3_600_000

describeDatabases(({ create, open }) => {
  let database: Database
  let leads: Lead[]
  beforeEach(async () => {
    database = await open(await create())
    leads = []
  })
  afterEach(async () => {
    await Promise.all(leads.map((lead) => lead.stop()))
    await database.close()
  })

  function lead(holder: string, milliseconds = long): Lead {
    // Two processes that may share it, whichever database this is.
    const shared = { ...database, isShared: true }
    const one = leadOf({ name, holder, database: shared, log, milliseconds })
    leads.push(one)
    return one
  }
  const tries = (leading: Lead) =>
    takeTry({ database: leading.database, subject: 's', limit: 9, span: 60, now: 1_000 })

  test('one of two processes leads', async () => {
    const first = lead('first')
    await vi.waitFor(() => expect(first.isHeld()).toBe(true))
    const second = lead('second')
    expect(second.isHeld()).toBe(false)
    await expect(tries(second)).rejects.toMatchObject({ code: 'lease_lost' })
  })

  test('one that ends gives the lead away', async () => {
    const first = lead('first', 60)
    await vi.waitFor(() => expect(first.isHeld()).toBe(true))
    const second = lead('second', 60)
    await first.stop()
    await vi.waitFor(() => expect(second.isHeld()).toBe(true))
    expect(await tries(second)).toBe(true)
  })

  test('one that stood still has lost it, and writes nothing more', async () => {
    const first = lead('first')
    await vi.waitFor(() => expect(first.isHeld()).toBe(true))
    // What another process does when the lease has ended; this one sleeps, and does not know.
    await takeLease({
      database,
      lease: { name, holder: 'other' },
      milliseconds: long,
      isForced: true,
    })
    await expect(tries(first)).rejects.toMatchObject({ code: 'lease_lost' })
  })

  test('where the database is a file, the newest process has it', async () => {
    await takeLease({ database, lease: { name, holder: 'killed' }, milliseconds: long })
    const file = { ...database, isShared: false }
    const next = leadOf({ name, holder: 'next', database: file, log, milliseconds: long })
    leads.push(next)
    await vi.waitFor(() => expect(next.isHeld()).toBe(true))
  })

  test('work begins when the process begins to lead, and not before', async () => {
    await takeLease({ database, lease: { name, holder: 'other' }, milliseconds: 200 })
    const next = lead('next', 60)
    const done: boolean[] = []
    const loop = loopOf({
      ...{ name: 'work', log, interval: long, lead: next },
      run: async () => {
        done.push(next.isHeld())
        return 'idle'
      },
    })
    await vi.waitFor(() => expect(done).toEqual([true]))
    await loop.stop()
  })
})
