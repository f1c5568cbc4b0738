import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { startApp } from './endpoint.fixture.js'

const redocly = join(
  dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
)

test('the OpenAPI document is served, and a linter finds nothing wrong with it', async () => {
  const { app } = await startApp()
  const document = await (await app.request('/openapi.json')).text()
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  writeFileSync(join(folder, 'openapi.json'), document)
  // A payment is read by a token, so opening one from the page has no security of its own.
  writeFileSync(join(folder, 'redocly.yaml'), 'extends: [recommended]\n')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [redocly, 'lint', 'openapi.json', '--max-problems', '50'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    },
  )
  rmSync(folder, { recursive: true })
  const output = stdout + stderr
  expect(output).toContain('Your API description is valid.')
  expect(output).not.toMatch(/You have \d+ (warning|error)/)
  expect(status).toBe(0)
}, 60_000)

test('the OpenAPI document names every route and every refusal', async () => {
  const { app } = await startApp()
  const { paths, components } = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
    components: { schemas: Record<string, unknown> }
  }
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, { responses }]) => `${method} ${path} ${Object.keys(responses).join(' ')}`,
    ),
  )
  expect(routes.sort()).toEqual([
    'delete /v1/payments/{id}/authorizations/{attempt} 200 400 401 403 404 409 413 429 500',
    'get /v1/payments/{id} 200 401 403 404 429 500',
    'get /v1/payments/{id}/balances 200 400 401 403 404 429 500',
    'get /v1/payments/{id}/events 200 401 403 404 429 500',
    'get /v1/payments/{id}/receipt 200 401 403 404 409 429 500',
    'get /v1/webhooks/deliveries 200 400 401 403 429 500',
    'post /v1/checkout 200 400 404 409 413 415 422 429 500 503',
    'post /v1/payments 200 400 401 403 409 413 415 422 429 500',
    'post /v1/payments/{id}/authorizations 202 400 401 403 404 409 413 415 422 429 500 503',
    'post /v1/payments/{id}/renew 200 401 403 404 409 413 422 429 500 503',
    'post /v1/payments/{id}/shown 204 413 429 500',
    'post /v1/webhooks/redeliver 202 400 401 403 404 413 415 429 500',
    'put /v1/payments/{id}/hold 200 400 401 403 404 413 415 429 500',
    'put /v1/payments/{id}/refund-address 204 400 401 403 404 413 415 422 429 500',
  ])
  expect(Object.keys(components.schemas).sort()).toMatchInlineSnapshot(`
    [
      "Authorization",
      "Balances",
      "Coins",
      "Deliveries",
      "Delivery",
      "Error",
      "Hold",
      "Money",
      "OpenCheckout",
      "OpenPayment",
      "OpenedPayment",
      "Payment",
      "Receipt",
      "Redeliver",
      "Redelivered",
      "RefundAddress",
      "Stray",
      "Transfer",
    ]
  `)
})
