import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { startApp } from '../src/endpoint/endpoint.fixture.js'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

type Rule = {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string; readonly description: string }
}
const { groups } = parse(read('deploy/alerts.yml')) as { groups: { rules: Rule[] }[] }
const rules = groups.flatMap(({ rules }) => rules)
type Panel = { targets: { expr: string }[]; gridPos: { x: number; w: number } }
const dashboard = JSON.parse(read('deploy/grafana.json')) as { panels: Panel[] }

/** Every metric that the endpoint has, a histogram with its parts. */
let metrics: Set<string>
beforeAll(async () => {
  const { endpoint } = await startApp()
  const text = await endpoint.metrics.text()
  const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  metrics = new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? ['_bucket', '_sum', '_count'].map((part) => name + part) : [name],
    ),
  )
})

const namesIn = (expr: string) => expr.match(/\b(?:pay|process|nodejs)_[a-z0-9_]+/g) ?? []

describe('the alert rules', () => {
  test('name only metrics that the endpoint has', () => {
    for (const { alert, expr } of rules) {
      for (const name of namesIn(expr)) expect(metrics, alert).toContain(name)
    }
    expect(rules.length).toBeGreaterThan(8)
  })

  test('watch heads, deliveries, dead letters, providers, confirmations, readiness, backups, relay', () => {
    expect(new Set(rules.flatMap(({ expr }) => namesIn(expr)))).toEqual(
      new Set([
        ...['pay_ready', 'pay_head_lag_seconds', 'pay_provider_disagreements_total'],
        ...['pay_oldest_seen_seconds', 'pay_outbox_oldest_seconds', 'pay_outbox_dead'],
        ...['pay_webhook_off', 'pay_relay_ready', 'pay_backup_age_seconds', 'pay_streams_cut'],
      ]),
    )
  })

  test('say how bad it is, what it means, and what to do, and the page on operations has each', () => {
    const page = read('docs/operations.md')
    for (const { alert, labels, annotations } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity)
      expect(annotations.summary).not.toBe('')
      expect(annotations.description).not.toBe('')
      expect(page).toContain(`\`${alert}\``)
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  })

  const hasPromtool = spawnSync('promtool', ['--version']).status === 0
  test.skipIf(!hasPromtool)('are what Prometheus takes', () => {
    const checked = spawnSync('promtool', ['check', 'rules', join(root, 'deploy/alerts.yml')])
    expect(`${checked.stdout}${checked.stderr}`).toContain('SUCCESS')
    expect(checked.status).toBe(0)
  })
})

test('the dashboard names only metrics that the endpoint has, and leaves none of ours out', () => {
  const named = new Set(
    dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))),
  )
  for (const name of named) expect(metrics).toContain(name)
  const shown = (name: string) => named.has(name) || [...named].some((one) => one.startsWith(name))
  const ours = [...metrics].filter((name) => name.startsWith('pay_'))
  expect(ours.filter((name) => !shown(name.replace(/_(bucket|sum|count)$/, '_')))).toEqual([])
  for (const { gridPos } of dashboard.panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
})

test('docs/operations.md says what each metric means', () => {
  const page = read('docs/operations.md')
  const ours = [...metrics].filter((name) => name.startsWith('pay_'))
  const missing = ours.filter((name) => !page.includes(name.replace(/_(bucket|sum|count)$/, '')))
  expect(missing).toEqual([])
})
