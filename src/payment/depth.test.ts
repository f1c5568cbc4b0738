import { describe, expect, test } from 'vitest'
import { shownConfirmations } from './depth.js'
import type { Transfer } from './facts.js'

const chain = 'eip155:8453'
const transfer = { chain, blockNumber: 100 } as Transfer
const heads = (number: number, finalized?: number) => [
  { chain, number, time: 1, ...(finalized === undefined ? {} : { finalized }) },
]

describe('shownConfirmations', () => {
  test.each([
    [99, 0],
    [100, 1],
    [101, 2],
    [102, 3],
    [999, 3],
  ])('at head %i are %i of 3', (number, shown) => {
    expect(shownConfirmations(transfer, { confirmations: 3 }, heads(number))).toBe(shown)
  })

  test.each([
    [101, undefined, 2],
    [999, undefined, 63],
    [999, 99, 63],
    [999, 100, 64],
    [101, 100, 64],
  ])('at head %i, final up to %s, are %i of 64', (number, finalized, shown) => {
    const depth = { confirmations: 64, tag: 'finalized' as const }
    expect(shownConfirmations(transfer, depth, heads(number, finalized))).toBe(shown)
  })
})
