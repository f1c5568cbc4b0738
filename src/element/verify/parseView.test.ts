import { describe, expect, test } from 'vitest'
import { exceptionSchema, paymentViewSchema, statusSchema } from '../../protocol/index.js'
import { euros, states } from '../testing/views.js'
import { exceptions, parseView, statuses } from './parseView.js'

describe('parseView and the wire’s schema', () => {
  test('know the same statuses and exceptions', () => {
    expect([...statuses]).toEqual(statusSchema.options)
    expect([...exceptions]).toEqual(exceptionSchema.options)
  })

  test.each(Object.entries({ ...states, euros }))('read the example "%s" alike', (_name, view) => {
    expect(paymentViewSchema.parse(view)).toEqual(view)
    expect(parseView(view)).toEqual(view)
  })

  test('an exception of a newer endpoint is left out, and the rest is shown', () => {
    const view = { ...states.underpaid, exceptions: ['underpaid', 'of_tomorrow'] }
    expect(parseView(view)?.exceptions).toEqual(['underpaid'])
  })

  test('fields that nobody uses do not come along', () => {
    expect(parseView({ ...states.paid, rpcUrl: 'https://evil' })).toEqual(states.paid)
  })
})
