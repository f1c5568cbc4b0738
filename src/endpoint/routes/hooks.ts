import type { OpenAPIHono } from '@hono/zod-openapi'
import { recordHook } from '../../database/index.js'
import { verifyHook } from '../../stores/bigcommerce/index.js'
import { hookSecret } from '../bigCommerce.js'
import { secretsOf } from '../config.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'

/**
 * What BigCommerce tells us about orders. It only makes a look at the order come sooner: nothing in
 * the body is believed but the order's number, and a webhook that is lost changes nothing.
 *
 * @param look has the order read from the shop soon
 */
export function hookRoute(
  app: OpenAPIHono<Environment>,
  { config, database, now, log }: Endpoint,
  look: (order: string) => void,
): void {
  app.post('/v1/hooks/bigcommerce', async (context) => {
    const body = await context.req.text()
    const verified = verifyHook({
      storeHash: config.store.hash,
      // Until the shop's webhooks are registered anew they bear what the secret before gave.
      secrets: secretsOf(config).map((tokenSecret) => hookSecret({ tokenSecret })),
      ...(config.store.app === undefined ? {} : { clientSecret: config.store.app.clientSecret }),
      headers: context.req.raw.headers,
      body,
      now: () => now() * 1_000,
    })
    if (!verified.ok) {
      log.warn({ code: verified.code }, 'a webhook was refused')
      return answerRefusal(context, verified)
    }
    const { hash } = verified.value
    const isNew = await recordHook({ database, hash, now: now() })
    if (isNew && verified.value.kind === 'order') look(verified.value.order)
    return context.body(null, 204)
  })
}
