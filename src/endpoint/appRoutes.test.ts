import { SignJWT } from 'jose'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { readInstallation } from '../database/index.js'
import { bigCommerceEmulator } from '../sandbox/bigcommerce/index.js'
import { requiredScopes } from '../stores/bigcommerce/index.js'
import { createApp } from './app.js'
import { connectBigCommerce } from './bigCommerce.js'
import { scripts, startApp } from './endpoint.fixture.js'

const clientId = 'client'
const clientSecret = 's'.repeat(40)
const accessToken = 'token-of-the-installed-app'
const now = () => 1_700_000_000

async function setUp() {
  const emulator = bigCommerceEmulator({
    storeHash: 'sandbox',
    clientId,
    clientSecret,
    accessToken,
    now: () => now() * 1_000,
  })
  const lines: string[] = []
  const world = await startApp({
    now,
    change: {
      PAY_STORE_TOKEN: '',
      PAY_APP_CLIENT_ID: clientId,
      PAY_APP_CLIENT_SECRET: clientSecret,
    },
    log: pino({}, { write: (line) => void lines.push(line) }),
  })
  const bigCommerce = connectBigCommerce({
    ...world.endpoint,
    fetch: emulator.fetch as typeof fetch,
  })
  const app = createApp({
    endpoint: { ...world.endpoint, store: bigCommerce.store },
    scripts,
    bigCommerce,
    look: () => undefined,
  })
  const visit = async (path: string, query: Record<string, string>, headers = {}) => {
    const response = await app.request(`${path}?${new URLSearchParams(query)}`, { headers })
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  const install = (scopes: string = requiredScopes.join(' ')) =>
    visit('/app/auth', {
      code: emulator.books.grantCode(scopes),
      scope: scopes,
      context: 'stores/sandbox',
    })
  const call = async (path: string, change = {}) =>
    visit(path, { signed_payload_jwt: await emulator.signedPayload(change) })
  const installation = () => readInstallation({ database: world.database, store: 'sandbox' })
  return { ...world, emulator, bigCommerce, visit, install, call, installation, lines }
}

describe('installing with one click', () => {
  test('keeps the token encrypted, puts script and webhooks in place, and shows how things stand', async () => {
    const { install, emulator, installation, lines, bigCommerce } = await setUp()
    const { status, html, headers } = await install()
    expect(status).toBe(200)
    expect(html).toContain('✓ Script on the storefront')
    expect(html).toContain('✓ Webhooks')
    expect(headers.get('content-security-policy')).toContain(
      'frame-ancestors https://*.mybigcommerce.com https://*.bigcommerce.com',
    )
    const [script] = emulator.books.scripts()
    expect(script).toMatchObject({
      visibility: 'all_pages',
      consent_category: 'essential',
      integrity_hashes: ['sha384-storefront'],
      src: expect.stringMatching(
        /^https:\/\/pay\.example\/script\/1\.2\.3\/storefront\.js\?endpoint=.*&store=sandbox&treasury=0xfB69/,
      ),
    })
    expect(emulator.books.hooks().map(({ destination }) => destination)).toEqual(
      Array(4).fill('https://pay.example/v1/hooks/bigcommerce'),
    )
    expect((await installation())?.sealedToken).not.toContain(accessToken)
    expect(`${html}${lines.join('')}`).not.toContain(accessToken)
    const { id } = emulator.books.placeOrder({ total: '5' })
    expect(await bigCommerce.store.readOrder({ order: `${id}` })).toMatchObject({ ok: true })
  })

  test('opening the app puts back what the merchant deleted or BigCommerce switched off', async () => {
    const { install, call, emulator } = await setUp()
    await install()
    const [script] = emulator.books.scripts()
    emulator.books.deleteScript(script?.uuid ?? '')
    const [hook] = emulator.books.hooks()
    emulator.books.deactivateHook(hook?.id ?? 0)
    const { status, html } = await call('/app/load')
    expect(status).toBe(200)
    expect(html).toContain('Put in place just now.')
    expect(emulator.books.scripts()).toHaveLength(1)
    expect(emulator.books.hooks().every((one) => one.is_active)).toBe(true)
    expect((await call('/app/load')).html).not.toContain('Put in place just now.')
  })

  test('speaks Chinese to a merchant whose browser does', async () => {
    const { install, visit, emulator } = await setUp()
    await install()
    const signed_payload_jwt = await emulator.signedPayload()
    const { html } = await visit(
      '/app/load',
      { signed_payload_jwt },
      { 'accept-language': 'zh-CN,zh;q=0.9' },
    )
    expect(html).toContain('<html lang="zh-CN" dir="ltr">')
    for (const words of ['店面脚本', '已就绪。', '金库地址']) expect(html).toContain(words)
    expect(html).not.toContain('Settings')
  })

  test('removing it forgets the token, and nothing else', async () => {
    const { install, call, installation, bigCommerce } = await setUp()
    await install()
    expect((await call('/app/remove_user')).status).toBe(204)
    expect(await installation()).toBeDefined()
    expect((await call('/app/uninstall')).status).toBe(204)
    expect(await installation()).toBeUndefined()
    await expect(bigCommerce.store.readOpenOrders()).rejects.toMatchObject({
      code: 'store_not_installed',
    })
  })
})

describe('a call that is not BigCommerce’s', () => {
  const forged = (change: Record<string, unknown>, key = clientSecret) =>
    new SignJWT({
      aud: clientId,
      iss: 'bc',
      sub: 'stores/sandbox',
      user: { id: 1, email: 'a@b.c' },
      owner: { id: 1, email: 'a@b.c' },
      ...change,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(now())
      .setNotBefore(now())
      .setExpirationTime(now() + 60)
      .sign(new TextEncoder().encode(key))

  test.each([
    ['without a payload', async () => ''],
    ['signed with another secret', () => forged({}, 'x'.repeat(40))],
    ['made for another app', () => forged({ aud: 'other' })],
    ['of somebody else', () => forged({ iss: 'evil' })],
    ['of another store', () => forged({ sub: 'stores/other' })],
  ])('%s shows and changes nothing', async (_name, payload) => {
    const { install, visit, installation } = await setUp()
    await install()
    for (const path of ['/app/load', '/app/uninstall', '/app/remove_user']) {
      const { status, html } = await visit(path, { signed_payload_jwt: await payload() })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(html).not.toContain('Treasury')
    }
    expect(await installation()).toBeDefined()
  })

  test('by a user who does not own the store removes nothing', async () => {
    const { install, visit, installation } = await setUp()
    await install()
    const jwt = await forged({ user: { id: 2, email: 'b@b.c' } })
    expect((await visit('/app/uninstall', { signed_payload_jwt: jwt })).status).toBe(401)
    expect(await installation()).toBeDefined()
  })

  test('with a used code, for another store or without a scope installs nothing', async () => {
    const { install, visit, installation, emulator } = await setUp()
    const scope = requiredScopes.join(' ')
    const code = emulator.books.grantCode(scope)
    expect((await visit('/app/auth', { code, scope, context: 'stores/other' })).status).toBe(400)
    expect((await visit('/app/auth', { code: 'x', scope, context: 'stores/sandbox' })).status).toBe(
      400,
    )
    const poor = await install('store_v2_orders')
    expect(poor.html).toContain('store_content_checkout')
    expect(await installation()).toBeUndefined()
  })
})

test('without an app there is nothing at its addresses', async () => {
  const { app } = await startApp()
  for (const path of ['/app/auth', '/app/load', '/app/uninstall', '/app/remove_user']) {
    expect((await app.request(path)).status).toBe(404)
  }
})
