import type { Context } from 'hono'
import type { Environment } from './context.js'

/**
 * The address that a request came from.
 *
 * @param hops reverse proxies of the merchant's own in front: each adds one address at the end of
 * `X-Forwarded-For`. What stands before those is the sender's own claim and is not believed.
 */
export function clientAddress(context: Context<Environment>, hops: number): string {
  const socket = context.env?.incoming?.socket?.remoteAddress ?? 'unknown'
  if (hops === 0) return socket
  const forwarded = (context.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return forwarded.at(-hops) ?? socket
}
