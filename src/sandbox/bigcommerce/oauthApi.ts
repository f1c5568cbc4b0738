import { Hono } from 'hono'
import { bodyOf } from './answers.js'

/** The login server's token exchange. Each code works once. */
export function oauthApi({
  clientId,
  clientSecret,
  accessToken,
  storeHash,
  codes,
}: {
  clientId: string
  clientSecret: string
  accessToken: string
  storeHash: string
  /** One-time codes with the scopes that the merchant granted. */
  codes: Map<string, string>
}): Hono {
  const api = new Hono()
  api.post('/oauth2/token', async (context) => {
    const body = (await bodyOf(context)) ?? {}
    const scope = codes.get(`${body.code}`)
    const isRight =
      body.client_id === clientId &&
      body.client_secret === clientSecret &&
      body.context === `stores/${storeHash}` &&
      body.grant_type === 'authorization_code' &&
      typeof body.redirect_uri === 'string'
    if (!isRight || scope === undefined) {
      return context.json({ error: 'invalid_grant', error_description: 'Invalid code' }, 400)
    }
    codes.delete(`${body.code}`)
    const user = { id: 1, username: 'owner@shop.example', email: 'owner@shop.example' }
    return context.json({
      access_token: accessToken,
      scope,
      user,
      owner: user,
      context: `stores/${storeHash}`,
      account_uuid: '00000000-0000-4000-8000-000000000000',
    })
  })
  return api
}
