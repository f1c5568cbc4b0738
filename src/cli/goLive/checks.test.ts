import { createHash, randomBytes } from 'node:crypto'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { arbitrum } from '../../chains/definitions/arbitrum.js'
import { base } from '../../chains/definitions/base.js'
import type { Rpc } from '../../chains/rpc.js'
import { readConfig } from '../../endpoint/config.js'
import { environment, treasury } from '../../endpoint/endpoint.fixture.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { factory } from '../../receiver/index.js'
import type { Finding } from '../doctor/finding.js'
import { checkDatabase, checkLeftovers, checkScripts } from './leftovers.js'
import { checkScriptManager } from './scriptManager.js'
import { checkTestKeys } from './testKeys.js'
import { checkTreasury } from './treasury.js'
import { judgeWebhooks } from './webhooks.js'

/** The one finding that is not well. */
function only(findings: readonly Finding[]): Finding & { next: string } {
  const others = findings.filter(({ verdict }) => verdict !== 'ok')
  expect(others, JSON.stringify(findings)).toHaveLength(1)
  return others[0] as Finding & { next: string }
}

describe('what still points at the sandbox', () => {
  const real = {
    PAY_MODE: 'production',
    PAY_PUBLIC_URL: 'https://pay.shop-example.com',
    PAY_STORE_HASH: 'k3x9zq2m7',
    PAY_STORE_ORIGINS: 'https://www.shop-example.com, https://shop-example.com',
    PAY_SCRIPT_URL: 'https://cdn.shop-example.com/0.1.0',
  }

  test('is nothing in the settings of a real shop', () => {
    expect(checkLeftovers(real)).toMatchObject([{ verdict: 'ok' }])
  })

  test.each([
    ['PAY_MODE', 'sandbox', 'PAY_MODE is sandbox.', 'Set PAY_MODE=production'],
    ['PAY_PUBLIC_URL', 'http://127.0.0.1:8787', 'leads to this machine', 'https address'],
    ['PAY_PUBLIC_URL', 'https://localhost', 'leads to this machine', 'https address'],
    ['PAY_PUBLIC_URL', 'http://pay.shop-example.com', 'is not https', 'https address'],
    ['PAY_STORE_HASH', 'sandbox', 'the emulated store’s', 'behind stores/'],
    ['PAY_STORE_API_URL', 'http://127.0.0.1:4000', 'leads to this machine', 'Leave it out'],
    [
      'PAY_STORE_ORIGINS',
      'https://a.example,http://b.example',
      'is not https',
      'own https origins',
    ],
    ['PAY_APP_CLIENT_ID', 'sandbox-client', 'the emulator’s', 'developer portal'],
    ['PAY_APP_LOGIN_URL', 'http://127.0.0.1:4000', 'leads to this machine', 'Leave it out'],
    ['PAY_FRAME_ORIGIN', 'http://[::1]:4001', 'leads to this machine', 'serves your frame'],
    ['PAY_SCRIPT_URL', 'http://127.0.0.1:4000/s', 'leads to this machine', 'dist/production'],
    ['PAY_SCRIPT_URL', 'https://cdn.example/sandbox/0.1.0', 'names the sandbox', 'dist/production'],
    ['PAY_SCRIPT_FOLDER', 'dist/sandbox', 'is dist/sandbox', 'dist/production'],
    ['PAY_SANDBOX_WALLET_URL', 'https://a.example/w.js', 'is set', 'Remove it'],
    ['PAY_SANDBOX_PANEL_URL', 'http://127.0.0.1:4100/', 'is set', 'Remove it'],
  ])('is %s=%s, with what to write instead', (name, value, says, next) => {
    const finding = only(checkLeftovers({ ...real, [name]: value }))
    expect(finding.verdict).toBe('problem')
    expect(finding.says.replaceAll("'", '’')).toContain(says)
    expect(finding.says).toContain(name)
    expect(finding.next).toContain(next)
  })

  test('is a folder of scripts of the other mode', () => {
    const mismatch = new PayWithUsdcError('scripts_mode_mismatch', 'Built for sandbox.', {
      hint: 'Leave PAY_SCRIPT_FOLDER out.',
    })
    const finding = checkScripts(() => {
      throw mismatch
    })
    expect(finding).toMatchObject({ verdict: 'problem', next: 'Leave PAY_SCRIPT_FOLDER out.' })
    expect(checkScripts(() => ({ version: '1.2.3' })).verdict).toBe('ok')
  })

  test('is a database with payments of test networks', async () => {
    const look = (names: string[] | undefined) =>
      checkDatabase({ known: [8453, 1], readNames: async () => names })
    expect((await look(undefined)).verdict).toBe('ok')
    expect((await look(['eip155:8453'])).verdict).toBe('ok')
    expect(await look(['eip155:31337', 'eip155:8453', 'eip155:84532'])).toMatchObject({
      verdict: 'problem',
      says: 'It holds payments of test networks: eip155:31337, eip155:84532.',
      next: expect.stringContaining('PAY_DATABASE to a new, empty one'),
    })
    const broken = checkDatabase({
      known: [1],
      readNames: () => Promise.reject(new Error('locked')),
    })
    expect((await broken).verdict).toBe('unchecked')
  })
})

describe('keys and secrets of a test', () => {
  const drawn = () => randomBytes(32).toString('hex')
  const whsec = (bytes: Buffer) => `whsec_${bytes.toString('base64')}`
  const check = (change: Record<string, string> = {}) =>
    checkTestKeys(
      readConfig(
        environment({
          PAY_TOKEN_SECRET: drawn(),
          PAY_API_KEY_HASHES: createHash('sha256').update(drawn()).digest('hex'),
          PAY_STORE_TOKEN: drawn(),
          ...change,
        }),
      ),
    )
  const anvil = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
  const hardhat19 = '0xdf57089febbacf7ba0bc227dafbffa9fc08a93fdc68e1e42411a14efcf23656e'
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const hook = 'https://erp.shop-example.com/usdc'

  test('are never seen in keys that were drawn, a thousand times', () => {
    for (let at = 0; at < 1_000; at += 1) {
      const secret = whsec(randomBytes(24 + (at % 41)))
      const findings = check({ PAY_WEBHOOK_URL: hook, PAY_WEBHOOK_SECRET: secret })
      expect(findings).toMatchObject([{ verdict: 'ok' }])
    }
  })

  test.each([
    [{ PAY_SWEEP_KEY: anvil }, 'PAY_SWEEP_KEY is a key that everybody has', 'a new key'],
    [
      { PAY_RELAY_KEY: hardhat19, PAY_RELAY_BUDGET: '0.1' },
      'PAY_RELAY_KEY is a key that everybody has',
      'a new key',
    ],
    [
      { PAY_TREASURY: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' },
      'an account whose key everybody has',
      'best a Safe',
    ],
    [{ PAY_TOKEN_SECRET: '11'.repeat(32) }, 'PAY_TOKEN_SECRET was typed', 'openssl rand -hex 32'],
    [{ PAY_TOKEN_SECRET: '0123456789abcdef'.repeat(4) }, 'PAY_TOKEN_SECRET was typed', 'openssl'],
    [
      { PAY_TOKEN_SECRET: Buffer.from([...Array(32).keys()]).toString('hex') },
      'PAY_TOKEN_SECRET was typed',
      'openssl',
    ],
    [
      { PAY_TOKEN_SECRET: Buffer.from('my very own secret of this shop!').toString('hex') },
      'PAY_TOKEN_SECRET was typed',
      'openssl',
    ],
    [
      { PAY_TOKEN_SECRET_PREVIOUS: '22'.repeat(32) },
      'PAY_TOKEN_SECRET_PREVIOUS was typed',
      'Remove PAY_TOKEN_SECRET_PREVIOUS',
    ],
    [
      { PAY_API_KEY_HASHES: sha256('sandbox-merchant-key') },
      'the hash of “sandbox-merchant-key”',
      'sha256sum',
    ],
    [{ PAY_API_KEY_HASHES: sha256('') }, 'the hash of “”', 'sha256sum'],
    [
      { PAY_WEBHOOK_URL: hook, PAY_WEBHOOK_SECRET: whsec(Buffer.alloc(32, 7)) },
      'The secret of ',
      'openssl rand -base64 32',
    ],
    [{ PAY_STORE_TOKEN: 'x'.repeat(32) }, 'no token of BigCommerce', 'store-level API account'],
  ] as [Record<string, string>, string, string][])('%j', (change, says, next) => {
    const finding = only(check(change))
    expect(finding.verdict).toBe('problem')
    expect(finding.says).toContain(says)
    expect(finding.next).toContain(next)
    const [value = ''] = Object.values(change)
    if (!value.startsWith('0x7') && !value.startsWith('http')) {
      expect(finding.says + finding.next).not.toContain(value)
    }
  })

  test.each([
    ['PAY_SWEEP_KEY', {}],
    ['PAY_RELAY_KEY', { PAY_RELAY_BUDGET: '0.1' }],
  ])('%s that is the treasury’s own', (name, more) => {
    const key = generatePrivateKey()
    const { address } = privateKeyToAccount(key)
    const of = (treasuries: string) => check({ ...more, [name]: key, PAY_TREASURY: treasuries })
    expect(of(treasury)).toMatchObject([{ verdict: 'ok' }])
    for (const treasuries of [address, `${treasury},${address}`]) {
      const { verdict, says, next } = only(of(treasuries))
      expect([verdict, says]).toEqual(['problem', `${name} is the key of your treasury.`])
      expect(next).toContain('a new key for it alone')
      expect(says + next).not.toContain(key)
    }
  })
})

describe('the treasury', () => {
  /** A provider that knows what stands at an address, and nothing else. */
  const rpcWith = (code: string): Rpc => ({
    name: 'rpc.example',
    request: async (method) => {
      if (method === 'eth_getCode') return code
      throw new PayWithUsdcError('rpc_failed', 'rpc.example did not answer.', { retryable: true })
    },
  })
  const onBase = { definition: base, rpc: rpcWith('0x6001') }
  const onArbitrum = { definition: arbitrum, rpc: rpcWith('0x') }
  const problems = (findings: readonly Finding[]) =>
    findings.filter(({ verdict }) => verdict === 'problem') as (Finding & { next: string })[]

  test.each([
    ['0x0000000000000000000000000000000000000000', 'the zero address'],
    [factory.address, "the receivers' own contract"],
    [factory.implementation, "the receivers' own contract"],
    [base.usdc, 'a token of Base'],
    ['0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA', 'a token of Base'],
  ] as const)('is never %s: %s', async (address, what) => {
    const found = await checkTreasury({ text: address, treasury: address, chains: [onBase] })
    expect(only(found)).toMatchObject({
      verdict: 'problem',
      says: expect.stringContaining(what),
      next: expect.stringContaining('an address that you hold'),
    })
  })

  test('without its checksum could be mistyped', async () => {
    const text = treasury.toLowerCase()
    const found = problems(await checkTreasury({ text, treasury, chains: [onBase] }))
    expect(found).toHaveLength(1)
    expect(found[0]?.says).toContain('without its checksum')
    expect(found[0]?.next).toContain(treasury)
  })

  test('that is a contract on one network and nothing on another would lose money there', async () => {
    const chains = [onBase, onArbitrum]
    const found = problems(await checkTreasury({ text: treasury, treasury, chains }))
    expect(found).toHaveLength(1)
    expect(found[0]?.says).toContain('a contract on Base and does not exist on Arbitrum')
    expect(found[0]?.next).toContain('Create the same account on Arbitrum')
    const same = [onBase, { ...onArbitrum, rpc: rpcWith('0x6002') }]
    expect(problems(await checkTreasury({ text: treasury, treasury, chains: same }))).toEqual([])
  })
})

describe('the store’s own lists', () => {
  const unchanged = { action: 'unchanged', id: '1', changed: [], removed: 0 } as const

  test('are well when nothing would be changed', async () => {
    const compare = async () => ({ script: unchanged, hooks: [unchanged] })
    const found = await checkScriptManager(compare)
    expect(found.map(({ verdict }) => verdict)).toEqual(['ok', 'ok'])
  })

  test('name what differs, and a scope that is missing', async () => {
    const script = { ...unchanged, action: 'updated', changed: ['src', 'enabled'] } as const
    const hooks = new PayWithUsdcError('store_refused', 'No.', { hint: 'Give it the scope.' })
    expect(await checkScriptManager(async () => ({ script, hooks }))).toMatchObject([
      {
        verdict: 'problem',
        says: expect.stringContaining('src, enabled'),
        next: 'Run pay-with-usdc install.',
      },
      { verdict: 'problem', says: 'store_refused: No.', next: 'Give it the scope.' },
    ])
  })

  test('are the app’s where there is no token', async () => {
    expect(only(await checkScriptManager(undefined))).toMatchObject({ verdict: 'unchecked' })
  })
})

test('webhooks that nobody wants are no problem', () => {
  expect(judgeWebhooks([])).toMatchObject([{ verdict: 'ok' }])
})
