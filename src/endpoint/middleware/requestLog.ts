import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { Environment } from '../context.js'

/** Gives each request an id and logs it by its route: a path can hold a payment's token. */
export function requestLog(log: Logger): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const requestId = randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    const start = performance.now()
    await next()
    const { method } = context.req
    const milliseconds = Math.round(performance.now() - start)
    log.info(
      {
        requestId,
        method,
        route: routePath(context, -1),
        status: context.res.status,
        milliseconds,
      },
      'request',
    )
  }
}
