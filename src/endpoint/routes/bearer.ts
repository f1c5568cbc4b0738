import type { Context } from 'hono'
import { type KeyInUse, permits, type Scope } from '../apiKeys.js'
import type { Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'

/** The bearer of a request. */
export function bearerOf(context: Context<Environment>): string | undefined {
  return /^Bearer ([\x21-\x7e]+)$/.exec(context.req.header('authorization') ?? '')?.[1]
}

/** The merchant's key of a request, when it may do this; else the refusal. */
export function requireKey(context: Context<Environment>, scope: Scope): KeyInUse | Response {
  const key = context.get('key')
  if (key === undefined) {
    const message = 'The key is missing or wrong.'
    return answerRefusal(context, { code: 'api_key_invalid', message })
  }
  return permits(key, scope) ? key : refuseScope(context, scope)
}

/** Says which scope is missing. */
export function refuseScope(context: Context<Environment>, scope: Scope): Response {
  const message = `This key lacks the scope ${scope}.`
  return answerRefusal(context, { code: 'key_scope_missing', message })
}
