import { describe, expect, test } from 'vitest'
import { faultKinds } from './Provider.js'
import { randomOf } from './random.js'
import { simulate } from './simulate.js'
import { addOutcome, addSummary, describeSummary, emptySummary, missingFaults } from './summary.js'
import { TruthChain } from './TruthChain.js'
import { VirtualClock } from './VirtualClock.js'

describe('a seed', () => {
  test('repeats its run exactly, and another one does not', async () => {
    const [first, again, other] = [await simulate(7), await simulate(7), await simulate(8)]
    expect(again).toEqual(first)
    expect(other.trace).not.toBe(first.trace)
  }, 30_000)

  test.each([1, 2, 3, 4, 5, 6])(
    '%i ends with the oracle’s ledger',
    async (seed) => {
      expect((await simulate(seed)).failures).toEqual([])
    },
    30_000,
  )
})

describe('the clock', () => {
  test('runs what is due in its order, and everything that follows before time goes on', async () => {
    const clock = new VirtualClock(1_000)
    const seen: string[] = []
    clock.after(20, () => void seen.push(`late ${clock.now}`))
    clock.after(10, () => void Promise.resolve().then(() => seen.push(`early ${clock.now}`)))
    clock.after(10, () => void seen.push('second'))
    clock.after(50, () => void seen.push('never'))
    await clock.runUntil(1_040)
    expect(seen).toEqual(['early 1010', 'second', 'late 1020'])
    expect(clock.now).toBe(1_040)
  })
})

describe('the real chain', () => {
  const transaction = { hash: '0xaa', transfers: [{ token: 't', to: 'r', amount: 5n }] } as const
  const chain = () => new TruthChain('slow', 2_000, randomOf(1, 'chain'), { now: 0 })

  test('is longer after a reorg, and holds what remains once', () => {
    const truth = chain()
    truth.mine([transaction], 1)
    truth.mine([], 2)
    const old = truth.head
    expect(truth.reorg(2, (one) => one)).toBe(2)
    expect(truth.head.number).toBe(old.number + 1)
    expect(TruthChain.holds(truth.head, old)).toBe(false)
    const held = [...(truth.byReceiver.get('r') ?? [])].filter((block) =>
      TruthChain.holds(truth.head, block),
    )
    expect(held).toHaveLength(1)
  })

  test('never replaces what is finalized', () => {
    const truth = chain()
    const { finalized } = truth.now
    expect(truth.reorg(1_000, (one) => one)).toBe(truth.head.number - 1 - finalized)
  })
})

describe('the summary', () => {
  test('adds seeds and processes, names what never fired and how a failure is repeated', async () => {
    const [part, whole] = [emptySummary(), emptySummary()]
    const outcome = { seed: 3, flaw: undefined, payments: 20, events: 9, trace: '' }
    const faults = new Map([['timeout', 2]] as const)
    const reorgs = new Map([[2, 1]])
    addOutcome(part, { ...outcome, faults, reorgs, failures: ['wrong'] })
    addSummary(whole, part)
    addSummary(whole, part)
    expect(whole).toMatchObject({ seeds: 2, payments: 40, faults: { timeout: 4 } })
    expect(missingFaults(whole)).toEqual(faultKinds.filter((kind) => kind !== 'timeout'))
    expect(describeSummary(whole)).toContain('npm run simulate -- --seed 3 --count 1')
  })
})
