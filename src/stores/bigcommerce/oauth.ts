import { accept, type Result, refuse } from '../../errors/index.js'
import { tokenAnswerSchema } from './appSchemas.js'
import { boundedText } from './boundedText.js'
import { storeUnavailable } from './storeErrors.js'

/** The least that the app asks for. Hooks need no scope, and nothing touches carts or customers. */
export const requiredScopes = [
  /** Read orders, mark them as paid, keep the proof in their metafields. */
  'store_v2_orders',
  /** Install the script on checkout and confirmation … */
  'store_content_checkout',
  /** … and list our scripts. */
  'store_v2_content',
  /** The store's name, address and currency. */
  'store_v2_information_read_only',
] as const

/** What an installed app knows of its store. */
export type Installation = {
  readonly storeHash: string
  readonly accessToken: string
  readonly scopes: readonly string[]
  readonly user: { readonly id: number; readonly email: string }
}

const storeContext = /^stores\/([a-z0-9-]{1,64})$/

/** Reads the hash out of `stores/HASH`. */
export function storeHashOf(context: string): string | undefined {
  return storeContext.exec(context)?.[1]
}

/** Names the scopes that were not granted. The scope to modify includes the scope to read. */
export function missingScopes(granted: string | readonly string[]): string[] {
  const given = new Set(typeof granted === 'string' ? granted.split(/\s+/) : granted)
  return requiredScopes.filter(
    (scope) => !given.has(scope) && !given.has(scope.replace(/_read_only$/, '')),
  )
}

/**
 * Turns the one-time code of an installation into the app's access token.
 *
 * `oauth_refused`: the code is used up, was made for another app, or is answered for another store.
 *
 * @param context,scope,code as BigCommerce gave them to the auth callback
 * @param loginUrl base without a path. @default 'https://login.bigcommerce.com'
 * @param fetch has to guard the way out: the base is a setting
 * @throws PayWithUsdcError `store_unavailable`
 */
export async function exchangeCode({
  clientId,
  clientSecret,
  code,
  context,
  scope,
  redirectUri,
  loginUrl = 'https://login.bigcommerce.com',
  fetch: send,
  timeout = 10_000,
}: {
  clientId: string
  clientSecret: string
  code: string
  context: string
  scope: string
  redirectUri: string
  loginUrl?: string
  fetch: typeof globalThis.fetch
  timeout?: number
}): Promise<Result<Installation, 'oauth_refused'>> {
  const { status, text } = await post({
    url: new URL('/oauth2/token', loginUrl),
    body: {
      client_id: clientId,
      client_secret: clientSecret,
      code,
      context,
      scope,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
    },
    send,
    timeout,
  })
  if (status >= 500 || status === 429) throw storeUnavailable(`the login answered ${status}`)
  if (status !== 200) return refuse('oauth_refused', 'BigCommerce refuses the code.')
  const answer = readToken(text)
  const storeHash = storeHashOf(answer.context)
  if (storeHash === undefined || answer.context !== context) {
    return refuse('oauth_refused', 'The code belongs to another store.')
  }
  const { access_token: accessToken, user } = answer
  const scopes = answer.scope.split(/\s+/).filter((name) => name !== '')
  return accept({ storeHash, accessToken, scopes, user: { id: user.id, email: user.email } })
}

async function post({
  url,
  body,
  send,
  timeout,
}: {
  url: URL
  body: unknown
  send: typeof globalThis.fetch
  timeout: number
}) {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    return { status: response.status, text: await boundedText(response, 65_536) }
  } catch (cause) {
    throw storeUnavailable('the login failed', cause)
  }
}

/** The answer holds a token: no error quotes it. */
function readToken(text: string) {
  try {
    return tokenAnswerSchema.parse(JSON.parse(text))
  } catch {
    throw storeUnavailable('the answer of the login does not fit')
  }
}
