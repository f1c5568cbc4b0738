import { describe, expect, test } from 'vitest'
import { readConfig } from './config.js'
import { environment, treasury } from './endpoint.fixture.js'

describe('readConfig', () => {
  test('reads every setting', () => {
    expect(
      readConfig(
        environment({
          PAY_MODE: 'production',
          PAY_PUBLIC_URL: 'https://pay.example/',
          PAY_TREASURY: `${treasury}, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed`,
          PAY_CHAIN_31337_RPC: '',
          PAY_CHAIN_1_RPC: 'https://a.example',
          PAY_CHAIN_8453_RPC: 'https://b.example/key, https://c.example',
          PAY_CHAIN_8453_WS: 'wss://b.example/key',
        }),
      ),
    ).toMatchObject({
      publicUrl: 'https://pay.example',
      host: '127.0.0.1',
      treasuries: [treasury, '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
      quoteLifetime: 1_800,
      scriptFolder: 'dist/production',
      chains: [
        {
          definition: { name: 'Base' },
          rpcUrls: ['https://b.example/key', 'https://c.example'],
          websocketUrl: 'wss://b.example/key',
        },
        { definition: { name: 'Ethereum' }, rpcUrls: ['https://a.example'] },
      ],
    })
  })

  test.each([
    ['PAY_PUBLIC_URL', 'ftp://pay.example'],
    ['PAY_TOKEN_SECRET', 'short'],
    ['PAY_API_KEY_HASHES', 'plain-key'],
    ['PAY_TREASURY', ''],
    ['PAY_TREASURY', '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['PAY_STORE_ORIGINS', 'https://shop.example/checkout'],
    ['PAY_STORE_TOKEN', 'short'],
    ['PAY_PORT', '99999'],
    ['PAY_QUOTE_SECONDS', '1'],
    ['PAY_TOLERANCE', 'a little'],
    ['PAY_TOLERANCE', '11%'],
    ['PAY_TOLERANCE', '1%, 2%'],
    ['PAY_TOLERANCE', '0.1, 0.2'],
    ['PAY_CHAIN_31337_ACCEPT', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['PAY_CHAIN_31337_WATCH', 'ws://127.0.0.1'],
    ['PAY_MODE', 'test'],
    ['PAY_CHAIN_31337_RPC', 'ws://127.0.0.1'],
    ['PAY_CHAIN_31337_RPC', ''],
    ['PAY_CHAIN_8453_RPC', 'https://base.example'],
    ['PAY_CHAIN_31337_WS', 'http://127.0.0.1'],
    ['PAY_CHAIN_31337_NATIVE_PRICE', '3e3'],
    ['PAY_SWEEP', 'hourly'],
    ['PAY_SWEEP_KEY', `0x${'0'.repeat(64)}`],
    ['PAY_SWEEP_KEY', '11'.repeat(32)],
  ])('refuses %s = %j by its name', (name, value) => {
    expect(() => readConfig(environment({ [name]: value }))).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        message: expect.stringContaining(name.replace('31337', '') === name ? name : 'PAY_CHAIN_'),
      }),
    )
  })

  test.each([
    ['', {}],
    ['0.5%', { basisPoints: 50 }],
    ['10%', { basisPoints: 1_000 }],
    ['0.10', { amount: 100_000n }],
    ['0.25%, 1', { basisPoints: 25, amount: 1_000_000n }],
  ])('lets %j be missing of an order', (text, tolerance) => {
    expect(readConfig(environment({ PAY_TOLERANCE: text })).tolerance).toEqual(tolerance)
  })

  const [secret, old] = [1, 2].map((byte) => `whsec_${Buffer.alloc(32, byte).toString('base64')}`)
  const [key, oldKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

  test('takes webhook targets with one secret for all, or one group for each', () => {
    const urls = 'https://a.example/hook, https://b.example/hook'
    const webhooks = (secrets = '') =>
      readConfig(environment({ PAY_WEBHOOK_URL: urls, PAY_WEBHOOK_SECRET: secrets })).webhooks
    expect(webhooks(`${secret}, ${old}`)).toEqual([
      { url: 'https://a.example/hook', secrets: [key, oldKey] },
      { url: 'https://b.example/hook', secrets: [key, oldKey] },
    ])
    expect(webhooks(`${secret},${old}; ${old}`).map(({ secrets }) => secrets)).toEqual([
      [key, oldKey],
      [oldKey],
    ])
    expect(readConfig(environment()).webhooks).toEqual([])
  })

  test.each([
    ['a target without a secret', { PAY_WEBHOOK_URL: 'https://a.example' }],
    ['a secret without a target', { PAY_WEBHOOK_SECRET: secret ?? '' }],
    ['no URL', { PAY_WEBHOOK_URL: 'hooks', PAY_WEBHOOK_SECRET: secret ?? '' }],
    ['an odd secret', { PAY_WEBHOOK_URL: 'https://a.example', PAY_WEBHOOK_SECRET: 'whsec_short' }],
    [
      'three secrets',
      { PAY_WEBHOOK_URL: 'https://a.example', PAY_WEBHOOK_SECRET: Array(3).fill(secret).join() },
    ],
    [
      'one target twice',
      { PAY_WEBHOOK_URL: 'https://a.example, https://a.example', PAY_WEBHOOK_SECRET: secret ?? '' },
    ],
    [
      'an address inside',
      { PAY_WEBHOOK_URL: 'https://0xa000001', PAY_WEBHOOK_SECRET: secret ?? '' },
    ],
  ])('refuses %s of webhooks', (_name, change) => {
    expect(() => readConfig(environment(change))).toThrow('PAY_WEBHOOK_')
  })

  describe('addresses inside', () => {
    const production = (change: Record<string, string>) =>
      readConfig(
        environment({
          ...{ PAY_MODE: 'production', PAY_CHAIN_31337_RPC: '' },
          ...{ PAY_CHAIN_8453_RPC: 'https://b.example', ...change },
        }),
      )

    test.each([
      ['PAY_CHAIN_8453_RPC', 'http://127.0.0.1:8545'],
      ['PAY_CHAIN_8453_RPC', 'https://b.example, http://[::1]:8545'],
      ['PAY_CHAIN_1_WATCH', 'http://10.0.0.5:8545'],
      ['PAY_CHAIN_8453_WS', 'ws://169.254.169.254'],
    ])('are refused in production: %s = %s', (name, url) => {
      expect(() => production({ [name]: url })).toThrow(`${name}: `)
      expect(() => production({ [name]: url })).toThrow('PAY_PRIVATE_TARGETS')
    })

    test('are taken where they are listed by host and port, whatever their spelling', () => {
      const { chains, policy } = production({
        PAY_CHAIN_8453_RPC: 'http://10.0.0.5:8545, http://[fd00::5]',
        PAY_PRIVATE_TARGETS: '10.5:8545, [FD00:0::5]:80',
      })
      expect(chains[0]?.rpcUrls.length).toBe(2)
      expect(policy).toEqual({
        privateTargets: ['10.0.0.5:8545', '[fd00::5]:80'],
        isLoopbackAllowed: false,
      })
    })

    test.each(['10.0.0.5', 'http://10.0.0.5:8545', '10.0.0.5:8545/path', '*:8545', 'node:999999'])(
      'are listed by host and port, not by %s',
      (text) => {
        expect(() => production({ PAY_PRIVATE_TARGETS: text })).toThrow('PAY_PRIVATE_TARGETS')
      },
    )

    const walletConnect = { PAY_WALLETCONNECT_PROJECT_ID: 'ab'.repeat(16) }
    const targets = [
      ['PAY_STORE_API_URL', 'http'],
      ['PAY_APP_LOGIN_URL', 'http'],
      ['PAY_WALLETCONNECT_RELAY_URL', 'ws'],
    ] as const

    describe.each(targets)('as %s', (name, scheme) => {
      test.each(['127.0.0.1', '2130706433', '[::1]', '10.0.0.5', '169.254.169.254'])(
        'are refused in production: %s',
        (host) => {
          const change = { ...walletConnect, [name]: `${scheme}s://${host}` }
          expect(() => production(change)).toThrow(`${name}: `)
          expect(() => production(change)).toThrow('PAY_PRIVATE_TARGETS')
        },
      )

      test('are taken where they are listed, with or without TLS', () => {
        const listed = { ...walletConnect, PAY_PRIVATE_TARGETS: '10.0.0.5:8080, 10.0.0.5:443' }
        for (const url of [`${scheme}://10.0.0.5:8080`, `${scheme}s://10.0.0.5`]) {
          expect(() => production({ ...listed, [name]: url })).not.toThrow()
        }
      })

      test('of this machine are taken in the sandbox, and no others', () => {
        const sandbox = (host: string) =>
          readConfig(environment({ ...walletConnect, [name]: `${scheme}://${host}` }))
        expect(() => sandbox('127.0.0.1:8787')).not.toThrow()
        expect(() => sandbox('169.254.169.254')).toThrow(`${name}: 169.254.169.254:80 is not on`)
      })

      test('that are public are reached by TLS in production', () => {
        const public_ = (tls: string) =>
          production({ ...walletConnect, [name]: `${scheme}${tls}://store.example` })
        expect(() => public_('')).toThrow(`${name}: store.example has to be reached by ${scheme}s`)
        expect(() => public_('s')).not.toThrow()
      })
    })

    test('webhooks go by https in production, unless the target is listed', () => {
      const change = {
        PAY_WEBHOOK_URL: 'http://erp.internal:8080/',
        PAY_WEBHOOK_SECRET: secret ?? '',
      }
      expect(() => production(change)).toThrow('https')
      const listed = { ...change, PAY_PRIVATE_TARGETS: 'erp.internal:8080' }
      expect(production(listed).webhooks.length).toBe(1)
    })
  })

  test('watches a network that it does not offer, and takes other dollars that are named', () => {
    const { chains } = readConfig(
      environment({
        PAY_MODE: 'production',
        PAY_CHAIN_31337_RPC: '',
        PAY_CHAIN_8453_RPC: 'https://b.example',
        PAY_CHAIN_8453_ACCEPT: '0xd9aaec86b65d86f6a7b5b1b0c42ffa531710b6ca',
        PAY_CHAIN_1_WATCH: 'https://a.example',
      }),
    )
    expect(chains).toMatchObject([
      {
        definition: { name: 'Base' },
        isOffered: true,
        accepts: ['0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA'],
      },
      { definition: { name: 'Ethereum' }, isOffered: false, accepts: [] },
    ])
  })

  test('needs one network that is offered', () => {
    expect(() =>
      readConfig(
        environment({
          PAY_MODE: 'production',
          PAY_CHAIN_31337_RPC: '',
          PAY_CHAIN_1_WATCH: 'https://a.example',
        }),
      ),
    ).toThrow('at least one network')
  })

  test('refuses the sandbox’s network in production, and main networks in the sandbox', () => {
    expect(() => readConfig(environment({ PAY_MODE: 'production' }))).toThrow(
      'PAY_CHAIN_31337_RPC: USDC Sandbox is a test network',
    )
    expect(() => readConfig(environment({ PAY_CHAIN_1_RPC: 'https://a.example' }))).toThrow(
      'PAY_CHAIN_1_RPC: Ethereum is a main network',
    )
  })

  test.each([
    ['a store without a token, and no app', { PAY_STORE_TOKEN: '' }, /PAY_STORE_TOKEN/],
    ['an app without its secret', { PAY_APP_CLIENT_ID: 'id' }, /PAY_APP_CLIENT_SECRET/],
    ['a rate source that does not exist', { PAY_RATE_SOURCES: 'guess' }, /PAY_RATE_SOURCES/],
    [
      'a project id that is none',
      { PAY_WALLETCONNECT_PROJECT_ID: 'x' },
      /PAY_WALLETCONNECT_PROJECT_ID/,
    ],
    [
      'a relay that would end the policy',
      { PAY_WALLETCONNECT_RELAY_URL: 'wss://r.example; script-src *' },
      /PAY_WALLETCONNECT_RELAY_URL/,
    ],
    ['a frame origin with a path', { PAY_FRAME_ORIGIN: 'https://f.example/x' }, /PAY_FRAME_ORIGIN/],
    ['an empty payment method', { PAY_STORE_METHODS: 'Pay with USDC,' }, /PAY_STORE_METHODS/],
    ['a status that does not exist', { PAY_STORE_STATUS_PAID: '15' }, /PAY_STORE_STATUS_PAID/],
    [
      'a wallet of its own in production',
      { PAY_MODE: 'production', PAY_SANDBOX_WALLET_URL: 'https://shop.example/w.js' },
      /PAY_SANDBOX_WALLET_URL/,
    ],
    [
      'the sandbox’s pace in production',
      { PAY_MODE: 'production', PAY_SANDBOX_PACE: '5' },
      /PAY_SANDBOX_PACE: only the sandbox/,
    ],
    ['a pace of no seconds', { PAY_SANDBOX_PACE: '0' }, /PAY_SANDBOX_PACE/],
  ])('refuses %s', (_name, change, message) => {
    expect(() => readConfig(environment(change))).toThrow(message)
  })

  test.each([
    ['sandbox', 'PAY_CHAIN_8453_RPC', 'Base is a main network', 'PAY_MODE=production'],
    ['sandbox', 'PAY_CHAIN_1_WATCH', 'Ethereum is a main network', 'PAY_MODE=production'],
    ['production', 'PAY_CHAIN_84532_RPC', 'Base Sepolia is a test network', 'PAY_MODE=sandbox'],
    ['production', 'PAY_CHAIN_31337_RPC', 'USDC Sandbox is a test network', 'PAY_MODE=sandbox'],
    ['production', 'PAY_CHAIN_11155111_WATCH', 'is a test network', 'PAY_MODE=sandbox'],
  ])(
    'play money and real money never meet: %s with %s says what to do',
    (mode, name, says, next) => {
      const own = mode === 'sandbox' ? 'PAY_CHAIN_31337_RPC' : 'PAY_CHAIN_8453_RPC'
      const base = { PAY_MODE: mode, PAY_CHAIN_31337_RPC: '', [own]: 'https://own.example' }
      expect(() => readConfig(environment(base))).not.toThrow()
      const problems = problemsOf({ ...base, [name]: 'https://other.example' })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain(`${name}: `)
      expect(problems[0]).toContain(says)
      expect(problems[0]).toMatch(new RegExp(`remove it, or set ${next} and name`))
    },
  )

  test('a network that nobody knows is refused in both modes', () => {
    const url = 'https://a.example'
    expect(problemsOf({ PAY_CHAIN_999_RPC: url })[0]).toContain('no network 999 in the sandbox')
  })

  test.each([
    ['http://127.0.0.1:4100/'],
    ['http://127.8.9.10/panel'],
    ['http://[::1]:4100/'],
    ['https://localhost/'],
  ])('the sandbox’s panel may be at %s', (url) => {
    expect(readConfig(environment({ PAY_SANDBOX_PANEL_URL: url })).sandboxPanelUrl).toBe(url)
  })

  test.each([
    ['https://panel.example/'],
    ['http://10.0.0.5:4100/'],
    ['http://0.0.0.0:4100/'],
    ['http://localhost.evil.example/'],
    ['http://127.0.0.1@evil.example/'],
    ['http://127.0.0.1.evil.example/'],
    ['http://[::ffff:127.0.0.1]/'],
  ])('the sandbox’s panel is refused at %s: others could reach it', (url) => {
    expect(problemsOf({ PAY_SANDBOX_PANEL_URL: url })).toEqual([
      'PAY_SANDBOX_PANEL_URL: must be on this machine: 127.0.0.0/8, [::1] or localhost',
    ])
  })

  test('production has no panel', () => {
    const change = {
      ...{
        PAY_MODE: 'production',
        PAY_CHAIN_31337_RPC: '',
        PAY_CHAIN_8453_RPC: 'https://a.example',
      },
      PAY_SANDBOX_PANEL_URL: 'http://127.0.0.1:4100/',
    }
    expect(problemsOf(change)).toEqual(['PAY_SANDBOX_PANEL_URL: only the sandbox has a panel'])
  })

  test('an app takes the place of a token', () => {
    const { PAY_STORE_TOKEN: _, ...others } = environment()
    const app = { PAY_APP_CLIENT_ID: 'id', PAY_APP_CLIENT_SECRET: 's'.repeat(32) }
    expect(readConfig({ ...others, ...app }).store).toMatchObject({
      token: undefined,
      app: { clientId: 'id', loginUrl: 'https://login.bigcommerce.com' },
    })
  })

  test('sweeps by itself only when it is told to, and has a key', () => {
    expect(readConfig(environment()).sweep).toEqual({ every: 'off', key: undefined })
    const key = `0x${'11'.repeat(32)}`
    const change = { PAY_SWEEP: 'daily', PAY_SWEEP_KEY: key, PAY_CHAIN_31337_NATIVE_PRICE: '2500' }
    expect(readConfig(environment(change))).toMatchObject({
      sweep: { every: 'daily', key },
      chains: [{ nativePrice: 2_500_000_000n }],
    })
    expect(() => readConfig(environment({ PAY_SWEEP: 'weekly' }))).toThrow(/PAY_SWEEP_KEY: needed/)
  })

  describe('screening', () => {
    const production = (change: Record<string, string>) =>
      readConfig(
        environment({
          PAY_MODE: 'production',
          PAY_CHAIN_31337_RPC: '',
          PAY_CHAIN_8453_RPC: 'https://b.example',
          PAY_CHAIN_1_WATCH: 'https://a.example',
          ...change,
        }),
      )

    test('is off by default', () => {
      const config = production({})
      expect(config.screenList).toBeUndefined()
      expect(config.chains.map(({ screens }) => screens)).toEqual([undefined, undefined])
    })

    test('is for the networks that are offered', () => {
      const change = { PAY_SCREEN: 'usdc, chainalysis, list, usdc', PAY_SCREEN_LIST: '/etc/list' }
      expect(production(change)).toMatchObject({
        screenList: '/etc/list',
        chains: [{ screens: ['usdc', 'chainalysis', 'list'] }, { isOffered: false }],
      })
      expect(production(change).chains[1]?.screens).toBeUndefined()
    })

    test('by Chainalysis leaves a network without its oracle to the other sources', () => {
      const { chains } = readConfig(environment({ PAY_SCREEN: 'usdc,chainalysis' }))
      expect(chains).toMatchObject([{ screens: ['usdc'] }])
    })

    test.each([
      [
        { PAY_SCREEN: 'chainalysis' },
        'PAY_SCREEN: Chainalysis has no oracle on USDC Sandbox; add usdc or list',
      ],
      [{ PAY_SCREEN: 'ofac' }, 'PAY_SCREEN'],
      [{ PAY_SCREEN: 'usdc,list' }, 'PAY_SCREEN_LIST: a file'],
      [{ PAY_SCREEN: 'usdc', PAY_SCREEN_LIST: '/etc/list' }, 'PAY_SCREEN_LIST: a file'],
      [{ PAY_SCREEN_LIST: '/etc/list' }, 'PAY_SCREEN_LIST: a file'],
    ])('refuses %o', (change, message) => {
      expect(() => readConfig(environment(change))).toThrow(message)
    })
  })

  test('never quotes a key that is wrong', () => {
    const key = `${'ab'.repeat(31)}zz`
    expect(() => readConfig(environment({ PAY_SWEEP_KEY: key }))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(key) }),
    )
  })

  test('lists all problems at once', () => {
    expect(() => readConfig({})).toThrow(
      /PAY_PUBLIC_URL[\s\S]*PAY_TOKEN_SECRET[\s\S]*PAY_STORE_HASH/,
    )
  })
})

/** All that is wrong with the settings of the tests, changed. */
function problemsOf(change: Record<string, string>): readonly string[] {
  try {
    readConfig(environment(change))
    return []
  } catch (error) {
    return (error as { cause: readonly string[] }).cause
  }
}
