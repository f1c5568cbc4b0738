import { describe, expect, test } from 'vitest'
import { tokenRequestSchema } from './appSchemas.js'
import { account, setUp as open } from './bigcommerce.fixture.js'
import { exchangeCode, missingScopes, requiredScopes } from './oauth.js'

const scope = requiredScopes.join(' ')
const { clientId, clientSecret, storeHash } = account

function setUp() {
  const all = open()
  const code = all.books.grantCode(scope)
  const exchange = (change: Partial<Parameters<typeof exchangeCode>[0]> = {}) =>
    exchangeCode({
      clientId,
      clientSecret,
      code,
      context: `stores/${storeHash}`,
      scope,
      redirectUri: 'https://pay.example/auth',
      fetch: all.fetch,
      ...change,
    })
  return { ...all, exchange }
}

describe('the one-time code', () => {
  test('becomes the access token of the store, with the scopes that were granted', async () => {
    const { exchange } = setUp()
    expect(await exchange()).toEqual({
      ok: true,
      value: {
        storeHash,
        accessToken: account.accessToken,
        scopes: [...requiredScopes],
        user: { id: 1, email: 'owner@shop.example' },
      },
    })
  })

  test('is sent with every field that the login wants, and none else', async () => {
    const { exchange } = setUp()
    let sent: unknown
    const fetch: typeof globalThis.fetch = async (url, init) => {
      expect(`${url}`).toBe('https://login.bigcommerce.com/oauth2/token')
      sent = tokenRequestSchema.parse(JSON.parse(`${init?.body}`))
      return new Response('', { status: 400 })
    }
    expect(await exchange({ fetch })).toMatchObject({ code: 'oauth_refused' })
    expect(sent).toMatchObject({ redirect_uri: 'https://pay.example/auth', client_id: clientId })
  })

  test('works once', async () => {
    const { exchange } = setUp()
    await exchange()
    expect(await exchange()).toMatchObject({ ok: false, code: 'oauth_refused' })
  })

  test.each([
    ['another secret', { clientSecret: 'guessed' }],
    ['another app', { clientId: 'other' }],
    ['another store', { context: 'stores/other' }],
    ['another code', { code: 'guessed' }],
  ])('is refused with %s', async (_name, change) => {
    const { exchange } = setUp()
    expect(await exchange(change)).toMatchObject({ code: 'oauth_refused' })
  })

  test.each([
    ['another store', 'stores/other'],
    ['no store', 'https://evil.example/stores/abc123'],
  ])('answered for %s is refused', async (_name, context) => {
    const answer = { access_token: 't', scope, context, user: { id: 1, email: 'a@b.example' } }
    const { exchange } = setUp()
    const fetch = async () => Response.json(answer)
    expect(await exchange({ fetch })).toMatchObject({ code: 'oauth_refused' })
  })

  test.each([
    ['a 500', async () => new Response('', { status: 500 })],
    ['a 429', async () => new Response('', { status: 429 })],
    ['HTML', async () => new Response('<html>')],
    ['a cut connection', () => Promise.reject(new TypeError('fetch failed'))],
  ])('is tried again after %s', async (_name, fetch) => {
    const { exchange } = setUp()
    await expect(exchange({ fetch })).rejects.toMatchObject({
      code: 'store_unavailable',
      retryable: true,
    })
  })

  test('never shows in an error, and neither does the token', async () => {
    const { exchange } = setUp()
    const fetch = async () => Response.json({ access_token: 'token-of-the-shop', scope: 1 })
    const error: Error = await exchange({ fetch }).then(
      () => new Error('no error'),
      (reason: Error) => reason,
    )
    expect(`${error.message} ${error.stack} ${error.cause}`).not.toMatch(/token-of|client-secret/)
  })
})

describe('the scopes', () => {
  test('are the least that are needed: orders, the script, the name of the store', () => {
    expect(requiredScopes).toMatchInlineSnapshot(`
      [
        "store_v2_orders",
        "store_content_checkout",
        "store_v2_content",
        "store_v2_information_read_only",
      ]
    `)
  })

  test.each([
    [scope, []],
    [[...requiredScopes, 'users_basic_information'], []],
    [scope.replace('_read_only', ''), []],
    ['', [...requiredScopes]],
    [scope.replace('store_v2_orders', 'store_v2_orders_read_only'), ['store_v2_orders']],
    ['store_v2_orders store_v2_content', [requiredScopes[1], requiredScopes[3]]],
  ])('%j lack %j', (granted, missing) => {
    expect(missingScopes(granted)).toEqual(missing)
  })
})
