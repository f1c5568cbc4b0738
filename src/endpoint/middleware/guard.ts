import type { MiddlewareHandler } from 'hono'
import { isAllowed, limitedAs } from '../allowList.js'
import { findKey } from '../apiKeys.js'
import { clientAddress } from '../clientAddress.js'
import type { Endpoint, Environment } from '../context.js'
import { bucketsOf } from '../limits.js'
import { bearerOf } from '../routes/bearer.js'
import { answerRefusal } from './errors.js'

/** Characters of a path and its query. */
const longestUrl = 2_048
/** Header fields of one request. */
const mostHeaders = 100

/** Refuses requests that are larger than any of ours, before anything reads them. */
export const sizeGuard: MiddlewareHandler<Environment> = (context, next) => {
  const { pathname, search } = new URL(context.req.url)
  if (pathname.length + search.length > longestUrl) {
    const message = `The address is above ${longestUrl} characters.`
    return Promise.resolve(answerRefusal(context, { code: 'url_too_long', message }))
  }
  const fields = context.env?.incoming?.rawHeaders?.length ?? 0
  if (fields / 2 > mostHeaders) {
    const message = `There are more than ${mostHeaders} header fields.`
    return Promise.resolve(answerRefusal(context, { code: 'headers_too_large', message }))
  }
  return next()
}

/**
 * Finds out who asks, and how often: each address, each merchant's key and each payment has a bucket
 * of its own. A key is taken only from the addresses of the allow-list.
 */
export function accessGuard(endpoint: Endpoint): MiddlewareHandler<Environment> {
  const { config, log, now } = endpoint
  const bucket = (perMinute: number) => ({
    take: bucketsOf({ burst: perMinute, perMinute, now }),
    wait: `${Math.ceil(60 / perMinute)}`,
  })
  const byAddress = bucket(config.requestsPerMinute.address)
  const byKey = bucket(config.requestsPerMinute.key)
  const byPayment = bucket(config.requestsPerMinute.payment)

  return async (context, next) => {
    const address = clientAddress(context, config.proxyHops)
    const refuseFor = (wait: string) => {
      context.header('retry-after', wait)
      const message = 'Too many requests. Retry-After says when to come back.'
      return answerRefusal(context, { code: 'rate_limited', message }, true)
    }
    if (!byAddress.take(limitedAs(address))) return refuseFor(byAddress.wait)
    const bearer = bearerOf(context)
    const key = bearer === undefined ? undefined : await findKey(endpoint, bearer)
    if (key !== undefined) {
      if (!isAllowed(config.apiAllow, address)) {
        const requestId = context.get('requestId')
        log.warn({ requestId, key: key.id, address }, 'a key came from a foreign address')
        const message = 'Keys are not taken from this address.'
        return answerRefusal(context, { code: 'address_refused', message })
      }
      if (!byKey.take(key.id)) return refuseFor(byKey.wait)
      context.set('key', key)
    }
    const payment = /^\/(?:v1\/payments|pay)\/(pay_[0-9a-f]{32})(?:\/|$)/.exec(
      context.req.path,
    )?.[1]
    if (payment !== undefined && !byPayment.take(payment)) return refuseFor(byPayment.wait)
    return next()
  }
}
