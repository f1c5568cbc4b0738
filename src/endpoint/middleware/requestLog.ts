import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Endpoint, Environment } from '../context.js'
import { inRequest } from '../log.js'

/** Gives each request an id that every line of it bears, logs and counts it by its route: a path can hold a payment's token. */
export function requestLog({
  log,
  metrics,
}: Pick<Endpoint, 'log' | 'metrics'>): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const requestId = randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    const start = performance.now()
    await inRequest(requestId, next)
    const { method } = context.req
    const seconds = (performance.now() - start) / 1_000
    const { status } = context.res
    const route = routePath(context, -1)
    metrics.answered({ route: `${method} ${route}`, status, seconds })
    const milliseconds = Math.round(seconds * 1_000)
    inRequest(requestId, () => log.info({ method, route, status, milliseconds }, 'request'))
  }
}
