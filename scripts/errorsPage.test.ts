import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('docs/errors.md lists every code of the endpoint with its status, and no other', () => {
  const source = read('src/endpoint/middleware/errors.ts')
  const inCode = [...source.matchAll(/^ {2}([a-z_]+): (\d{3}),$/gm)].map(([, code, status]) => [
    code,
    status,
  ])
  const inPage = [...read('docs/errors.md').matchAll(/^\| `([a-z_]+)` \| (\d{3}) \|/gm)].map(
    ([, code, status]) => [code, status],
  )
  expect(inCode.length).toBeGreaterThan(20)
  expect(inPage).toEqual(inCode)
})

test('.env.example names every setting of the endpoint', () => {
  const settings = [...read('src/endpoint/config.ts').matchAll(/^ {2}(PAY_[A-Z_]+):/gm)]
  const example = read('.env.example')
  const missing = settings
    .map(([, name]) => name ?? '')
    .filter((name) => !example.includes(`${name}=`))
  expect(settings.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})
