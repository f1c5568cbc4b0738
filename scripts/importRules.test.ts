import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
const root = join(import.meta.dirname, '..')

const forbidden = [
  ['src/payment', 'viem'],
  ['src/payment', 'node:fs'],
  ['src/payment', 'lit'],
  ['src/payment', '../protocol/index.js'],
  ['src/money', '../chains/watch.js'],
  ['src/receipt', 'jose'],
  ['src/receipt', 'node:crypto'],
  ['src/receipt', '../endpoint/config.js'],
  ['src/element', '../endpoint/config.js'],
  ['src/element/qr', '../../database/index.js'],
  ['src/element', '../stores/store.js'],
  ['src/wallets', 'node:fs'],
  ['src/react', '../endpoint/config.js'],
  ['src/storefront', 'zod'],
  ['src/lang', '../sandbox/chain.js'],
  ['src/element', '../../demo/start.js'],
  ['src/stores', '../database/index.js'],
  ['src/stores/bigcommerce', '../../database/index.js'],
  ['src/rates', '../stores/store.js'],
  ['src/chains', '../stores/store.js'],
  ['src/database', '../chains/watch.js'],
  ['src/database', '../endpoint/config.js'],
  ['src/endpoint', 'kysely'],
  ['src/endpoint', '../element/index.js'],
  ['src/endpoint/routes', '../../element/index.js'],
  ['src/endpoint', '../../demo/start.js'],
  ['src/receiver', '../wallets/part.js'],
  ['src/notifications', '../database/index.js'],
  ['src/notifications', '../chains/rpc.js'],
  ['src/notifications', '../endpoint/config.js'],
  ['src/chains', '../notifications/channel.js'],
  ['src/element', '../outbound/index.js'],
  ['src/outbound', '../chains/rpc.js'],
  ['src/outbound', '../endpoint/config.js'],
] as const

const allowed = [
  ['src/payment', '../money/index.js'],
  ['src/payment', './facts.js'],
  ['src/money', '../errors/index.js'],
  ['src/receipt', '../protocol/index.js'],
  ['src/element', '../receipt/index.js'],
  ['src/endpoint', '../receipt/index.js'],
  ['src/element', '../protocol/index.js'],
  ['src/element', '../receiver/index.js'],
  ['src/storefront', '../chains/definitions/sandbox.js'],
  ['src/stores', '../protocol/index.js'],
  ['src/stores/bigcommerce', '../store.js'],
  ['src/rates', '../payment/index.js'],
  ['src/database', '../payment/index.js'],
  ['src/endpoint/jobs', '../../database/index.js'],
  ['src/endpoint/jobs', '../../chains/watch.js'],
  ['src/endpoint/jobs', '../../notifications/channel.js'],
  ['src/notifications', '../protocol/index.js'],
  ['src/outbound', '../errors/index.js'],
] as const

/** Where nothing is asked but through the guard on the way out. */
const guarded = [
  'endpoint',
  'stores/bigcommerce',
  'rates',
  'chains',
  'notifications',
  'database',
].map((folder) => `src/${folder}`)

// The linter looks at real files only: one folder with a file for each case, linted once.
let folder: string
let report: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'))
  const { vcs, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  write('biome.json', JSON.stringify({ ...config, $schema: undefined }))
  for (const [at, [place, from]] of [...forbidden, ...allowed].entries()) {
    write(
      `${place}/case${at}.ts`,
      `import { thing } from '${from}'\n\nexport const other = thing\n`,
    )
  }
  for (const place of ['src/chains', 'src/endpoint']) {
    write(`${place}/main.ts`, 'export const home = process.env.HOME\n')
  }
  for (const place of guarded) {
    write(`${place}/ask.ts`, "export const ask = () => fetch('https://shop.example')\n")
  }
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=none'],
    { cwd: folder, encoding: 'utf8' },
  )
  report = run.stdout + run.stderr
})
afterAll(() => rmSync(folder, { recursive: true }))

function isRefused(file: string, rule = 'noRestrictedImports'): boolean {
  return report.split('\n').some((line) => line.includes(`${file},`) && line.includes(rule))
}

describe('who may import whom', () => {
  test.each(forbidden.map(([place, from], at) => ({ place, from, at })))(
    '$place may not import $from',
    ({ place, at }) => {
      expect(isRefused(`${place}/case${at}.ts`)).toBe(true)
    },
  )

  test.each(allowed.map(([place, from], at) => ({ place, from, at: at + forbidden.length })))(
    '$place may import $from',
    ({ place, at }) => {
      expect(isRefused(`${place}/case${at}.ts`)).toBe(false)
    },
  )

  test('only the endpoint’s start reads the environment', () => {
    expect(isRefused('src/chains/main.ts', 'noProcessEnv')).toBe(true)
    expect(isRefused('src/endpoint/main.ts', 'noProcessEnv')).toBe(false)
  })

  test.each(guarded)('%s asks nobody by the global fetch, which no guard holds', (place) => {
    expect(isRefused(`${place}/ask.ts`, 'noRestrictedGlobals')).toBe(true)
  })
})
