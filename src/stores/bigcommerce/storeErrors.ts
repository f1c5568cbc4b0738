import { PayWithUsdcError } from '../../errors/index.js'

/** The store's rate limit, or the asker's part of it, is used up. Always retryable. */
export class StoreBusyError extends PayWithUsdcError {
  /** Milliseconds after which the same call may be sent. */
  readonly retryAfter: number

  constructor(retryAfter: number) {
    super('store_busy', `The shop takes no more requests for ${Math.ceil(retryAfter / 1_000)} s.`, {
      retryable: true,
    })
    this.retryAfter = retryAfter
  }
}

/** No answer, or none that can be understood: nobody knows whether the request had an effect. */
export function storeUnavailable(what: string, cause?: unknown): PayWithUsdcError {
  return new PayWithUsdcError('store_unavailable', `The shop gave no usable answer: ${what}.`, {
    retryable: true,
    cause,
  })
}

/** The shop refuses our access token, or the token lacks a scope. */
export function storeUnauthorized(request: string, scope: string): PayWithUsdcError {
  return new PayWithUsdcError('store_unauthorized', `The shop refuses our token for ${request}.`, {
    hint: `Check that the API account still exists and has the scope ${scope}.`,
  })
}

/** The shop understood the request and will not do it; asking again would not help. */
export function storeRefused(request: string, why: string): PayWithUsdcError {
  return new PayWithUsdcError('store_refused', `The shop refuses ${request}: ${why}`)
}
