import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import measured from '../gas.json' with { type: 'json' }
import type { Address, Hex } from '../hex.js'
import { batchLimit, deploymentGas, measuredGas, planSweep, type SweepCandidate } from './plan.js'

const gwei = 10n ** 9n
const addresses = ['0xaa', '0xbb'].map((start) => start.padEnd(42, '0') as Address)
const [one, other] = addresses as [Address, Address]

function candidate(change: Partial<SweepCandidate> = {}): SweepCandidate {
  return {
    paymentId: 'pay_1',
    treasury: one,
    factory: one,
    token: one,
    salt: `0x${'01'.repeat(32)}` as Hex,
    balance: 25_500_000n,
    isDeployed: false,
    isHeld: false,
    ...change,
  }
}

const prices = { gasPrice: gwei / 100n, nativePrice: 3_000_000_000n }

describe('planSweep', () => {
  test.each([
    ['nothing there', { balance: 0n }, 'empty'],
    ['a payment that is held', { isHeld: true }, 'held'],
    ['less than the minimum', { balance: 999_999n }, 'dust'],
  ] as const)('leaves alone %s', (_, change, reason) => {
    const { batches, waiting } = planSweep({ candidates: [candidate(change)], prices })
    expect(batches).toEqual([])
    expect(waiting).toMatchObject([{ paymentId: 'pay_1', reason }])
  })

  test('forecasts gas, cost and value of what it sweeps', () => {
    const candidates = [candidate(), candidate({ paymentId: 'pay_2', isDeployed: true })]
    const gas = measuredGas.fixed + measuredGas.first + measuredGas.again
    expect(planSweep({ candidates, prices })).toMatchObject({
      batches: [{ gas, value: 51_000_000n, receivers: candidates }],
      waiting: [],
      gas,
      cost: gas * prices.gasPrice,
      costInUsdc: 3_420n,
      value: 51_000_000n,
    })
  })

  test('forecasts no less than what was measured, and not much more', () => {
    const ofBatch = (count: number, each: bigint) =>
      Number(measuredGas.fixed + BigInt(count) * each)
    for (const [forecast, gas] of [
      [ofBatch(1, measuredGas.first), measured['sweep, first']],
      [ofBatch(1, measuredGas.again), measured['sweep, again']],
      [ofBatch(50, measuredGas.first), measured['sweepMany of 50, first']],
      [ofBatch(50, measuredGas.again), measured['sweepMany of 50, again']],
      [Number(deploymentGas), measured['deploy the factory']],
    ] as const) {
      expect(forecast).toBeGreaterThanOrEqual(gas)
      expect(forecast).toBeLessThan(gas * 1.1)
    }
  })

  test('one treasury, one token and one factory for each transaction', () => {
    const candidates = [
      candidate(),
      candidate({ treasury: other }),
      candidate({ token: other }),
      candidate({ factory: other }),
    ]
    expect(planSweep({ candidates, prices }).batches).toHaveLength(4)
  })

  test('cuts 401 receivers into three transactions', () => {
    const candidates = Array.from({ length: 401 }, () => candidate())
    const { batches } = planSweep({ candidates, prices })
    expect(batches.map(({ receivers }) => receivers.length)).toEqual([133, 134, 134])
  })

  test('waits for a better price of gas, and sweeps what is worth it even now', () => {
    const dear = { ...prices, gasPrice: 10n * gwei }
    const candidates = [candidate(), candidate({ paymentId: 'pay_2', balance: 1_000_000_000n })]
    const { batches, waiting } = planSweep({ candidates, prices: dear })
    expect(waiting).toMatchObject([{ paymentId: 'pay_1', reason: 'costly' }])
    expect(batches).toMatchObject([{ receivers: [{ paymentId: 'pay_2' }] }])
  })

  test('many small ones share what a transaction costs, which one alone could not bear', () => {
    // 57,000 gas of its own are 1.71 USDC; the 40,000 of the transaction are 1.20 more.
    const dear = { ...prices, gasPrice: 10n * gwei }
    const small = candidate({ balance: 100_000_000n })
    expect(planSweep({ candidates: [small], prices: dear }).batches).toEqual([])
    const many = Array.from({ length: 10 }, () => small)
    expect(planSweep({ candidates: many, prices: dear }).batches).toHaveLength(1)
  })

  test('sends nothing above the highest price of gas', () => {
    const limits = { maximumGasPrice: prices.gasPrice - 1n }
    const { batches, waiting } = planSweep({ candidates: [candidate()], prices, limits })
    expect(batches).toEqual([])
    expect(waiting).toMatchObject([{ reason: 'costly' }])
  })

  test('deploys the factory first only when what is there bears that too', () => {
    const dear = { ...prices, gasPrice: gwei }
    const deployment = 850_000n
    const few = planSweep({ candidates: [candidate()], prices: dear, deployment })
    expect(few).toMatchObject({ batches: [], gas: 0n, waiting: [{ reason: 'costly' }] })
    const candidates = Array.from({ length: 10 }, () => candidate({ balance: 100_000_000n }))
    const many = planSweep({ candidates, prices: dear, deployment })
    expect(many).toMatchObject({ gas: 1_460_000n, waiting: [], costInUsdc: 4_380_000n })
  })

  test('without the price of the coin the cost in USDC is unknown, never zero', () => {
    const unknown = { gasPrice: 10n * gwei }
    const plan = planSweep({ candidates: [candidate()], prices: unknown })
    expect(plan).toMatchObject({ costInUsdc: undefined, batches: [{ costInUsdc: undefined }] })
  })

  test('bears what an OP-stack network takes for bytes', () => {
    const dataFee = { fixed: 10n ** 12n, byte: 10n ** 9n }
    const candidates = Array.from({ length: 200 }, () => candidate())
    const [plain] = planSweep({ candidates, prices }).batches
    const plan = planSweep({ candidates, prices: { ...prices, dataFee } })
    // 242 bytes of everything else are in the first 256.
    const data = dataFee.fixed + dataFee.byte * (242n + 200n * 32n - 256n)
    expect(plan.cost).toBe((plain?.cost ?? 0n) + data)
    expect(plan.batches[0]).toMatchObject({ gas: plain?.gas, cost: plan.cost })
  })

  test('a receiver waits that bears its gas and not its bytes', () => {
    const dear = { ...prices, dataFee: { fixed: 10n ** 15n, byte: 0n } }
    expect(planSweep({ candidates: [candidate()], prices: dear })).toMatchObject({
      batches: [],
      waiting: [{ reason: 'costly' }],
    })
    const many = Array.from({ length: 100 }, () => candidate())
    expect(planSweep({ candidates: many, prices: dear }).waiting).toEqual([])
  })

  test('any receivers: each one once, sums that match, no dust, no cost above its share', () => {
    const addressOf = fc.constantFrom(...addresses)
    const candidates = fc.array(
      fc.record({
        treasury: addressOf,
        token: addressOf,
        balance: fc.oneof(fc.bigInt(0n, 3_000_000n), fc.bigInt(0n, 10n ** 10n)),
        isDeployed: fc.boolean(),
        isHeld: fc.boolean(),
      }),
      { maxLength: 450, size: 'max' },
    )
    const scene = fc.record({
      candidates,
      gasPrice: fc.bigInt(0n, 100n * gwei),
      minimum: fc.bigInt(1n, 5_000_000n),
      maximumCost: fc.bigInt(1n, 10_000n),
    })
    fc.assert(
      fc.property(scene, ({ candidates: drawn, gasPrice, minimum, maximumCost }) => {
        const all = drawn.map((change, at) => candidate({ ...change, paymentId: `${at}` }))
        const now = { gasPrice, nativePrice: 3_000_000_000n }
        const plan = planSweep({ candidates: all, prices: now, limits: { minimum, maximumCost } })
        const swept = plan.batches.flatMap(({ receivers }) => receivers)
        const ids = [...swept, ...plan.waiting].map(({ paymentId }) => paymentId)
        expect(ids.sort()).toEqual(all.map(({ paymentId }) => paymentId).sort())
        expect(swept.reduce((sum, { balance }) => sum + balance, 0n)).toBe(plan.value)
        for (const { receivers, gas, value, treasury, token } of plan.batches) {
          expect(receivers.length).toBeLessThanOrEqual(batchLimit)
          expect(receivers.reduce((sum, { balance }) => sum + balance, 0n)).toBe(value)
          let sum = 0n
          for (const { balance, isDeployed, isHeld, ...more } of receivers) {
            expect({ treasury: more.treasury, token: more.token }).toEqual({ treasury, token })
            expect(balance >= minimum && !isHeld).toBe(true)
            const own = isDeployed ? measuredGas.again : measuredGas.first
            sum += own
            const part = measuredGas.fixed / BigInt(receivers.length)
            // In 1/10^18 of an atomic unit, so that nothing is rounded here.
            const cost = (own + part) * gasPrice * now.nativePrice
            expect(cost * 10_000n <= balance * maximumCost * 10n ** 18n).toBe(true)
          }
          expect(gas).toBe(sum + measuredGas.fixed)
        }
        expect(plan.batches.reduce((sum, { gas }) => sum + gas, 0n)).toBe(plan.gas)
        expect(plan.cost).toBe(plan.gas * gasPrice)
      }),
      { numRuns: 60 },
    )
  })
})
