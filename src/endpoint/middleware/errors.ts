import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import { PayWithUsdcError, type Refusal } from '../../errors/index.js'
import type { ErrorAnswer } from '../../protocol/index.js'
import type { Environment } from '../context.js'

/** The HTTP status of every code that the endpoint answers with. Codes are stable; see docs/errors.md. */
const statusOfCode = {
  invalid_request: 400,
  json_malformed: 400,
  idempotency_key_missing: 400,
  idempotency_key_malformed: 400,
  hook_malformed: 400,
  http_malformed: 400,
  token_missing: 401,
  hook_forged: 401,
  jwt_invalid: 401,
  api_key_invalid: 401,
  key_scope_missing: 403,
  address_refused: 403,
  not_found: 404,
  payment_not_found: 404,
  order_not_found: 404,
  authorization_not_found: 404,
  event_not_found: 404,
  request_timeout: 408,
  idempotency_key_reused: 409,
  cart_mismatch: 409,
  order_not_open: 409,
  receipt_not_ready: 409,
  relay_off: 409,
  authorization_pending: 409,
  authorization_replayed: 409,
  authorization_sent: 409,
  body_too_large: 413,
  url_too_long: 414,
  media_type_unsupported: 415,
  amount_malformed: 422,
  amount_not_positive: 422,
  amount_too_precise: 422,
  amount_too_large: 422,
  currency_unsupported: 422,
  rate_stale: 422,
  order_method_other: 422,
  order_method_refused: 422,
  refund_address_refused: 422,
  address_invalid: 422,
  address_checksum: 422,
  authorization_invalid: 422,
  authorization_expired: 422,
  below_minimum: 422,
  transfer_refused: 422,
  store_unknown: 422,
  chain_unknown: 422,
  token_unknown: 422,
  rate_limited: 429,
  relay_budget_spent: 429,
  payer_budget_spent: 429,
  headers_too_large: 431,
  internal_error: 500,
  chain_unavailable: 503,
  relay_unreachable: 503,
  store_unavailable: 503,
  store_busy: 503,
  store_unauthorized: 503,
  store_refused: 503,
  store_not_installed: 503,
  rate_unavailable: 503,
  rate_uncertain: 503,
} as const satisfies Record<string, ContentfulStatusCode>

type AnswerCode = keyof typeof statusOfCode

/**
 * Answers a refusal: its code, a sentence, and the status that belongs to the code.
 *
 * Typed as nothing, because a route's types list what it answers when all is well.
 */
export function answerRefusal(
  context: Context<Environment>,
  { code, message }: Pick<Refusal, 'code' | 'message'>,
  retryable = false,
): never {
  const known: AnswerCode = code in statusOfCode ? (code as AnswerCode) : 'internal_error'
  const body: ErrorAnswer = { code: known, message, retryable }
  return context.json(body, statusOfCode[known]) as never
}

/** What the endpoint answers when a route throws. */
export function errorHandler(log: Logger): ErrorHandler<Environment> {
  return (error, context) => {
    if (error instanceof PayWithUsdcError && error.code in statusOfCode) {
      log.warn({ code: error.code, requestId: context.get('requestId') }, error.message)
      return answerRefusal(context, error, error.retryable)
    }
    if (error instanceof HTTPException && error.status < 500) {
      return answerRefusal(context, { code: 'json_malformed', message: 'The body is not JSON.' })
    }
    log.error({ err: error, requestId: context.get('requestId') }, 'A request failed.')
    return answerRefusal(
      context,
      { code: 'internal_error', message: 'Something failed on our side. Try again.' },
      true,
    )
  }
}

/** What the endpoint answers when there is no such route. */
export const notFound: NotFoundHandler<Environment> = (context) =>
  answerRefusal(context, { code: 'not_found', message: 'There is nothing at this address.' })
