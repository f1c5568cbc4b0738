import { describe, expect, test } from 'vitest'
import type { Moment } from '../../src/sandbox/stage/timeline.js'
import { momentsOf } from './momentsOf.js'

/** Moments of these orders, one after the other; `-` is about all. */
const moments = (text: string): Moment[] =>
  text.split(' ').map((order, at) => ({
    ...{ number: at + 1, at, lane: 'order', kind: 'plain', text: '' },
    order: order === '-' ? undefined : Number(order),
  }))

describe('the moments of an order', () => {
  test.each([
    ['its own', '1 2 1', 1, [1, 3]],
    ['those about all since its first', '- 1 - 1 -', 1, [2, 3, 4, 5]],
    ['none after another order’s turn', '1 - 2 - -', 1, [1, 2]],
    ['those about all while two take turns', '1 2 - 1 2 -', 1, [1, 3, 4]],
    ['nothing of an order that nobody knows', '- 1 -', 7, []],
  ])('are %s', (_, text, order, expected) => {
    expect(momentsOf(moments(text), order).map(({ number }) => number)).toEqual(expected)
  })
})
