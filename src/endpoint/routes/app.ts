import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { recordInstallation, removeInstallation } from '../../database/index.js'
import { PayWithUsdcError, type Refusal } from '../../errors/index.js'
import { exchangeCode, missingScopes, verifySignedPayload } from '../../stores/bigcommerce/index.js'
import { type BigCommerce, installInto } from '../bigCommerce.js'
import type { AppConfig } from '../config.js'
import type { Endpoint, Environment } from '../context.js'
import type { Scripts } from '../scripts.js'
import { seal } from '../seal.js'
import { statusPage } from './appPage.js'

/** BigCommerce's control panel, which shows our pages in a frame. */
const controlPanel = ['https://*.mybigcommerce.com', 'https://*.bigcommerce.com']

/**
 * The single-click app: what BigCommerce calls when the merchant installs, opens or removes it.
 *
 * Where the settings name no app there is nothing at these addresses.
 */
export function appRoutes(
  app: OpenAPIHono<Environment>,
  endpoint: Endpoint,
  { scripts, bigCommerce }: { scripts: Scripts; bigCommerce: BigCommerce },
): void {
  const { config, database, now, log } = endpoint
  const credentials = config.store.app
  if (credentials === undefined) return

  app.get('/app/auth', async (context) => {
    const { code = '', context: store = '', scope = '' } = context.req.query()
    if (store !== `stores/${config.store.hash}`) {
      return show(context, problem('store_unknown', 'This endpoint serves another store.'))
    }
    const exchanged = await exchangeCode({
      ...credentials,
      code,
      context: store,
      scope,
      redirectUri: `${config.publicUrl}/app/auth`,
      fetch: bigCommerce.fetch,
    })
    if (!exchanged.ok) return show(context, exchanged)
    const { storeHash, accessToken, scopes } = exchanged.value
    const missing = missingScopes(scopes)
    if (missing.length > 0) {
      return show(
        context,
        problem('scope_missing', `The app needs these scopes as well: ${missing.join(', ')}.`),
      )
    }
    const secret = config.tokenSecret
    const subject = `stores/${storeHash}`
    const sealedToken = seal({ secret, subject, text: accessToken })
    const installation = { store: storeHash, sealedToken, scopes, installedAt: now() }
    await recordInstallation({ database, installation })
    bigCommerce.forget()
    log.info({ store: storeHash }, 'the app was installed')
    return show(context)
  })

  app.get('/app/load', async (context) => {
    const payload = await verify(context, credentials)
    return payload.ok ? show(context) : show(context, payload)
  })

  app.get('/app/uninstall', async (context) => {
    const payload = await verify(context, credentials)
    if (!payload.ok) return show(context, payload)
    if (!payload.value.isOwner) {
      return show(context, problem('jwt_invalid', 'Only the store’s owner removes the app.'))
    }
    await removeInstallation({ database, store: config.store.hash })
    bigCommerce.forget()
    log.info({ store: config.store.hash }, 'the app was removed')
    return context.body(null, 204)
  })

  // No user is kept, so there is nothing to forget; only a genuine call is told so.
  app.get('/app/remove_user', async (context) => {
    const payload = await verify(context, credentials)
    return payload.ok ? context.body(null, 204) : show(context, payload)
  })

  function verify(context: Context<Environment>, { clientId, clientSecret }: AppConfig) {
    return verifySignedPayload({
      jwt: context.req.query('signed_payload_jwt') ?? '',
      clientId,
      clientSecret,
      storeHash: config.store.hash,
      now: () => now() * 1_000,
    })
  }

  /** Re-checks script and hooks, and shows how things stand; or only why not. */
  async function show(context: Context<Environment>, refusal?: Refusal) {
    if (refusal !== undefined) {
      log.warn({ code: refusal.code }, 'a call of the app was refused')
      return statusPage({ context, endpoint, scripts, refusal, controlPanel })
    }
    try {
      const client = await bigCommerce.client()
      const installed = await installInto({ client, config, scripts })
      return statusPage({ context, endpoint, scripts, installed, controlPanel })
    } catch (error) {
      if (!(error instanceof PayWithUsdcError)) throw error
      return statusPage({
        context,
        endpoint,
        scripts,
        refusal: problem(error.code, `${error.message} ${error.hint ?? ''}`),
        controlPanel,
      })
    }
  }
}

function problem(code: string, message: string): Refusal {
  return { ok: false, code, message }
}
