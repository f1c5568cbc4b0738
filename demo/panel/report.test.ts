import { describe, expect, test } from 'vitest'
import type { ListedScenario } from '../../src/sandbox/api.js'
import type { Result } from '../../src/sandbox/scenarios/index.js'
import type { OrderBooks } from '../../src/sandbox/stage/closingCheck.js'
import { type Report, reportPage } from './report.js'
import { en } from './words/en.js'

const books: OrderBooks = {
  ...{ order: 1_001, address: '0x1', chain: ['14.40 USDC on USDC Sandbox'] },
  ...{ ledger: 'waiting (underpaid): 14.40 of 24.00 USDC', store: 'Awaiting Payment' },
  deliveries: '2 of 2 events',
}
const result: Result = {
  ...{ scenario: 'payer-too-little', order: 1_001, url: 'http://127.0.0.1/pay', took: 3_200 },
  ...{ problems: [], report: { at: '', orders: [books], differences: [] } },
}
const report: Report = {
  ...{ at: '2026-01-02T03:04:05.678Z', results: [result], check: undefined },
  moments: [
    { number: 1, at: 0, lane: 'chain', order: 1_001, text: '14.40 USDC are sent', kind: 'plain' },
    { number: 2, at: 0, lane: 'order', order: 1_002, text: 'Of another order', kind: 'plain' },
  ],
}
const scenarios: readonly ListedScenario[] = [
  {
    ...{ name: 'payer-too-little', group: 'payer', title: 'Pays too little', shows: '' },
    ...{ ends: ['waiting', 'underpaid'], needsOwnOrder: false },
  },
]
const page = (changes: Partial<Report> = {}) =>
  reportPage({ ...report, ...changes }, { words: en, scenarios })

describe('the report', () => {
  test('names scenario, order, every book and what happened to this order', () => {
    const text = page()
    for (const part of ['Pays too little', '1001', books.ledger, books.store, books.deliveries]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('1 of 1 ended as they should.')
    expect(text).toContain('14.40 USDC are sent')
    expect(text).not.toContain('Of another order')
    expect(text).toContain('2026-01-02 03:04:05 (UTC)')
  })

  test('says what is wrong', () => {
    const problem = { ...result, problems: ['It has 0 and should have 1.'] }
    expect(page({ results: [problem] })).toContain('✗ It has 0 and should have 1.')
    const differences = [{ code: 'never_told', order: 1_001, text: 'Nobody was told.' }] as const
    const text = page({ check: { at: '', orders: [books], differences } })
    expect(text).toContain('1 difference between the books.')
    expect(text).toContain('<code>never_told</code> Nobody was told.')
  })

  test('writes words, never markup', () => {
    const text = page({ results: [{ ...result, problems: ['<script>alert(1)</script> & "x"'] }] })
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;')
  })
})
