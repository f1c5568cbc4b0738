import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { openSqlite } from '../database/index.js'
import { environment } from '../endpoint/endpoint.fixture.js'
import type { SweepCheck } from '../endpoint/jobs/sweepChain.js'
import { planSweep, type SweepCandidate } from '../receiver/sweep/index.js'
import { run } from './run.js'
import { checkLines, resultLines, sweepTable } from './sweepReport.js'

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-sweep-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function sweep(args: string[], change: Record<string, string> = {}) {
  const lines: string[] = []
  const exitCode = await run({
    args: ['sweep', ...args],
    environment: environment({ PAY_DATABASE: join(folder, 'shop.db'), ...change }),
    fetch,
    print: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { exitCode, text: lines.join('\n') }
}

describe('sweep', () => {
  test.each([
    ['--min', '1,00'],
    ['--min', '0'],
    ['--max-cost', '2'],
    ['--max-cost', '100%'],
    ['--gas-price', 'cheap'],
    ['--native-price', '3e3'],
    ['--chain', 'eip155:1'],
    ['--chain', 'base'],
  ])('refuses %s %s, and says what to write', async (option, value) => {
    const { exitCode, text } = await sweep([option, value])
    expect(exitCode).toBe(2)
    expect(text).toContain(`usage: ${option} ${value}: `)
  })

  test.each([
    ['--safe', join(tmpdir(), 'never-written.json')],
    ['--native-price', '3000'],
  ])('takes %s for one network only', async (option, value) => {
    const change = { PAY_CHAIN_84532_RPC: 'http://127.0.0.1:1' }
    const { exitCode, text } = await sweep([option, value], change)
    expect(exitCode).toBe(2)
    expect(text).toContain(`${option} is for one network: name it with --chain.`)
  })

  test('makes no database where there is none', async () => {
    const { exitCode, text } = await sweep([])
    expect(exitCode).toBe(2)
    expect(text).toContain('database_missing')
    expect(existsSync(join(folder, 'shop.db'))).toBe(false)
  })

  test('refuses a wrong key without quoting it', async () => {
    const { exitCode, text } = await sweep([], { PAY_SWEEP_KEY: '0xabcdef' })
    expect(exitCode).toBe(2)
    expect(text).toContain('PAY_SWEEP_KEY: must be a private key')
    expect(text).not.toContain('abcdef')
  })

  test('prints no list at all when a network cannot be planned', async () => {
    await (await openSqlite({ path: join(folder, 'shop.db') })).close()
    const { exitCode, text } = await sweep(['--print'])
    expect(exitCode).toBe(2)
    expect(text).toContain('sweep_unplanned')
    expect(text).toContain('rpc_failed')
    expect(text).not.toContain('[')
  })
})

describe('what is printed', () => {
  const policy = { privateTargets: [], isLoopbackAllowed: false }
  const chain = {
    definition: sandboxChain('https://shop.example'),
    ...{ rpcUrls: [], policy, isOffered: true, accepts: [] },
  }
  const candidate = (change: Partial<SweepCandidate> = {}): SweepCandidate => ({
    ...{ paymentId: 'pay_1', treasury: address, factory: address, token: address, salt: '0x01' },
    ...{ balance: 25_500_000n, isDeployed: false, isHeld: false },
    ...change,
  })
  const table = (candidates: SweepCandidate[], nativePrice?: bigint) => {
    const prices = { gasPrice: 10_000_000n, nativePrice }
    const plan = planSweep({ candidates, prices })
    const prepared = { plan, prices, maxFeePerGas: 1n, transactions: [] }
    return sweepTable([{ chain, prepared }])
  }

  test('a plan is a table, with what waits below it, and why', () => {
    const candidates = [
      candidate(),
      candidate({ balance: 400_000n }),
      candidate({ balance: 300_000_000n, isHeld: true }),
    ]
    expect(table(candidates, 3_000_000_000n)).toEqual([
      'network       addresses  transactions  USDC   gas    cost            in USDC  share',
      'USDC Sandbox  1          0             25.50  97000  0.00000097 ETH  0.00291  0.02 %',
      'USDC Sandbox: 1 with 300.00 USDC wait; held: the payment waits for a person',
      'USDC Sandbox: 1 with 0.40 USDC wait; dust: less than the minimum',
    ])
  })

  test('a cost that is unknown is called so', () => {
    const lines = table([candidate()])
    expect(lines[1]).toMatch(/ unknown +–$/)
    expect(lines[2]).toContain('! USDC Sandbox: the price of ETH is unknown')
  })

  test('a revert and a receiver that failed are named', () => {
    const result = { hash: '0x12', isReverted: true, swept: [], failed: [], cost: 10n ** 15n }
    expect(resultLines('Base', 'ETH', result)).toEqual([
      '✗ Base: 0x12 was reverted and moved nothing; gas cost 0.001 ETH',
    ])
    const failed = { ...result, isReverted: false, failed: [address] }
    expect(resultLines('Base', 'ETH', failed)).toEqual([
      '✓ Base: 0 swept, 0.00 USDC; gas cost 0.001 ETH',
      `✗ Base: ${address} could not be swept; its money is still there`,
    ])
  })

  test('a check that does not hold says where, which way, and where to look', () => {
    const sums = { credited: 20_000_000n, swept: 5_000_000n, balance: 16_000_000n }
    const receiver = { paymentId: 'pay_1', address, token: address, fromBlock: 7, toBlock: 99 }
    const checked: SweepCheck = {
      ...{ receivers: 2, ...sums, found: 0, readUpTo: 90, head: 99 },
      differences: [
        { ...receiver, ...sums },
        { ...receiver, ...sums, balance: 0n },
      ],
    }
    expect(checkLines('Base', checked)).toEqual([
      '✗ Base: 2 addresses, 16.00 there + 5.00 swept, but 20.00 USDC credited',
      '  The endpoint has read up to block 90 of 99: let it catch up first.',
      `  ✗ ${address} (pay_1, token ${address}): 1.00 more than was seen. It is not credited: look for transfers in blocks 7 to 99.`,
      `  ✗ ${address} (pay_1, token ${address}): 15.00 are missing, and no sweep of them was found.`,
    ])
  })
})
