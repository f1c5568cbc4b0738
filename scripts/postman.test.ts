import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiKey, startApp } from '../src/endpoint/endpoint.fixture.js'
import { postmanText } from './postman.js'

type Item = {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly url: { readonly raw: string; readonly path: readonly string[] }
    readonly header: readonly { readonly key: string; readonly value: string }[]
    readonly body?: { readonly raw: string }
  }
}
const text = readFileSync(join(import.meta.dirname, '../deploy/postman.json'), 'utf8')
const { info, item: items } = JSON.parse(text) as { info: { schema: string }; item: Item[] }

test('deploy/postman.json is what scripts/postman.ts writes now', async () => {
  expect(JSON.parse(text)).toEqual(JSON.parse(await postmanText()))
  expect(info.schema).toContain('v2.1.0')
})

test('deploy/postman.json holds every route of the OpenAPI document, and no key', async () => {
  const { app } = await startApp()
  const { paths } = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const held = items.map(({ request: { method, url } }) => {
    return `${method} /${url.path.map((part) => part.replace(/^:(\w+)$/, '{$1}')).join('/')}`
  })
  expect(held.sort()).toEqual(routes.sort())
  const tokens = [...text.matchAll(/"key": "token",\s+"value": "([^"]*)"/g)].map(
    ([, token]) => token,
  )
  expect(new Set(tokens)).toEqual(new Set(['{{apiKey}}', '{{paymentToken}}']))
  expect(text).not.toContain(apiKey)
})

test('its request opens a payment at the endpoint, as it stands there', async () => {
  const { app } = await startApp()
  const open = items.find(({ request: { method, url } }) => {
    return method === 'POST' && url.path.join('/') === 'v1/payments'
  })
  const { url, header = [], body, method } = open?.request ?? ({} as Partial<Item['request']>)
  const raw = JSON.parse(body?.raw ?? '{}') as object
  const answer = await app.request(url?.raw.replace('{{baseUrl}}', '') ?? '', {
    method: method ?? '',
    headers: [
      ...header.map(({ key, value }): [string, string] => [key, value]),
      ['authorization', `Bearer ${apiKey}`],
    ],
    body: JSON.stringify({ ...raw, store: 'sandbox', networks: undefined }),
  })
  expect(await answer.json()).toMatchObject({ payment: { status: 'waiting' } })
})
