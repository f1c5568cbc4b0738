import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { type BigCommerce, connectBigCommerce } from './bigCommerce.js'
import type { Endpoint, Environment } from './context.js'
import { answerRefusal, errorHandler, notFound } from './middleware/errors.js'
import { accessGuard, sizeGuard } from './middleware/guard.js'
import { requestLog } from './middleware/requestLog.js'
import { readinessOf } from './readiness.js'
import { receiptKeyOf } from './receiptKey.js'
import { appRoutes } from './routes/app.js'
import { authorizationRoutes } from './routes/authorizations.js'
import { balancesRoute } from './routes/balances.js'
import { frameRoute } from './routes/frame.js'
import { holdRoute } from './routes/hold.js'
import { hookRoute } from './routes/hooks.js'
import { openCheckoutRoute } from './routes/openCheckout.js'
import { openPaymentRoute } from './routes/openPayment.js'
import { orderLinkRoute } from './routes/orderLink.js'
import { payPageRoute } from './routes/payPage.js'
import { readPaymentRoutes } from './routes/readPayment.js'
import { receiptRoutes } from './routes/receipt.js'
import { refundAddressRoute } from './routes/refundAddress.js'
import { renewRoute } from './routes/renew.js'
import { scriptRoutes } from './routes/scripts.js'
import { webhookRoutes } from './routes/webhooks.js'
import type { Scripts } from './scripts.js'

/** The largest body that is read, in bytes. */
const maximumBody = 16 * 1_024

/** The endpoint's HTTP side. */
export function createApp({
  endpoint,
  scripts,
  bigCommerce = connectBigCommerce(endpoint),
  look,
  rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}: {
  endpoint: Endpoint
  scripts: Scripts
  bigCommerce?: BigCommerce
  /** Has an order read from the shop soon. */
  look: (order: string) => void
  /** Waits; tests do not. */
  rest?: (milliseconds: number) => Promise<void>
}): OpenAPIHono<Environment> {
  const { config, log } = endpoint
  const receiptKey = receiptKeyOf({ secret: config.tokenSecret })
  const app = new OpenAPIHono<Environment>({
    defaultHook: (result, context) => {
      if (result.success) return
      const [issue] = result.error.issues
      const where = issue?.path.join('.') ?? ''
      return answerRefusal(context, {
        code: 'invalid_request',
        message: `${where === '' ? 'The request' : where}: ${issue?.message ?? 'not valid'}.`,
      })
    },
  })
  app.onError(errorHandler(log))
  app.notFound(notFound)
  app.use(requestLog(endpoint))
  app.use(sizeGuard)
  app.use(
    '/v1/*',
    cors({
      origin: [
        ...config.store.origins,
        new URL(config.publicUrl).origin,
        ...(config.frameOrigin === undefined ? [] : [config.frameOrigin]),
      ],
      allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['authorization', 'content-type', 'last-event-id'],
      exposeHeaders: ['x-request-id', 'retry-after'],
      maxAge: 7_200,
    }),
  )
  const guard = accessGuard(endpoint)
  app.use('/v1/payments/*', guard)
  app.use('/v1/checkout', guard)
  app.use('/v1/webhooks/*', guard)
  app.use('/pay/*', guard)
  const limitBody = bodyLimit({
    maxSize: maximumBody,
    onError: (context) =>
      answerRefusal(context, { code: 'body_too_large', message: 'The body is above 16 kB.' }),
  })
  // To look for a body makes a whole Request, which would live as long as a stream does.
  app.use((context, next) => (hasNoBody(context.req.method) ? next() : limitBody(context, next)))
  app.use('/v1/*', async (context, next) => {
    if (context.req.method !== 'POST' || isJson(context.req.header('content-type'))) return next()
    const hasBody = context.req.raw.body !== null && context.req.header('content-length') !== '0'
    if (!hasBody) return next()
    const message = 'Send the body as application/json.'
    return answerRefusal(context, { code: 'media_type_unsupported', message })
  })

  openPaymentRoute(app, endpoint)
  openCheckoutRoute(app, endpoint)
  readPaymentRoutes(app, endpoint)
  refundAddressRoute(app, endpoint)
  authorizationRoutes(app, endpoint)
  balancesRoute(app, endpoint)
  renewRoute(app, endpoint)
  holdRoute(app, endpoint)
  receiptRoutes(app, endpoint, scripts, receiptKey)
  webhookRoutes(app, endpoint)
  hookRoute(app, endpoint, look)
  orderLinkRoute(app, endpoint, scripts, rest)
  payPageRoute(app, endpoint, scripts, receiptKey)
  frameRoute(app, endpoint, scripts)
  appRoutes(app, endpoint, { scripts, bigCommerce })
  scriptRoutes(app, scripts)

  app.get('/health', (context) => context.json(healthOf(endpoint)))
  app.get('/ready', async (context) => {
    const { reasons, warnings } = await readinessOf(endpoint)
    const warned = warnings.length === 0 ? {} : { warnings }
    return reasons.length === 0
      ? context.json({ status: 'ready', ...warned })
      : context.json({ status: 'not ready', reasons, ...warned }, 503)
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'A merchant’s key. Keep it on your server.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'paymentToken', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that opening a payment returns. It reads that payment only.',
  })
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Pay with USDC: endpoint',
      version: '1',
      description:
        'Opens payments, watches them on chain, and tells pages and merchants about them.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: config.publicUrl }],
    tags: [
      { name: 'payments', description: 'One payment for each order, for life.' },
      { name: 'webhooks', description: 'What your own systems are told.' },
    ],
  })
  return app
}

/** What a monitor asks for: the endpoint is up, and how each network stands. */
function healthOf({ config, chains, relay }: Endpoint) {
  const networks = config.chains.map(({ definition: { id } }) => {
    const health = chains.of(id)
    return [`eip155:${id}`, health.state === 'off' ? health.code : health.state]
  })
  const relaying = config.chains.flatMap(({ definition: { id }, isOffered }) =>
    isOffered ? [[`eip155:${id}`, relay?.isReady(`eip155:${id}`) ? 'ready' : 'off']] : [],
  )
  return {
    status: 'ok',
    networks: Object.fromEntries(networks),
    ...(relay && { relay: Object.fromEntries(relaying) }),
  }
}

/** The methods whose body nobody reads. */
function hasNoBody(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? '')
}
