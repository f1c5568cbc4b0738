import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Scripts } from '../../endpoint/scripts.js'
import { settingsOf } from '../buildFrame.js'
import { frameFiles } from './frameFiles.js'
import type { Rule } from './headers.js'

const hashOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`
const names = [
  'frame.js',
  'pay-with-usdc-live.js',
  'pay-with-usdc-wallet.js',
  'pay-with-usdc-zh-CN.js',
]
const scripts: Scripts = {
  version: '1.2.3',
  files: new Map(
    [...names, 'storefront.js', 'pay-with-usdc.js'].map((name) => [
      name,
      { bytes: Buffer.from(`// ${name}`), integrity: hashOf(`// ${name}`) },
    ]),
  ),
  cardCss: '',
}
const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const values = {
  mode: 'production',
  endpoint: 'https://pay.example',
  origins: 'https://shop.example,https://www.shop.example',
  treasury,
}

async function build(change: Record<string, string> = {}) {
  const files = await frameFiles(settingsOf({ ...values, ...change }), scripts)
  const text = (path: string) => String(files.get(path))
  const rules = JSON.parse(text('headers.json')) as Rule[]
  const policy = Object.fromEntries(
    (rules[0]?.headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
  return { files, text, rules, policy }
}

describe('the files of a frame', () => {
  test('hold the page, the scripts that the frame loads, and no other script', async () => {
    const { files } = await build()
    expect([...files.keys()]).toEqual([
      'frame/index.html',
      ...names.map((name) => `script/1.2.3/${name}`),
      '_headers',
      'headers.json',
      'README.txt',
    ])
  })

  test('name the script by its hash, and have no other script and no nonce', async () => {
    const { text } = await build()
    const index = text('frame/index.html')
    expect(index).toContain(
      `<script src="/script/1.2.3/frame.js" integrity="${hashOf('// frame.js')}" crossorigin="anonymous" defer></script>`,
    )
    expect(index.match(/<script/g)).toHaveLength(2)
    expect(index).not.toContain('nonce')
  })

  test('carry the treasury: nobody is asked for it later', async () => {
    const { text } = await build()
    const settings = /id="frame-settings">(.*?)<\/script>/.exec(text('frame/index.html'))?.[1]
    expect(JSON.parse(settings ?? '')).toEqual({
      endpoint: 'https://pay.example',
      origins: ['https://shop.example', 'https://www.shop.example'],
      treasuries: [treasury],
      mode: 'production',
      attributes: {},
    })
  })

  test('allow one script by its hash and what that loads, the style too, and one endpoint', async () => {
    const { policy, text } = await build()
    const style = /<style>(.*?)<\/style>/s.exec(text('frame/index.html'))?.[1] ?? ''
    expect(policy).toEqual({
      'default-src': ["'none'"],
      'script-src': [`'${hashOf('// frame.js')}'`, "'strict-dynamic'"],
      'style-src': [`'${hashOf(style)}'`],
      'connect-src': ['https://pay.example'],
      'img-src': ['https:', 'data:'],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ['https://shop.example', 'https://www.shop.example'],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['lit-html', 'pay-with-usdc'],
    })
  })

  test('offer WalletConnect where a project id is given, and reach its relay', async () => {
    const projectId = 'ab'.repeat(16)
    const { policy, text } = await build({ 'walletconnect-project-id': projectId })
    expect(policy['connect-src']).toEqual(['https://pay.example', 'wss://relay.walletconnect.org'])
    expect(text('frame/index.html')).toContain(`"walletconnect-project-id":"${projectId}"`)
    const own = await build({
      'walletconnect-project-id': projectId,
      'walletconnect-relay': 'wss://relay.example/v2',
    })
    expect(own.policy['connect-src']).toContain('wss://relay.example')
    expect(own.text('frame/index.html')).toContain('"walletconnect-relay":"wss://relay.example/v2"')
  })

  test('allow an endpoint below a path, and everything below it', async () => {
    const { policy } = await build({ endpoint: 'https://shop.example/pay/' })
    expect(policy['connect-src']).toEqual(['https://shop.example/pay/'])
  })

  test('say the same in all three forms of headers', async () => {
    const { text, rules } = await build()
    for (const { path, headers } of rules) {
      expect(text('_headers')).toContain(`${path}\n`)
      for (const [name, value] of Object.entries(headers)) {
        expect(text('_headers')).toContain(`  ${name}: ${value}\n`)
        expect(text('README.txt')).toContain(`add_header ${name} "${value}" always;`)
      }
    }
  })

  test('protect the page at every address that a host may serve it at', async () => {
    const { rules } = await build()
    expect(rules.map(({ path }) => path)).toEqual(['/frame', '/frame/*', '/script/1.2.3/*'])
    expect(rules[1]?.headers).toEqual(rules[0]?.headers)
  })

  test('are not written with a header that a host would leave out', async () => {
    const origins = Array.from({ length: 60 }, (_, at) => `https://shop${at}.some-example.com`)
    await expect(build({ origins: origins.join(',') })).rejects.toThrow('A header has')
  })

  test('are not written without one of the parts', async () => {
    const files = new Map([...scripts.files].filter(([name]) => name !== names[1]))
    const settings = settingsOf(values)
    await expect(frameFiles(settings, { ...scripts, files })).rejects.toMatchObject({
      code: 'scripts_missing',
    })
  })
})

describe('the settings of a frame', () => {
  test.each([
    ['mode', 'test'],
    ['endpoint', ''],
    ['endpoint', 'pay.example'],
    ['endpoint', 'http://pay.example'],
    ['endpoint', 'https://pay.example?a=b'],
    ['endpoint', "https://pay.example/'; script-src *"],
    ['walletconnect-project-id', 'mine'],
    ['walletconnect-relay', 'wss://relay.example'],
    ['origins', ''],
    ['origins', 'https://shop.example/checkout'],
    ['origins', 'http://shop.example'],
    ['origins', 'https://shop.example; script-src *'],
    ['origins', '*'],
    ['treasury', ''],
    ['treasury', '0x12'],
    ['treasury', treasury.replace('fB', 'FB')],
  ])('a wrong %s is refused: %s', (name, value) => {
    expect(() => settingsOf({ ...values, [name]: value })).toThrow(
      expect.objectContaining({ code: 'usage' }),
    )
  })

  test('plain http is for the sandbox', () => {
    const local = { endpoint: 'http://127.0.0.1:4101', origins: 'http://127.0.0.1:4100' }
    expect(settingsOf({ ...values, ...local, mode: 'sandbox' }).endpoint).toBe(local.endpoint)
  })
})
