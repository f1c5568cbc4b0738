import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { environment } from '../endpoint/endpoint.fixture.js'
import { run } from './run.js'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

async function goLive(args: string[], change: Record<string, string> = {}) {
  const lines: string[] = []
  const exitCode = await run({
    args: ['go-live', ...args],
    environment: environment(change),
    fetch: () => Promise.reject(new Error('ENOTFOUND')),
    storeFetch: () => () => Promise.reject(new Error('ENOTFOUND')),
    print: (line) => void lines.push(line),
    complain: (line) => void lines.push(line),
  })
  return { exitCode, text: lines.join('\n') }
}

describe('go-live', () => {
  test('stops at settings that are not valid, and names each with the sandbox’s', async () => {
    const { exitCode, text } = await goLive([], { PAY_MODE: 'production' })
    expect(text).toContain('✗ settings: PAY_CHAIN_31337_RPC: USDC Sandbox is a test network')
    expect(text).toContain('✗ sandbox: PAY_STORE_HASH is sandbox')
    expect(text).toContain('? the other steps: They need settings that are valid.')
    expect(exitCode).toBe(1)
  })

  test.each([
    [['--order', 'x'], '--order x'],
    [['--wait', '0'], '--wait 0'],
    [['--storefront', 'shop'], '--storefront shop'],
  ])('refuses %j', async (args, message) => {
    const { exitCode, text } = await goLive(args)
    expect(text).toContain(`usage: ${message}: write`)
    expect(exitCode).toBe(2)
  })

  test('says that it has never run on a live network', () => {
    for (const file of ['README.md', 'docs/bigcommerce.md']) {
      expect(read(file)).toContain('has never run on a live network')
    }
    for (const file of ['README.zh-CN.md', 'docs/bigcommerce.zh-CN.md']) {
      expect(read(file)).toContain('从未在真实网络上运行过')
    }
  })
})
