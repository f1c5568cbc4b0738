import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closingCheck } from '../stage/closingCheck.js'
import type { StageOrder } from '../stage/order.js'
import { type Stage, startStage } from '../stage/stage.js'
import { drawSample, runScenario, scenarios } from './index.js'

// The whole sandbox without a page: three Anvils with Circle's USDC, six providers in between, an
// emulated store, a merchant's system, and the endpoint in a process of its own.

const count = Number(process.env.SCENARIOS ?? 6)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
/** What a scenario may take on a machine that does other things too. */
const patience = 180_000

let folder: string
let stage: Stage

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-scenarios-'))
  stage = await startStage({ folder, settings: () => ({ PAY_LOG_LEVEL: 'silent' }) })
}, patience)
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true })
})

describe(`scenarios (SEED=${seed} SCENARIOS=${count})`, () => {
  test.each(
    drawSample(scenarios, count, seed).map((scenario) => [scenario.name, scenario] as const),
  )(
    '%s ends in the status, order state, ledger and events that it promises',
    async (_name, scenario) => {
      const { problems } = await runScenario(stage, scenario)
      expect(problems).toEqual([])
    },
    patience,
  )

  test(
    'a scenario that ends otherwise than it says is a failure that names each book',
    async () => {
      const [exact] = scenarios
      if (exact === undefined) throw new RangeError('There are scenarios.')
      const wrong = { ...exact, ending: { ...exact.ending, orderState: 10, path: ['paid'] } }
      const { problems } = await runScenario(stage, wrong)
      expect(problems).toEqual([
        'In the shop the order is Awaiting Fulfillment and should be Completed.',
        'Its events say waiting → seen → confirmed → paid and should say paid.',
      ])
    },
    patience,
  )

  test(
    'is played on a visitor’s own order while that waits, and on a new one afterwards',
    async () => {
      const [exact] = scenarios
      if (exact === undefined) throw new RangeError('There are scenarios.')
      const booked = stage.store.books.placeOrder({ total: '18.00' })
      const order = await stage.adopt(booked)
      expect((await runScenario(stage, exact, order)).order).toBe(booked.id)
      expect((await runScenario(stage, exact, order)).order).not.toBe(booked.id)
    },
    patience,
  )
})

describe('the closing check', () => {
  /** Codes of the differences of one order. */
  const codesOf = async (order: StageOrder) => {
    const { differences } = await closingCheck(stage, [order])
    return [...new Set(differences.map(({ code }) => code))]
  }

  async function paidOrder(): Promise<StageOrder> {
    const [main] = stage.networks
    const order = await stage.placeOrder()
    await main.pay({ to: order.address, amount: order.due })
    await order.until('paid', ({ status }) => status === 'paid')
    const { sequence } = (await order.read()) ?? {}
    await expect
      .poll(
        () =>
          stage.receiver?.log().some(({ payment: told }) => {
            return told?.id === order.opened.payment.id && told.sequence === sequence
          }),
        { timeout: 60_000 },
      )
      .toBe(true)
    return order
  }

  test(
    'finds nothing where all books agree',
    async () => {
      expect(await codesOf(await paidOrder())).toEqual([])
    },
    patience,
  )

  test(
    'names money that the endpoint has not seen, and coins',
    async () => {
      const [main] = stage.networks
      const order = await paidOrder()
      // It sees nothing any more, and answers what it knows.
      for (const gateway of main.gateways) stage.switchProvider(gateway, 'down')
      const hash = await main.pay({ to: order.address, amount: 1n })
      await main.payCoin({ to: order.address, amount: 5n })
      await main.chain.anvil.client.waitForTransactionReceipt({ hash })
      await main.mine(1)
      expect(await codesOf(order)).toEqual(['chain_not_in_ledger', 'sum_wrong', 'coins_wrong'])
      await stage.reset()
    },
    patience,
  )

  test(
    'names an order that the shop has otherwise, and a refund that nobody sent',
    async () => {
      const order = await paidOrder()
      stage.hooks = 'lost'
      stage.store.books.editOrder(order.id, { payment_provider_id: '', refunded_amount: '3.0000' })
      expect(await codesOf(order)).toEqual(['paid_not_in_store', 'refund_not_on_chain'])
      const waiting = await stage.placeOrder()
      await waiting.until('waiting', ({ status }) => status === 'waiting')
      const { id } = waiting.opened.payment
      stage.store.books.editOrder(waiting.id, { payment_provider_id: id })
      expect(await codesOf(waiting)).toContain('store_not_paid')
      await stage.reset()
    },
    patience,
  )

  test(
    'names events that the merchant’s system was never told of',
    async () => {
      stage.switchReceiver('down')
      const order = await stage.placeOrder()
      await order.until('waiting', ({ status }) => status === 'waiting')
      expect(await codesOf(order)).toEqual(['never_told'])
      await stage.reset()
    },
    patience,
  )

  test(
    'says so when the endpoint does not answer',
    async () => {
      const order = await stage.placeOrder()
      await stage.endpoint.stop('SIGKILL')
      expect(await codesOf(order)).toEqual(['endpoint_silent'])
      await stage.reset()
    },
    patience,
  )
})
