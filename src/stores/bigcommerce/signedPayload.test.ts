import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { account, setUp as open } from './bigcommerce.fixture.js'
import { verifySignedPayload } from './signedPayload.js'

const { clientId, clientSecret, storeHash } = account
const owner = { id: 1, email: 'owner@shop.example' }
const claims = { user: owner, owner, sub: `stores/${storeHash}`, aud: clientId, iss: 'bc' }

function setUp() {
  const all = open()
  const check = (jwt: string) =>
    verifySignedPayload({ jwt, clientId, clientSecret, storeHash, now: all.now })
  const times = () => {
    const at = Math.floor(all.clock.now / 1_000)
    return { iat: at, nbf: at, exp: at + 86_400 }
  }
  return { ...all, check, times }
}

describe('a signed payload', () => {
  test('says who calls, and for which store', async () => {
    const { check, signedPayload } = setUp()
    expect(await check(await signedPayload({ url: '/settings' }))).toEqual({
      ok: true,
      value: { storeHash, user: owner, isOwner: true, url: '/settings' },
    })
  })

  test('tells a user from the owner', async () => {
    const { check, signedPayload } = setUp()
    const user = { id: 2, email: 'staff@shop.example' }
    expect(await check(await signedPayload({ user }))).toMatchObject({
      value: { user, isOwner: false },
    })
  })

  test('lives for a day', async () => {
    const { check, signedPayload, clock } = setUp()
    const jwt = await signedPayload()
    clock.now += 86_400_000
    expect(await check(jwt)).toMatchObject({ ok: true })
    clock.now += 31_000
    expect(await check(jwt)).toMatchObject({ code: 'jwt_invalid' })
  })
})

describe('is refused', () => {
  test.each([
    ['with another key', { key: 'guessed' }, 'jwt_invalid'],
    ['for another app', { audience: 'other' }, 'jwt_invalid'],
    ['from another issuer', { issuer: 'bcc' }, 'jwt_invalid'],
    ['for another store', { subject: 'stores/other' }, 'store_unknown'],
    ['for no store', { subject: storeHash }, 'store_unknown'],
    ['for a store within another name', { subject: `x/stores/${storeHash}` }, 'store_unknown'],
  ])('a payload %s', async (_name, change, code) => {
    const { check, signedPayload } = setUp()
    expect(await check(await signedPayload(change))).toMatchObject({ ok: false, code })
  })

  test.each([
    ['yesterday', -2 * 86_400_000],
    ['tomorrow', 86_400_000],
  ])('a payload of %s', async (_name, offset) => {
    const { check, signedPayload, clock } = setUp()
    const jwt = await signedPayload({ issuedAt: clock.now + offset })
    expect(await check(jwt)).toMatchObject({ code: 'jwt_invalid' })
  })

  test('a payload without a signature', async () => {
    const { check, times } = setUp()
    const jwt = new UnsecuredJWT({ ...claims, ...times() }).encode()
    expect(await check(jwt)).toMatchObject({ code: 'jwt_invalid' })
  })

  test('a payload signed with RS256', async () => {
    const { check, times } = setUp()
    const { privateKey } = await generateKeyPair('RS256')
    const token = new SignJWT({ ...claims, ...times() }).setProtectedHeader({ alg: 'RS256' })
    expect(await check(await token.sign(privateKey))).toMatchObject({ code: 'jwt_invalid' })
  })

  test('a payload signed with HS512 and the right key', async () => {
    const { check, times } = setUp()
    const token = new SignJWT({ ...claims, ...times() }).setProtectedHeader({ alg: 'HS512' })
    const jwt = await token.sign(new TextEncoder().encode(clientSecret))
    expect(await check(jwt)).toMatchObject({ code: 'jwt_invalid' })
  })

  test.each(['exp', 'iat', 'nbf', 'sub', 'aud', 'iss', 'user', 'owner'])(
    'a payload without %s',
    async (missing) => {
      const { check, times } = setUp()
      const { [missing as 'sub']: _, ...rest } = { ...claims, ...times() }
      const token = new SignJWT(rest).setProtectedHeader({ alg: 'HS256' })
      const jwt = await token.sign(new TextEncoder().encode(clientSecret))
      expect(await check(jwt)).toMatchObject({ code: 'jwt_invalid' })
    },
  )

  test.each(['', 'x', 'a.b.c', 'null'])('%j, which is no payload', async (jwt) => {
    expect(await setUp().check(jwt)).toMatchObject({ code: 'jwt_invalid' })
  })
})
