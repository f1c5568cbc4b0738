import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { environment } from '../endpoint/endpoint.fixture.js'
import { type BigCommerceEmulator, bigCommerceEmulator } from '../sandbox/bigcommerce/index.js'
import { hookScopes } from '../stores/bigcommerce/index.js'
import { run } from './run.js'

const accessToken = 'token-of-the-api-account'
const integrity = `sha384-${'A'.repeat(64)}`

let folder: string
let store: BigCommerceEmulator
let writes: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-install-'))
  mkdirSync(join(folder, '1.2.3'))
  writeFileSync(join(folder, '1.2.3/card.css'), '')
  writeFileSync(join(folder, '1.2.3/storefront.js'), '// storefront')
  const files = [{ file: 'storefront.js', integrity }]
  writeFileSync(join(folder, '1.2.3/manifest.json'), JSON.stringify({ variant: 'sandbox', files }))
  writes = []
  store = bigCommerceEmulator({
    storeHash: 'sandbox',
    clientId: 'client',
    clientSecret: 's'.repeat(40),
    accessToken,
    onExchange: ({ method, path }) => {
      if (method !== 'GET') writes.push(`${method} ${path}`)
    },
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function install(args: string[] = [], change: Record<string, string> = {}) {
  const lines: string[] = []
  const exitCode = await run({
    args: ['install', ...args],
    environment: environment({
      PAY_STORE_TOKEN: accessToken,
      PAY_SCRIPT_FOLDER: folder,
      ...change,
    }),
    fetch: () => Promise.reject(new Error('Only the shop is asked.')),
    storeFetch: () => store.fetch as typeof fetch,
    print: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { exitCode, text: lines.join('\n') }
}

describe('install', () => {
  test('puts script and webhooks into the store, and says so', async () => {
    const { exitCode, text } = await install()
    expect(exitCode).toBe(0)
    expect(text).toContain('Sandbox (sandbox), https://shop.example')
    expect(text).toContain('✓ script: created')
    for (const scope of hookScopes) expect(text).toContain(`✓ webhook ${scope}: created`)
    expect(store.books.scripts()).toMatchObject([
      { src: expect.stringContaining('https://pay.example/script/1.2.3/storefront.js?') },
    ])
    expect(writes).toHaveLength(5)
  })

  test('changes nothing when it is done again', async () => {
    await install()
    writes = []
    const { exitCode, text } = await install()
    expect(exitCode).toBe(0)
    expect(text.match(/: unchanged/g)).toHaveLength(5)
    expect(writes).toEqual([])
  })

  test('puts right what a person changed, and names it', async () => {
    await install()
    const [script] = store.books.scripts()
    store.books.editScript(script?.uuid ?? '', { location: 'head', enabled: false })
    const { exitCode, text } = await install()
    expect(exitCode).toBe(0)
    expect(text).toContain('✓ script: updated (location, enabled)')
  })

  test('a check of an empty store says what is missing, and writes nothing', async () => {
    const { exitCode, text } = await install(['--check'])
    expect(exitCode).toBe(1)
    expect(text).toContain('✗ script: would be created')
    expect(text.match(/✗ webhook .*: would be created/g)).toHaveLength(4)
    expect(writes).toEqual([])
    expect(store.books.scripts()).toEqual([])
  })

  test('a check of a changed store says what differs, and writes nothing', async () => {
    await install()
    const [script] = store.books.scripts()
    store.books.editScript(script?.uuid ?? '', { enabled: false })
    writes = []
    const { exitCode, text } = await install(['--check'])
    expect(exitCode).toBe(1)
    expect(text).toContain('✗ script: would be updated (enabled)')
    expect(writes).toEqual([])
  })

  test('a check of a store that is right finds nothing', async () => {
    await install()
    expect((await install(['--check'])).exitCode).toBe(0)
  })

  test('reads the settings from a file, and the environment wins', async () => {
    const file = join(folder, '.env')
    writeFileSync(file, 'PAY_STORE_NAME="From the file"\nPAY_PUBLIC_URL=https://other.example\n')
    const { exitCode, text } = await install(['--env-file', file])
    expect(exitCode).toBe(0)
    expect(text).toContain('script: https://pay.example/')
    writeFileSync(file, `PAY_STORE_TOKEN=${accessToken}\n`)
    expect(
      (await install(['--env-file', file], { PAY_STORE_TOKEN: 'x'.repeat(32) })).exitCode,
    ).toBe(2)
  })

  test('a file that is not there is said by its name', async () => {
    const { exitCode, text } = await install(['--env-file', join(folder, 'missing.env')])
    expect(exitCode).toBe(2)
    expect(text).toContain('env_file_unreadable')
    expect(text).toContain('missing.env')
  })

  test('settings that are wrong are all listed', async () => {
    const { exitCode, text } = await install([], { PAY_TREASURY: '0x12', PAY_PUBLIC_URL: 'pay' })
    expect(exitCode).toBe(2)
    expect(text).toContain('config_invalid')
    expect(text).toContain('PAY_TREASURY')
    expect(text).toContain('PAY_PUBLIC_URL')
  })

  test.each([
    ['token', { PAY_STORE_TOKEN: 'another-token-than-the-store-has' }],
    ['hash', { PAY_STORE_HASH: 'other' }],
  ])('a wrong %s stops before anything is written, with the next step', async (_, change) => {
    const { exitCode, text } = await install([], change)
    expect(exitCode).toBe(2)
    expect(text).toContain('store_unauthorized')
    expect(text).toContain('Check PAY_STORE_HASH')
    expect(text).not.toContain('another-token')
    expect(writes).toEqual([])
  })

  test('a store of the app is sent to the app', async () => {
    const { exitCode, text } = await install([], {
      PAY_STORE_TOKEN: '',
      PAY_APP_CLIENT_ID: 'client',
      PAY_APP_CLIENT_SECRET: 's'.repeat(40),
    })
    expect(exitCode).toBe(2)
    expect(text).toContain('store_not_installed')
  })

  test('what the store refuses is named, and the rest is done', async () => {
    store.books.setFaults({ route: 'GET /v3/content/scripts', status: 403 })
    const { exitCode, text } = await install()
    expect(exitCode).toBe(1)
    expect(text).toMatch(/✗ script: store_unauthorized: .*store_content_checkout/)
    expect(text.match(/✓ webhook/g)).toHaveLength(4)
  })

  test('a storefront that the endpoint would refuse is a problem', async () => {
    const { exitCode, text } = await install([], { PAY_STORE_ORIGINS: 'https://old.example' })
    expect(exitCode).toBe(1)
    expect(text).toContain('PAY_STORE_ORIGINS does not hold https://shop.example')
  })

  test('without built scripts it says what to run', async () => {
    const { exitCode, text } = await install([], { PAY_SCRIPT_FOLDER: join(folder, 'empty') })
    expect(exitCode).toBe(2)
    expect(text).toContain('npm run build')
  })
})
