import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scenarios } from '../sandbox/scenarios/index.js'
import { run } from './run.js'

// What a running sandbox answers is played here by its API's own forms; the API itself has tests of
// its own, with a real sandbox behind it.

const url = 'http://127.0.0.1:4100'
let folder: string
/** Answers by method and path. */
let answers: Record<string, { status?: number; body: unknown }>
let asked: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-'))
  answers = { 'GET scenarios': { body: { scenarios: [] } } }
  asked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

async function sandbox(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const exitCode = await run({
    args: ['sandbox', ...args],
    environment: {},
    async fetch(input, init) {
      const key = `${init?.method ?? 'GET'} ${`${input}`.replace(`${url}/sandbox/api/`, '')}`
      asked.push(key)
      const answer = answers[key]
      if (answer === undefined) throw new TypeError('fetch failed')
      return Response.json(answer.body, { status: answer.status ?? 200 })
    },
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  })
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

const result = (scenario: string, problems: string[] = []) => ({
  body: { scenario, order: 1_001, url: '', problems, took: 3_210, report: {} },
})

describe('pay-with-usdc sandbox', () => {
  test('lists every scenario in one line', async () => {
    const { exitCode, printed } = await sandbox('list')
    expect(exitCode).toBe(0)
    expect(printed.split('\n')).toHaveLength(scenarios.length)
    for (const { name, title } of scenarios) {
      expect(printed).toMatch(new RegExp(`^${name} +${title}\\.`, 'm'))
    }
  })

  test('plays scenarios on the sandbox that runs, and saves what came of them', async () => {
    answers['POST scenarios/payer-exact'] = result('payer-exact')
    answers['POST scenarios/payer-late'] = result('payer-late')
    const file = join(folder, 'report.json')
    const { exitCode, printed } = await sandbox(
      'run',
      'payer-exact',
      'payer-late',
      '--report',
      file,
    )
    expect(exitCode).toBe(0)
    expect(printed).toMatch(/^✓ payer-exact +order 1001, 3\.2 s$/m)
    expect(printed).toContain('2 of 2 ended as they should')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      results: [{ scenario: 'payer-exact' }, { scenario: 'payer-late' }],
    })
  })

  test('says what went wrong, and ends with 1', async () => {
    answers['POST scenarios/payer-exact'] = result('payer-exact', ['It has 0 and should have 1.'])
    const { exitCode, printed } = await sandbox('run', 'payer-exact')
    expect(exitCode).toBe(1)
    expect(printed).toMatch(/^✗ payer-exact .*\n {4}It has 0 and should have 1\.$/m)
    expect(printed).toContain('1 of 1 did not end as they should.')
  })

  test('plays a sample that follows from its seed', async () => {
    for (const { name } of scenarios) answers[`POST scenarios/${name}`] = result(name)
    const { printed } = await sandbox('run', 'all', '--sample', '4', '--seed', '7')
    expect(printed).toContain(`seed 7: 4 of ${scenarios.length} scenarios`)
    const first = asked.filter((one) => one.startsWith('POST'))
    expect(first).toHaveLength(4)
    asked = []
    await sandbox('run', 'all', '--sample', '4', '--seed', '7')
    expect(asked.filter((one) => one.startsWith('POST'))).toEqual(first)
  })

  test('passes on what the sandbox refuses', async () => {
    const body = { code: 'scenario_running', message: 'payer-late is still being played.' }
    answers['POST scenarios/payer-exact'] = { status: 409, body }
    const { exitCode, complained } = await sandbox('run', 'payer-exact')
    expect(exitCode).toBe(2)
    expect(complained).toContain('scenario_running: payer-late is still being played.')
  })

  test('checks the books of the sandbox that runs', async () => {
    const order = {
      ...{ order: 1_001, address: '0x1', chain: ['24.00 USDC on USDC Sandbox'] },
      ...{ ledger: 'paid', store: 'Awaiting Fulfillment', deliveries: '6 of 6 events' },
    }
    answers['GET check'] = { body: { at: '', orders: [order], differences: [] } }
    expect(await sandbox('check')).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('✓ 1 orders: chain, ledger, store and delivery log agree.'),
    })
    const differences = [{ code: 'never_told', order: 1_001, text: 'Nobody was told.' }]
    answers['GET check'] = { body: { at: '', orders: [order], differences } }
    expect(await sandbox('check')).toMatchObject({
      exitCode: 1,
      printed: expect.stringContaining('✗ 1001 never_told: Nobody was told.'),
    })
  })

  test.each([
    [['check'], 'sandbox_not_running'],
    [['run', 'payer-exact', '--url', 'http://127.0.0.1:9'], 'sandbox_not_running'],
    [['run'], 'Name scenarios, or write all.'],
    [['run', 'payer-exat'], 'There is no scenario payer-exat.'],
    [['run', 'all', '--sample', 'x'], 'whole numbers'],
    [['play'], 'Write list, run or check.'],
  ])('refuses %j with the next step', async (args, message) => {
    answers = {}
    const { exitCode, complained } = await sandbox(...args)
    expect(exitCode).toBe(2)
    expect(complained).toContain(message)
  })
})
