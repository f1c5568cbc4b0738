import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cart, startApp } from '../../endpoint/endpoint.fixture.js'
import { takeOrder } from '../../endpoint/takeOrder.js'
import { followOrder } from './payment.js'

const total = { amount: '2.50', currency: 'USD' }
const minute = 60_000

let world: Awaited<ReturnType<typeof startApp>>
/** The order in the shop. */
let order: string
/** What happens while it waits: once for each rest, which takes a second of the clock below. */
let meanwhile: (rests: number) => Promise<void>

beforeEach(async () => {
  world = await startApp()
  order = world.store.placeOrder({ cart, total }).id
  meanwhile = async () => undefined
})
afterEach(() => world.database.close())

/** Takes in the order as the shop has it now, as the endpoint does. */
async function look(): Promise<void> {
  const read = await world.store.readOrder({ order })
  if (read.ok) await takeOrder(world.endpoint, read.value)
}

async function follow(patience = minute) {
  const clock = { now: 1_700_000_000_000, rests: 0 }
  const printed: string[] = []
  const { findings, paid } = await followOrder({
    ...{ order, patience, print: (line) => void printed.push(line) },
    ...{ config: world.config, database: world.database, store: world.store },
    now: () => clock.now,
    async rest() {
      clock.now += 1_000
      clock.rests += 1
      await meanwhile(clock.rests)
    },
  })
  return { findings, paid, text: printed.join('\n'), rests: clock.rests }
}

describe('an order that is followed', () => {
  test('and canceled meanwhile is ✗, at once', async () => {
    await look()
    meanwhile = async (rests) => {
      if (rests !== 3) return
      world.store.editOrder(order, { state: 'canceled' })
      await look()
    }
    const { findings, paid, text, rests } = await follow()
    expect(findings).toEqual([
      {
        ...{ check: `payment of order ${order}`, verdict: 'problem' },
        says: 'The order was canceled.',
        next: 'Place another small order, and run this again with its number.',
      },
    ])
    expect(paid).toBeUndefined()
    expect(rests).toBe(3)
    expect(text).toContain('waiting')
    expect(text).toContain('canceled')
  })

  test('and canceled before is ✗, and no money is asked for', async () => {
    await look()
    world.store.editOrder(order, { state: 'canceled' })
    const { findings, text, rests } = await follow()
    expect(findings).toMatchObject([{ verdict: 'problem', says: 'It was canceled.' }])
    expect(findings[0]).toMatchObject({ next: expect.stringContaining('--order N') })
    expect([text, rests]).toEqual(['', 0])
  })

  test('and not paid in time is ?, with the way to go on', async () => {
    await look()
    const { findings, paid, text, rests } = await follow(30 * minute)
    expect(findings).toEqual([
      {
        ...{ check: `payment of order ${order}`, verdict: 'unchecked' },
        says: 'After 30 minutes it is not paid.',
        next: `Pay it at https://pay.example/pay/order/${order}, then run this again with --order ${order}: it goes on where it stopped.`,
      },
    ])
    expect(paid).toBeUndefined()
    expect(rests).toBe(30 * 60)
    expect(text.match(/Pay 2\.50 USDC now, real money/g)).toHaveLength(1)
  })

  test('that no endpoint has opened in time is ?, and leads to the endpoint', async () => {
    const { findings, text, rests } = await follow(2 * minute)
    expect(findings).toMatchObject([
      {
        verdict: 'unchecked',
        says: 'After 2 minutes it is not paid.',
        next: 'See that the endpoint runs, with the same PAY_DATABASE (pay-with-usdc doctor).',
      },
    ])
    expect(rests).toBe(2 * 60)
    expect(text).toBe('  The endpoint has not opened its payment yet; it looks once a minute.')
  })

  test('and opened only meanwhile is shown as soon as it is', async () => {
    meanwhile = async (rests) => (rests === 5 ? look() : undefined)
    const { text } = await follow()
    expect(text).toMatch(/not opened its payment yet.*\n.*Pay 2\.50 USDC now/)
  })
})
